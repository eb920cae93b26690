/** Whether two names differ only in case, spaces and punctuation: AWS never uses both. */
export function alike(one: string, two: string): boolean {
  return bare(one) === bare(two);
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
