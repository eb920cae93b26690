/** Writes a value as YAML in the style of a template. */
import { isObject } from '../json';
import { SourceStyle } from './source-tree';
import { taggedValue } from './tags';
import { scalarText } from './yaml-scalars';

export interface YamlText {
  /** Follows its key in the same line: the whole value, or the tag of the lines. Empty if the lines are all. */
  readonly head: string;
  readonly lines: readonly string[];
  readonly isList: boolean;
}

/** Writes the value in brackets, in one line. */
export function flowYaml(value: unknown, style: SourceStyle): string {
  const tagged = style.hasShortTags ? taggedValue(value) : undefined;
  if (tagged !== undefined) return `${tagged.tag} ${flowYaml(tagged.value, style)}`;
  if (Array.isArray(value)) return `[${value.map((item) => flowYaml(item, style)).join(', ')}]`;
  if (!isObject(value)) return scalarText(value, style);
  return `{${Object.entries(value).map(([key, inner]) => `${scalarText(key, style)}: ${flowYaml(inner, style)}`).join(', ')}}`;
}

export function blockYaml(value: unknown, style: SourceStyle): YamlText {
  const tagged = style.hasShortTags ? taggedValue(value) : undefined;
  if (tagged !== undefined) {
    const inner = isScalarList(tagged.value) ? inline(flowYaml(tagged.value, style)) : blockYaml(tagged.value, style);
    return { ...inner, head: [tagged.tag, inner.head].filter((part) => part !== '').join(' ') };
  }
  if (Array.isArray(value) && value.length > 0) {
    return { head: '', lines: value.flatMap((item) => itemLines(item, style)), isList: true };
  }
  if (!isObject(value) || Object.keys(value).length === 0) return inline(flowYaml(value, style));
  return { head: '', lines: Object.entries(value).flatMap(([key, inner]) => memberLines(key, inner, style)), isList: false };
}

export function memberLines(key: string, value: unknown, style: SourceStyle): readonly string[] {
  const ofIntrinsic = key.startsWith('Fn::') && isScalarList(value);
  const { head, lines, isList } = ofIntrinsic ? inline(flowYaml(value, style)) : blockYaml(value, style);
  const indent = isList && !style.indentsLists ? '' : style.indent;
  return [`${scalarText(key, style)}:${head === '' ? '' : ` ${head}`}`, ...lines.map((line) => `${indent}${line}`)];
}

export function itemLines(value: unknown, style: SourceStyle): readonly string[] {
  const { head, lines } = blockYaml(value, style);
  const [first, rest] = head === '' ? [lines[0], lines.slice(1)] : [head, lines];
  return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
}

function inline(head: string): YamlText {
  return { head, lines: [], isList: false };
}

function isScalarList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item !== 'object');
}
