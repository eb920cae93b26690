/**
 * The values of a YAML document: short tags (`!Ref`) become intrinsics, and dates stay strings. Input is not trusted, so
 * the number of nodes that aliases add is bounded.
 */
import { isAlias, isMap, isScalar, isSeq, Node, YAMLMap } from 'yaml';
import { INPUT_LIMITS } from '../../limits';
import { clip } from '../../text/clip';
import { formatNumber } from '../../text/numbers';
import { entriesOf } from '../json';
import { RepeatedKey } from './reading-notes';
import { TemplateError } from './template-error';

/** The short forms of keys without `Fn::`. */
const PLAIN_TAGS: ReadonlySet<string> = new Set(['!Ref', '!Condition']);

export function tooDeep(name: string): string {
  return `${name}: is nested too deeply, more than ${formatNumber(INPUT_LIMITS.yamlDepth.max)} levels`;
}

interface Anchored { readonly value: unknown; readonly size: number }

/** The value of an anchor while it is being read. */
const UNFINISHED = 'unfinished';

/** Creates one value for each anchor and shares it. Each alias adds the size of the value again. */
export class YamlValues {
  /** In the order of the text. */
  public readonly repeatedKeys: RepeatedKey[] = [];
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
      throw new TemplateError(`${this.name}: the alias *${itself} is inside the value of its own anchor &${itself}; write the value out`);
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
      if (own.has(name)) this.repeatedKeys.push({ key: name, at: (key as Node | null)?.range?.[0] ?? 0 });
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
