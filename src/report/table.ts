/** Formats a table that fits a width: the widest columns shrink until all fit, and cells are wrapped. */
import { escapeLine, escapeText } from '../text/escape';

const GAP = '  ';
const NARROWEST = 8;

export function textTable(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const widths = columnWidths(rows, width);
  const [head, ...body] = rows.map((row) => lines(row, widths));
  const rule = widths.map((columns) => '-'.repeat(columns)).join(GAP);
  return [...head, rule, ...body.flat()];
}

function columnWidths(rows: readonly (readonly string[])[], width: number): readonly number[] {
  const wanted = rows[0]
    .map((_, column) => rows.reduce((most, row) => Math.max(most, lengthOf(row[column])), NARROWEST));
  const room = width - GAP.length * (wanted.length - 1);
  let limit = Math.max(...wanted);
  const total = (): number => wanted.reduce((sum, columns) => sum + Math.min(columns, limit), 0);
  limit = Math.min(limit, Math.max(room, NARROWEST));
  while (limit > NARROWEST && total() > room) limit -= 1;
  return wanted.map((columns) => Math.min(columns, limit));
}

function lines(row: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = row.map((cell, column) => joined(piecesOfName(cell), widths[column]));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) => cells
    .map((cell, column) => padded(cell[line] ?? '', widths[column]))
    .join(GAP).trimEnd());
}

/** Breaks between words. A word that is longer than a line breaks after a slash, colon or comma if possible, else anywhere. */
export function wrapped(text: string, width: number): readonly string[] {
  const words = text.match(/[^ ]* ?/g) ?? [];
  return joined(words.flatMap((word) => (lengthOf(word.trimEnd()) > width ? piecesOfName(word) : [word])), width);
}

/** A cell of a table holds names, which break where their parts begin. */
function piecesOfName(text: string): readonly string[] {
  return text.match(/[^ /:,]*[ /:,]?/g) ?? [];
}

/** Puts as many words as fit into each line. */
function joined(words: readonly string[], width: number): readonly string[] {
  const result: string[] = [];
  // The line is counted as it grows: counting it again for each word would be quadratic where nothing limits the width.
  let [line, columns] = ['', 0];
  for (const word of words) {
    const length = lengthOf(word.trimEnd());
    if (columns + length > width && line !== '') {
      result.push(line.trimEnd());
      [line, columns] = ['', 0];
    }
    const pieces = length > width ? piecesOf(word, width) : [word];
    pieces.slice(0, -1).forEach((piece) => result.push(piece));
    const last = pieces.at(-1) ?? '';
    line += last;
    columns += lengthOf(last);
  }
  const all = line.trimEnd() === '' && result.length > 0 ? result : [...result, line.trimEnd()];
  return all.map(escapeLine);
}

/** Escapes the text, wraps it and indents every line. */
export function wrapIndented(text: string, indent: string, width: number): readonly string[] {
  return wrapped(escapeText(text), Math.max(1, width - indent.length)).map((line) => `${indent}${line}`);
}

/** Pieces of at most `width` columns, with at least one character each. */
function piecesOf(text: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let [piece, columns] = ['', 0];
  for (const character of text) {
    const more = lengthOf(character);
    if (columns + more > width && piece !== '') {
      pieces.push(piece);
      [piece, columns] = ['', 0];
    }
    piece += character;
    columns += more;
  }
  return [...pieces, piece];
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}

/** East Asian scripts and emoji take two columns; these ranges cover the common ones only. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
const NARROW = /^[\u0020-\u02ff]*$/;

function lengthOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  return [...text].reduce((columns, character) => columns + (WIDE.test(character) ? 2 : 1), 0);
}
