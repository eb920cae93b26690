/**
 * The text of a template that is edited: what differs between its value and another is written into the text, in its
 * style, and every other character stays.
 */
import { INPUT_LIMITS } from '../../limits';
import { isObject, JsonObject, own, sameJson } from '../json';
import { blockInsertions, blockRemovals, blockReplacements } from './block-edits';
import { flowInsertions, flowRemovals, flowReplacement, NewPart } from './flow-edits';
import { jsonSource } from './json-source';
import { NotWritable, SourceNode, TextPart, SourceTree } from './source-tree';
import { Splice, spliced } from './splices';

const BYTE_ORDER_MARK = '\uFEFF';

export class TemplateText {
  private readonly mark: string;
  private readonly body: string;
  private readonly source: SourceTree;

  /** Throws `NotWritable` if the text is not quite right, or more than one template. */
  public constructor(text: string, name: string) {
    this.mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    this.body = text.slice(this.mark.length);
    this.source = (/^\s*\{/.test(this.body) ? jsonSource(this.body) : undefined) ?? yaml().yamlSource(this.body, name);
  }

  public get value(): unknown {
    return this.source.value;
  }

  /** The text with another value. Throws `NotWritable` if it cannot be written without a change elsewhere. */
  public with(after: unknown): string {
    const { root, value } = this.source;
    const whole: TextPart = { name: '', start: root.start, after: root.start, node: root };
    const splices = this.changes({ part: whole, isItem: false, isInFlow: root.style === 'flow' }, value, after);
    return `${this.mark}${spliced(this.body, splices)}`;
  }

  private changes(place: Place, before: unknown, after: unknown): readonly Splice[] {
    if (before === after || sameJson(before, after)) return [];
    const { node } = place.part;
    if (node.isShared) throw new NotWritable(SHARED);
    const { intrinsic } = node;
    const isSame = intrinsic === undefined
      || (isObject(after) && Object.keys(after).length === 1 && own(after, intrinsic) !== undefined);
    const inside = (whole: unknown): unknown => (intrinsic === undefined ? whole : own(whole, intrinsic));
    const [inBefore, inAfter] = [inside(before), inside(after)];
    if (isSame && node.parts.length > 0 && keepsAny(node, inAfter)) {
      return node.isList
        ? this.inList(place, inBefore as readonly unknown[], inAfter as readonly unknown[])
        : this.inMap(place, inBefore as JsonObject, inAfter as JsonObject);
    }
    return this.replacements(place, after);
  }

  private inMap({ part: { node } }: Place, before: JsonObject, after: JsonObject): readonly Splice[] {
    const members = new Map(node.parts.map((part) => [part.name, part]));
    const removed = new Set([...members].flatMap(([name, part]) => (
      name === MERGE || Object.hasOwn(after, name) ? [] : [part]
    )));
    const merged = Object.keys(before).find((name) => !members.has(name) && !Object.hasOwn(after, name));
    if (merged !== undefined) throw new NotWritable(`${merged} comes from a map that is merged with <<`);
    const kept = [...members].filter(([name, part]) => name !== MERGE && !removed.has(part));
    const added = Object.keys(after).filter((name) => !members.has(name) && !sameJson(own(before, name), after[name]));
    return [
      ...kept.flatMap(([name, part]) => (
        this.changes({ part, isItem: false, isInFlow: node.style === 'flow' }, own(before, name), after[name])
      )),
      ...this.removals(node, removed),
      ...this.insertions(node, removed, added.map((name) => ({ name, value: after[name] }))),
    ];
  }

  /** Items keep their place: what is removed or added comes after the items that both lists have. */
  private inList({ part: { node } }: Place, before: readonly unknown[], after: readonly unknown[]): readonly Splice[] {
    const gone = missing(before, after);
    const kept = node.parts.filter((_, i) => !gone.has(i));
    const left = before.filter((_, i) => !gone.has(i));
    return [
      ...kept.slice(0, after.length).flatMap((part, i) => (
        this.changes({ part, isItem: true, isInFlow: node.style === 'flow' }, left[i], after[i])
      )),
      ...this.removals(node, new Set([...node.parts.filter((_, i) => gone.has(i)), ...kept.slice(after.length)])),
      ...this.insertions(node, new Set(), after.slice(kept.length).map((value) => ({ name: '', value }))),
    ];
  }

  private insertions(
    holder: SourceNode, removed: ReadonlySet<TextPart>, added: readonly NewPart[],
  ): readonly Splice[] {
    if (added.length === 0) return [];
    const index = holder.parts.lastIndexOf(holder.parts.filter((part) => !removed.has(part)).at(-1)!);
    const insert = holder.style === 'flow' ? flowInsertions : blockInsertions;
    return insert(this.body, this.source.style, holder, index, added);
  }

  private removals(holder: SourceNode, removed: ReadonlySet<TextPart>): readonly Splice[] {
    if (removed.size === 0) return [];
    removed.forEach(({ node }) => refuseShared(node));
    return holder.style === 'flow' ? flowRemovals(holder, removed) : blockRemovals(this.body, holder, removed);
  }

  private replacements({ part, isItem, isInFlow }: Place, value: unknown): readonly Splice[] {
    refuseShared(part.node);
    const { style } = this.source;
    return isInFlow
      ? [flowReplacement(this.body, style, part, value)]
      : blockReplacements(this.body, style, part, isItem, value);
  }
}

interface Place {
  readonly part: TextPart;
  readonly isItem: boolean;
  /** It is in braces or brackets. */
  readonly isInFlow: boolean;
}

const MERGE = '<<';
const SHARED = 'an alias repeats the value of its anchor elsewhere; write the value out there';

/** Whether one of the parts stays; else the whole value is replaced. */
function keepsAny({ isList, parts }: SourceNode, after: unknown): boolean {
  if (isList) return Array.isArray(after) && after.length > 0;
  return isObject(after) && parts.some(({ name }) => name !== MERGE && Object.hasOwn(after, name));
}

/** The items of a longer list that the shorter one leaves out, if the others are equal; else none. */
function missing(before: readonly unknown[], after: readonly unknown[]): ReadonlySet<number> {
  const gone = new Set<number>();
  if (before.length <= after.length) return gone;
  let next = 0;
  before.forEach((item, i) => {
    if (next < after.length && sameJson(item, after[next])) next += 1;
    else gone.add(i);
  });
  return next === after.length ? gone : new Set();
}

function refuseShared(node: SourceNode, depth = 0): void {
  if (depth > INPUT_LIMITS.yamlDepth.max) throw new NotWritable('it is nested too deeply');
  if (node.isShared) throw new NotWritable(SHARED);
  node.parts.forEach((part) => refuseShared(part.node, depth + 1));
}

/** The parser of YAML is loaded for YAML alone. */
function yaml(): typeof import('./yaml-source') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./yaml-source') as typeof import('./yaml-source');
}
