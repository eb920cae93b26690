/** Reads the places of all values in the text of a YAML template. */
import { CST, Document, isAlias, isMap, isScalar, isSeq, Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { entriesOf, isIntrinsicKey } from '../json';
import { aliasesIn } from '../load/aliases';
import { composed } from '../load/compose-yaml';
import { YamlValues } from '../load/yaml-values';
import { columnOf, lineEndOf } from './lines';
import { NotWritable, SourceNode, TextPart, SourceStyle, SourceTree } from './source-tree';
import { intrinsicOfTag } from './tags';

export function yamlSource(text: string, name: string): SourceTree {
  const { document, documents, repair } = composed(text, name, { keepSourceTokens: true });
  if (document === undefined || document.errors.length > 0) throw new NotWritable('its text is no YAML');
  if (documents > 1) throw new NotWritable(`it has ${documents} documents, and CloudFormation reads one; take the others out`);
  if (repair !== undefined) throw new NotWritable('YAML 1.2 forbids how it writes brackets, quoted text or a dash; the notes of check name the lines');
  const values = new YamlValues(name);
  const value = values.of(document.contents, 0);
  const [twice] = values.repeatedKeys;
  if (twice !== undefined) throw new NotWritable(`the key ${twice.key} is set twice in one object; keep one of them`);
  const reader = new Reader(text, document);
  const root = reader.node(document.contents, document.contents?.range?.[0] ?? 0);
  return { root, value, style: reader.style(root, value) };
}

class Reader {
  private readonly shared: ReadonlySet<unknown>;
  private tags = 0;
  private readonly quotes = { '\'': 0, '"': 0 };

  public constructor(private readonly text: string, document: Document) {
    this.shared = new Set(aliasesIn(document).values());
  }

  public node(value: unknown, start: number): SourceNode {
    const node = value as Node | null;
    const range = node?.range ?? [start, start, start];
    const parts = isMap(node) ? this.members(node) : isSeq(node) ? this.items(node) : [];
    const isFlow = (isMap(node) || isSeq(node)) && node.flow === true;
    const last = isFlow ? undefined : parts.at(-1);
    if (node?.tag !== undefined && !isAlias(node)) this.tags += 1;
    if (isScalar(node)) this.countQuotes(node.type);
    const intrinsic = intrinsicOfTag(node?.tag);
    return {
      start,
      end: last === undefined ? this.trimmed(range[0], range[1]) : Math.max(last.after, last.node.end),
      style: isMap(node) || isSeq(node) ? (isFlow ? 'flow' : 'block') : 'scalar',
      isList: isSeq(node),
      ...(intrinsic === undefined ? {} : { intrinsic }),
      isShared: this.shared.has(node),
      hasOpenEnd: last === undefined ? keepsLineEnds(node, this.text) : last.node.hasOpenEnd,
      parts,
    };
  }

  public style(root: SourceNode, value: unknown): SourceStyle {
    return {
      isJson: false,
      lineEnd: lineEndOf(this.text),
      indent: ' '.repeat(this.indentIn(root)),
      hasShortTags: this.tags > 0 || !hasLongIntrinsic(value),
      quote: this.quotes['"'] > this.quotes['\''] ? '"' : '\'',
      indentsLists: this.indentsLists(root) ?? true,
    };
  }

  private members(map: YAMLMap): readonly TextPart[] {
    return map.items.map((pair): TextPart => {
      const { start: before = [], sep = [] } = (pair as Pair & { srcToken?: CST.CollectionItem }).srcToken ?? {};
      const key = pair.key as Node | null;
      const first = before.find(({ type }) => type === 'explicit-key-ind' || isProperty(type))?.offset ?? key?.range?.[0] ?? 0;
      const colon = sep.findIndex(({ type }) => type === 'map-value-ind');
      const after = colon < 0 ? key?.range?.[1] ?? first : sep[colon].offset + 1;
      const start = sep.slice(colon + 1).find(({ type }) => isProperty(type))?.offset;
      const node = this.node(pair.value, start ?? (isEmpty(pair.value) ? after : rangeStart(pair.value, after)));
      return { name: String((key as { readonly value?: unknown } | null)?.value ?? key), start: first, after, node };
    });
  }

  private items(list: YAMLSeq): readonly TextPart[] {
    const { items: tokens = [] } = (list.srcToken ?? {}) as { readonly items?: readonly CST.CollectionItem[] };
    const written = tokens.filter(({ start, key, value }) => (
      key != null || value !== undefined || start.some(({ type }) => type === 'seq-item-ind' || isProperty(type))
    ));
    return list.items.map((item, i): TextPart => {
      const before = written[i]?.start ?? [];
      const dash = before.find(({ type }) => type === 'seq-item-ind')?.offset;
      const property = before.find(({ type }) => isProperty(type))?.offset;
      const after = dash === undefined ? property ?? rangeStart(item, 0) : dash + 1;
      const node = this.node(item, property ?? (isEmpty(item) ? after : rangeStart(item, after)));
      return { name: '', start: dash ?? after, after, node };
    });
  }

  private trimmed(start: number, end: number): number {
    return start + this.text.slice(start, end).trimEnd().length;
  }

  private countQuotes(type: unknown): void {
    if (type === 'QUOTE_SINGLE') this.quotes['\''] += 1;
    if (type === 'QUOTE_DOUBLE') this.quotes['"'] += 1;
  }

  private indentIn(root: SourceNode): number {
    const deeper = root.parts.find(({ node }) => node.style === 'block' && !node.isList && node.parts.length > 0);
    if (deeper === undefined) return 2;
    return Math.max(1, columnOf(this.text, deeper.node.parts[0].start) - columnOf(this.text, deeper.start));
  }

  /** Whether the first list below a key is indented further than the key. */
  private indentsLists(node: SourceNode): boolean | undefined {
    for (const part of node.parts) {
      const inner = part.node;
      if (!node.isList && inner.style === 'block' && inner.isList && inner.parts.length > 0) {
        return columnOf(this.text, inner.parts[0].start) > columnOf(this.text, part.start);
      }
      const deeper = this.indentsLists(inner);
      if (deeper !== undefined) return deeper;
    }
    return undefined;
  }
}

function isProperty(type: string): boolean {
  return type === 'tag' || type === 'anchor';
}

/** Nothing is where the value could be. */
function isEmpty(value: unknown): boolean {
  return value === null || (isScalar(value) && value.range != null && value.range[0] === value.range[1]);
}

function rangeStart(value: unknown, otherwise: number): number {
  return (value as Node | null)?.range?.[0] ?? otherwise;
}

/** The line ends after `|+` and `>+` belong to the text. */
function keepsLineEnds(node: Node | null, text: string): boolean {
  if (!isScalar(node) || (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED')) return false;
  const [start] = node.range ?? [0];
  const head = text.slice(start, text.indexOf('\n', start)).split('#')[0];
  return head.includes('+');
}

function hasLongIntrinsic(value: unknown): boolean {
  const pending = [value];
  while (pending.length > 0) {
    const one = pending.pop();
    if (Array.isArray(one)) pending.push(...one as unknown[]);
    for (const [key, inner] of Array.isArray(one) ? [] : entriesOf(one)) {
      if (isIntrinsicKey(key)) return true;
      pending.push(inner);
    }
  }
  return false;
}
