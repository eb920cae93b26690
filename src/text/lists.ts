/** Lists for people. Written by hand, because `Intl.ListFormat` loads ICU: 20 ms of a start of 100 ms. */

/** `a, b and c`. */
export function joinWithAnd(texts: readonly string[]): string {
  return join(texts, 'and');
}

/** `a, b or c`. */
export function joinWithOr(texts: readonly string[]): string {
  return join(texts, 'or');
}

/** `a, b and 3 more`: no more names than `most`. */
export function joinFirst(names: readonly string[], most: number): string {
  const more = names.length > most ? ` and ${names.length - most} more` : '';
  return `${names.slice(0, most).join(', ')}${more}`;
}

function join(texts: readonly string[], word: string): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${word} ${texts[texts.length - 1]}`;
}
