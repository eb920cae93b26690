/** Cuts texts at whole characters: half of a surrogate pair is no text. */

/** A name from a template, short enough for a message. */
export function clip(name: unknown): string {
  return clipped(typeof name === 'string' ? name : `a ${Array.isArray(name) ? 'list' : typeof name}`, 100);
}

/** The text, or as much of it as fits into `most` UTF-16 units, and an ellipsis. */
export function clipped(text: string, most: number): string {
  return text.length > most ? `${startOf(text, most)}…` : text;
}

/** The whole characters among the first `most` UTF-16 units. */
export function startOf(text: string, most: number): string {
  const [last, next] = [text.charCodeAt(most - 1), text.charCodeAt(most)];
  const isInPair = isBetween(last, 0xd800, 0xdbff) && isBetween(next, 0xdc00, 0xdfff);
  return text.slice(0, isInPair ? most - 1 : most);
}

function isBetween(unit: number, first: number, last: number): boolean {
  return unit >= first && unit <= last;
}
