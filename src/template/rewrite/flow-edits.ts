/** Adds, removes and replaces values in braces and brackets: JSON, and YAML in flow style. */
import { jsonInline, jsonLines } from './json-lines';
import { beginsLine, indentAt, lineStart, lineStop } from './lines';
import { SourceNode, TextPart, SourceStyle } from './source-tree';
import { Splice } from './splices';
import { scalarText } from './yaml-scalars';
import { flowYaml } from './yaml-text';

/** A new member, or an item without a name. */
export interface NewPart {
  readonly name: string;
  readonly value: unknown;
}

/** Inserts after the part with this index. The holder has at least one part. */
export function flowInsertions(
  text: string, style: SourceStyle, holder: SourceNode, index: number, added: readonly NewPart[],
): readonly Splice[] {
  const part = holder.parts[index];
  const ownLine = beginsLine(text, part.start) && lineStart(text, part.start) > holder.start;
  const between = ownLine ? `${style.lineEnd}${indentAt(text, part.start)}` : gapBefore(text, holder, index);
  const written = added.map(({ name, value }) => {
    const content = flowText(value, style, ownLine ? indentAt(text, part.start) : undefined, gapIn(text, part));
    return name === '' && holder.isList ? content : `${keyText(name, style)}:${gapIn(text, part)}${content}`;
  });
  const at = part.node.end;
  const stop = lineStop(text, at);
  const rest = text.slice(at, stop).trim();
  // A comment after the last part stays with it.
  if (ownLine && /^,\s*#/.test(rest) && index === holder.parts.length - 1) {
    return [{ start: stop, end: stop, insert: `${between}${written.join(`,${between}`)},` }];
  }
  if (ownLine && rest.startsWith('#')) {
    return [
      { start: at, end: at, insert: ',' },
      { start: stop, end: stop, insert: `${between}${written.join(`,${between}`)}` },
    ];
  }
  return [{ start: at, end: at, insert: written.map((one) => `,${between}${one}`).join('') }];
}

/** At least one part is kept. */
export function flowRemovals({ parts }: SourceNode, removed: ReadonlySet<TextPart>): readonly Splice[] {
  const firstKept = parts.findIndex((part) => !removed.has(part));
  return parts.flatMap((part, i) => {
    if (!removed.has(part)) return [];
    return i < firstKept
      ? [{ start: part.start, end: parts[i + 1].start, insert: '' }]
      : [{ start: parts[i - 1].node.end, end: part.node.end, insert: '' }];
  });
}

export function flowReplacement(text: string, style: SourceStyle, part: TextPart, value: unknown): Splice {
  const ownLine = beginsLine(text, part.start) && style.indent !== '';
  const content = flowText(value, style, ownLine ? indentAt(text, part.start) : undefined, gapIn(text, part));
  const { start, end } = part.node;
  return { start, end, insert: start === end && !/\s$/.test(text.slice(0, start)) ? ` ${content}` : content };
}

function flowText(value: unknown, style: SourceStyle, base: string | undefined, gap: string): string {
  if (!style.isJson) return flowYaml(value, style);
  return base === undefined ? jsonInline(value, gap) : jsonLines(value, base, style);
}

function keyText(name: string, style: SourceStyle): string {
  return style.isJson ? JSON.stringify(name) : scalarText(name, style);
}

/** The white space after the colon; YAML needs some. */
function gapIn(text: string, { after, start, node }: TextPart): string {
  return after === start || text.slice(after, node.start) === ' ' ? ' ' : text[after - 1] === ':' && after === node.start ? '' : ' ';
}

/** The white space after a comma of the holder. */
function gapBefore(text: string, { parts }: SourceNode, index: number): string {
  const [earlier, part] = index > 0 ? [parts[index - 1], parts[index]] : [parts[0], parts[1]];
  if (part === undefined) return gapIn(text, parts[0]);
  const gap = text.slice(earlier.node.end, part.start).replace(/^\s*,/, '');
  return gap.trim() === '' && !gap.includes('\n') ? gap : ' ';
}
