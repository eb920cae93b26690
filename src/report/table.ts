/** A table of text that fits a width: columns get what they need, and the widest give way until all fit; cells are wrapped. */
const GAP = '  ';
const NARROWEST = 8;

export function textTable(rows: readonly (readonly string[])[], width: number): readonly string[] {
  const widths = columnWidths(rows, width);
  const [head, ...body] = rows.map((row) => lines(row, widths));
  const rule = widths.map((columns) => '-'.repeat(columns)).join(GAP);
  return [...head, rule, ...body.flat()];
}

function columnWidths(rows: readonly (readonly string[])[], width: number): readonly number[] {
  const wanted = rows[0].map((_, column) => rows.reduce((most, row) => Math.max(most, lengthOf(row[column])), NARROWEST));
  const room = width - GAP.length * (wanted.length - 1);
  let limit = Math.max(...wanted);
  const total = (): number => wanted.reduce((sum, columns) => sum + Math.min(columns, limit), 0);
  limit = Math.min(limit, Math.max(room, NARROWEST));
  while (limit > NARROWEST && total() > room) limit -= 1;
  return wanted.map((columns) => Math.min(columns, limit));
}

function lines(row: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = row.map((cell, column) => wrapped(cell, widths[column]));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) => cells
    .map((cell, column) => padded(cell[line] ?? '', widths[column]))
    .join(GAP).trimEnd());
}

/** Broken after a space, a slash or a colon where there is one, else anywhere. */
export function wrapped(text: string, width: number): readonly string[] {
  const result: string[] = [];
  let line = '';
  for (const word of text.match(/[^ /:,]*[ /:,]?/g) ?? []) {
    let rest = [...word];
    if (lengthOf(line) + lengthOf(word.trimEnd()) > width && line !== '') {
      result.push(line.trimEnd());
      line = '';
    }
    while (rest.length > width && lengthOf(word.trimEnd()) > width) {
      result.push(rest.slice(0, width).join(''));
      rest = rest.slice(width);
    }
    line += rest.join('');
  }
  return line.trimEnd() === '' && result.length > 0 ? result : [...result, line.trimEnd()];
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}

function lengthOf(text: string): number {
  return [...text].length;
}
