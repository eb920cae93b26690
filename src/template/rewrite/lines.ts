/** Finds the lines around places in a text. */

export function lineEndOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** The place before the line end. */
export function lineStop(text: string, at: number): number {
  const next = text.indexOf('\n', at);
  const stop = next < 0 ? text.length : next;
  return stop > at && text[stop - 1] === '\r' ? stop - 1 : stop;
}

/** The start of the line before the one that starts here. */
export function previousLine(text: string, start: number): number {
  return lineStart(text, start - 1);
}

/** The place after the line end. */
export function nextLine(text: string, at: number): number {
  const next = text.indexOf('\n', at);
  return next < 0 ? text.length : next + 1;
}

export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** The white space at the start of the line. */
export function indentAt(text: string, at: number): string {
  const start = lineStart(text, at);
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  return text.slice(start, end);
}

/** Whether only white space is before the place in its line. */
export function beginsLine(text: string, at: number): boolean {
  return lineStart(text, at) + indentAt(text, at).length === at;
}
