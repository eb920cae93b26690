/** Counts with their noun, such as `1 rule`, `3 rules` and `1,000 retries`. */

export function pluralizeCount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
