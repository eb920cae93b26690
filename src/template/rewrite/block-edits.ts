/**
 * Adds, removes and replaces values of YAML whose lines are indented. A comment stays beside its line.
 */
import { NewPart } from './flow-edits';
import { beginsLine, columnOf, lineStart, lineStop, nextLine, previousLine } from './lines';
import { endOf, SourceNode, TextPart, SourceStyle } from './source-tree';
import { Splice } from './splices';
import { blockYaml, itemLines, memberLines, YamlText } from './yaml-text';

/** Inserts after the part with this index. The holder has at least one part. */
export function blockInsertions(
  text: string, style: SourceStyle, holder: SourceNode, index: number, added: readonly NewPart[],
): readonly Splice[] {
  const part = holder.parts[index];
  const margin = ' '.repeat(columnOf(text, holder.parts[0].start));
  const blank = hasBlankLines(text, holder) ? [''] : [];
  const lines = added.flatMap(({ name, value }) => [
    ...blank,
    ...(holder.isList ? itemLines(value, style) : memberLines(name, value, style)).map((line) => `${margin}${line}`),
  ]);
  return [linesBehind(text, style, part, lines)];
}

/** At least one part is kept. */
export function blockRemovals(
  text: string, { parts }: SourceNode, removed: ReadonlySet<TextPart>,
): readonly Splice[] {
  const firstKept = parts.findIndex((part) => !removed.has(part));
  return parts.flatMap((part, i) => {
    if (!removed.has(part)) return [];
    // What follows a dash in its line gives the place to the next member.
    if (i < firstKept && !beginsLine(text, parts[0].start)) {
      return [{ start: part.start, end: parts[i + 1].start, insert: '' }];
    }
    const start = lineStart(text, part.start);
    if (start === 0 || part.node.hasOpenEnd || (i > 0 && parts[i - 1].node.hasOpenEnd)) {
      return [{ start, end: part.node.hasOpenEnd ? part.node.end : nextLine(text, endOf(part)), insert: '' }];
    }
    // The line end before it goes, and not the one after it, where other lines may come.
    return [{ start: lineStop(text, previousLine(text, start)), end: lineStop(text, endOf(part)), insert: '' }];
  });
}

export function blockReplacements(
  text: string, style: SourceStyle, part: TextPart, isItem: boolean, value: unknown,
): readonly Splice[] {
  const written = blockYaml(value, style);
  const { after, node } = part;
  const isLower = node.end > node.start && lineStart(text, node.start) > lineStart(text, after);
  if (written.lines.length === 0) {
    const isAbove = isLower && node.style === 'block';
    return isAbove ? movedUp(text, part, written.head, style) : [inPlace(text, part, written.head)];
  }
  if (isItem && node.end > node.start) return [itemInPlace(text, style, part, written)];
  const column = columnOf(text, part.start);
  const least = column + (isItem ? 2 : written.isList && !style.indentsLists ? 0 : style.indent.length);
  if (isLower && written.head === '') return [linesInPlace(text, style, part, written, least)];
  const below = written.lines.map((line) => `${' '.repeat(least)}${line}`);
  const replaced = { start: after, end: Math.max(after, node.end), insert: written.head === '' ? '' : ` ${written.head}` };
  if (lineStart(text, replaced.end) === lineStart(text, after)) {
    return [replaced, linesBehind(text, style, part, below)];
  }
  return [{ ...replaced, insert: `${replaced.insert}${style.lineEnd}${below.join(style.lineEnd)}${openEnd(node, style)}` }];
}

/** A short value in the line of its key, instead of the lines below it. */
function movedUp(text: string, { after, node }: TextPart, head: string, style: SourceStyle): readonly Splice[] {
  const before = lineStart(text, node.start) - style.lineEnd.length;
  return [{ start: after, end: after, insert: ` ${head}` }, { start: before, end: node.end, insert: openEnd(node, style) }];
}

function itemInPlace(
  text: string, style: SourceStyle, { node }: TextPart, { head, lines }: YamlText,
): Splice {
  const margin = `${style.lineEnd}${' '.repeat(columnOf(text, node.start))}`;
  const written = (head === '' ? lines : [head, ...lines]).join(margin);
  return { start: node.start, end: node.end, insert: `${written}${openEnd(node, style)}` };
}

/** The new lines are indented as far as the lines that they replace, if that is far enough. */
function linesInPlace(
  text: string, style: SourceStyle, { start, node }: TextPart, { lines, isList }: YamlText, least: number,
): Splice {
  const column = columnOf(text, node.start);
  const isEnough = column > columnOf(text, start) || (isList && column === columnOf(text, start));
  const margin = ' '.repeat(isEnough ? column : least);
  const written = lines.map((line) => `${margin}${line}`).join(style.lineEnd);
  return { start: lineStart(text, node.start), end: node.end, insert: `${written}${openEnd(node, style)}` };
}

function openEnd({ hasOpenEnd }: SourceNode, { lineEnd }: SourceStyle): string {
  return hasOpenEnd ? lineEnd : '';
}

function inPlace(text: string, { after, node }: TextPart, insert: string): Splice {
  if (node.end === node.start) return { start: after, end: after, insert: ` ${insert}` };
  return { start: node.start, end: node.end, insert: `${insert}${node.hasOpenEnd && text[node.end - 1] === '\n' ? '\n' : ''}` };
}

function linesBehind(text: string, { lineEnd }: SourceStyle, part: TextPart, lines: readonly string[]): Splice {
  const end = endOf(part);
  if (part.node.hasOpenEnd && text[end - 1] === '\n') {
    return { start: end, end, insert: lines.map((line) => `${line}${lineEnd}`).join('') };
  }
  const stop = lineStop(text, end);
  return { start: stop, end: stop, insert: lines.map((line) => `${lineEnd}${line}`).join('') };
}

/** Whether a blank line is between all parts. */
function hasBlankLines(text: string, { parts }: SourceNode): boolean {
  return parts.length > 1 && parts.slice(1).every(({ start }, i) => /\n[ \t]*\r?\n/.test(text.slice(endOf(parts[i]), start)));
}
