/**
 * Parses YAML as CloudFormation does: short tags (`!Ref`) become intrinsics, and dates stay strings. Input is not
 * trusted, so the length of the text and the number of nodes that aliases add are bounded.
 */
import { Composer, CST, Document, isAlias, isMap, isScalar, isSeq, Node, Parser, YAMLMap } from 'yaml';
import { INPUT_LIMITS } from '../../limits';
import { clip } from '../../text/clip';
import { formatNumber } from '../../text/numbers';
import { entriesOf } from '../json';
import { TemplateError } from './template-error';

/** The short forms of keys without `Fn::`. */
const PLAIN_TAGS: ReadonlySet<string> = new Set(['!Ref', '!Condition']);

/** Throws a `TemplateError` that begins with `name`. */
export function parseYaml(text: string, name: string): unknown {
  const millions = INPUT_LIMITS.yamlCharacters.max / 1_000_000;
  if (text.length > INPUT_LIMITS.yamlCharacters.max) {
    throw new TemplateError(`${name}: is longer than ${millions} million characters, and CloudFormation accepts templates of 1 MB`);
  }
  refuseTooMany(text, name);
  const document = composed(text, name);
  const error = document?.errors[0];
  if (error !== undefined) {
    throw new TemplateError(`${name}: is not YAML: ${error.message.split('\n')[0]} (line ${lineAt(text, error.pos[0])})`);
  }
  return document === undefined ? undefined : new Values(name).of(document.contents, 0);
}

/** Each value but the first of a list or a map has one of these before it. */
const MARKS: ReadonlySet<string> = new Set(['\n', ',', '[', '{']);

function refuseTooMany(text: string, name: string): void {
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) if (MARKS.has(text[at])) marks += 1;
  const { max, unit } = INPUT_LIMITS.yamlMarks;
  if (marks > max) throw new TemplateError(`${name}: has more than ${formatNumber(max)} ${unit}; split the template`);
}

/** The first document. The nesting of the tokens is measured first, because composing recurses once for each level. */
export function composed(text: string, name: string): Document | undefined {
  const tokens = [...new Parser().parse(text)];
  if (isTooDeep(tokens)) throw new TemplateError(tooDeep(name));
  const composer = new Composer({ schema: 'core', logLevel: 'silent', uniqueKeys: false });
  const [document] = composer.compose(tokens, true, text.length);
  return document;
}

function tooDeep(name: string): string {
  return `${name}: is nested too deeply, more than ${formatNumber(INPUT_LIMITS.yamlDepth.max)} levels`;
}

function isTooDeep(tokens: readonly CST.Token[]): boolean {
  let level: readonly unknown[] = tokens;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > INPUT_LIMITS.yamlDepth.max) return true;
    level = level.flatMap(inside);
  }
  return false;
}

interface TokenParts {
  readonly value?: unknown;
  readonly key?: unknown;
  readonly items?: readonly unknown[];
}

function inside(token: unknown): readonly unknown[] {
  const { value, key, items } = (token ?? {}) as TokenParts;
  return [value, key, ...items ?? []].filter((inner) => typeof inner === 'object' && inner !== null);
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

interface Anchored { readonly value: unknown; readonly size: number }

/** The value of an anchor while it is being read. */
const UNFINISHED = 'unfinished';

/** Creates one value for each anchor and shares it. Each alias adds the size of the value again. */
class Values {
  private size = 0;
  private readonly anchors = new Map<string, Anchored | typeof UNFINISHED>();

  public constructor(private readonly name: string) {}

  public of(node: unknown, depth: number): unknown {
    const before = this.size;
    this.grow(1);
    if (depth > INPUT_LIMITS.yamlDepth.max) throw new TemplateError(tooDeep(this.name));
    const anchor = (node as { readonly anchor?: string } | null)?.anchor;
    if (anchor !== undefined) this.anchors.set(anchor, UNFINISHED);
    const value = tagged((node as Node | null)?.tag, this.untagged(node, depth));
    if (anchor !== undefined) this.anchors.set(anchor, { value, size: this.size - before });
    return value;
  }

  private untagged(node: unknown, depth: number): unknown {
    if (isAlias(node)) return this.repeated(node.source);
    if (isScalar(node)) return plain(node.value);
    if (isSeq(node)) return node.items.map((item) => this.of(item, depth + 1));
    return isMap(node) ? this.map(node, depth) : undefined;
  }

  private repeated(anchor: string): unknown {
    const known = this.anchors.get(anchor);
    if (known === undefined) {
      throw new TemplateError(`${this.name}: is not YAML: no anchor ${clip(anchor)} before its alias`);
    }
    if (known === UNFINISHED) {
      const itself = clip(anchor);
      throw new TemplateError(`${this.name}: the alias *${itself} stands inside the value of its own anchor &${itself}; write the value out`);
    }
    this.grow(known.size);
    return known.value;
  }

  private grow(by: number): void {
    this.size += by;
    if (this.size > INPUT_LIMITS.documentValues.max) {
      throw new TemplateError(`${this.name}: its aliases make it too large; write the repeated values out or split the template`);
    }
  }

  private map(node: YAMLMap, depth: number): object {
    const merged: (readonly [string, unknown])[] = [];
    const own = new Map<string, unknown>();
    for (const { key, value } of node.items) {
      const name = String(this.of(key, depth + 1));
      const inner = this.of(value, depth + 1);
      if (own.has(name)) throw new TemplateError(`${this.name}: is not YAML: the key ${clip(name)} occurs twice; remove one`);
      if (name === '<<') [inner].flat().flatMap(entriesOf).forEach((entry) => merged.push(entry));
      else own.set(name, inner);
    }
    return Object.fromEntries([...merged, ...own]);
  }
}

/** Values that JSON does not have, such as dates, become strings. */
function plain(value: unknown): unknown {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value) ? value : String(value);
}

function tagged(tag: string | undefined, value: unknown): unknown {
  if (tag === undefined || !/^![A-Za-z0-9]+$/.test(tag)) return value;
  return { [PLAIN_TAGS.has(tag) ? tag.slice(1) : `Fn::${tag.slice(1)}`]: value };
}
