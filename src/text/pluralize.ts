/** Counts with their noun, such as `1 rule`, `3 rules` and `1,000 retries`. */

import { formatNumber } from './numbers';

/** Counts with a noun of which only the plural is known: `1 message`, `2 batches per shard`. */
export function countOf(count: number, many: string): string {
  return pluralizeCount(count, many.replace(PLURAL, (_, stem: string, end: string) => stem + (SINGULARS[end] ?? '')), many);
}

/** The first word that ends as plurals do. */
const PLURAL = /\b([a-z]+?)(ies|(?<=ch)es|s)\b/;
const SINGULARS: Readonly<Record<string, string>> = { ies: 'y' };

export function pluralizeCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
