/** Counts with their noun, such as `1 rule`, `3 rules` and `1,000 retries`. */

import { formatNumber } from './numbers';

export function pluralizeCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
