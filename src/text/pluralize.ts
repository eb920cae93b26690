/** `1 rule`, `3 rules`. */
export function pluralizeCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
