/** Reads the places of all values in the text of a JSON template. */
import { INPUT_LIMITS } from '../../limits';
import { parsedJson } from '../../model/json';
import { duplicateKeysBeside } from '../../text/duplicate-keys';
import { endOfText, endOfValue, isListAt, isObjectAt, isEnd, isTextAt, nextValue } from '../../text/json-text';
import { lineEndOf } from './lines';
import { NotWritable, SourceNode, TextPart, SourceTree } from './source-tree';

/** Undefined if the text is no JSON. */
export function jsonSource(text: string): SourceTree | undefined {
  const value = parsedJson(text);
  if (value === undefined) return undefined;
  const [twice] = duplicateKeysBeside(value, text);
  if (twice !== undefined) throw new NotWritable(`the key ${twice.key} is set twice in one object; keep one of them`);
  const root = nodeAt(text, nextValue(text, 0));
  return {
    root,
    value,
    style: { isJson: true, lineEnd: lineEndOf(text), indent: indentOf(text, root), hasShortTags: false, quote: '"', indentsLists: true },
  };
}

function nodeAt(text: string, start: number, depth = 0): SourceNode {
  if (depth > INPUT_LIMITS.yamlDepth.max) throw new NotWritable('it is nested too deeply');
  const isList = isListAt(text, start);
  const parts = isList || isObjectAt(text, start) ? partsIn(text, start, isList, depth + 1) : undefined;
  return {
    start,
    end: parts === undefined || parts.length === 0 ? endOfValue(text, start) : text.indexOf(isList ? ']' : '}', parts.at(-1)!.node.end) + 1,
    style: parts === undefined ? 'scalar' : 'flow',
    isList,
    isShared: false,
    hasOpenEnd: false,
    parts: parts ?? [],
  };
}

function partsIn(text: string, start: number, isList: boolean, depth: number): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = nextValue(text, start + 1);
  while (!isEnd(text, at)) {
    const keyEnd = isList || !isTextAt(text, at) ? at : endOfText(text, at);
    const node = nodeAt(text, nextValue(text, keyEnd), depth);
    const name = isList ? '' : JSON.parse(text.slice(at, keyEnd)) as string;
    parts.push({ name, start: at, after: isList ? at : text.indexOf(':', keyEnd) + 1, node });
    at = nextValue(text, node.end);
  }
  return parts;
}

/** The white space before the first member of the template. */
function indentOf(text: string, { parts: [first] }: SourceNode): string {
  if (first === undefined) return '  ';
  const before = text.slice(text.lastIndexOf('\n', first.start) + 1, first.start);
  return text.lastIndexOf('\n', first.start) < 0 || before.trim() !== '' ? '' : before;
}
