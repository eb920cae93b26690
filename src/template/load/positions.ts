/**
 * Finds the positions of resources and their settings in the text of a template, JSON or YAML. A setting or resource
 * that the text does not contain has the position of the next one around it: a missing setting that of its object, a
 * resource that SAM creates that of its source.
 */
import { Alias, isAlias, isMap, isSeq, LineCounter, Node, Pair, YAMLMap } from 'yaml';
import { INPUT_LIMITS } from '../../limits';
import { aliasesIn } from './aliases';
import { composed } from './yaml';

/** Lines and columns start at 1. The end is after the last character. */
export interface Position {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const MERGE = '<<';

type Found = readonly [start: Node, end: Node];

export class Positions {
  private readonly lines = new LineCounter();
  private readonly resources = new Map<string, Pair>();
  private aliases: ReadonlyMap<Alias, Node> = new Map();

  /** A text that cannot be parsed has no positions. */
  public constructor(private readonly text: string) {
    if (text.length > INPUT_LIMITS.positionCharacters.max) return;
    this.lines.addNewLine(0);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.lines.addNewLine(at + 1);
    const resources = this.resourcesIn(text);
    if (isMap(resources)) resources.items.forEach((pair) => this.resources.set(keyOf(pair), pair));
  }

  private resourcesIn(text: string): unknown {
    try {
      const document = composed(text, '');
      if (document === undefined) return undefined;
      this.aliases = aliasesIn(document);
      return this.pairIn(document.contents, 'Resources')?.value;
    } catch {
      return undefined;
    }
  }

  public of(logicalId: string, property: string): Position | undefined {
    const resource = this.resource(logicalId);
    if (resource === undefined) return undefined;
    const hasProperty = keyOf(resource) === logicalId && property !== '';
    const found = hasProperty ? this.setting(resource.value, property.split('.')) : undefined;
    return this.position(found ?? [resource.key as Node, resource.key as Node]);
  }

  /** The id of a resource that SAM creates begins with the id of its source. */
  private resource(logicalId: string): Pair | undefined {
    const itself = this.resources.get(logicalId);
    if (itself !== undefined) return itself;
    for (let length = Math.min(logicalId.length, INPUT_LIMITS.positionLogicalId.max); length > 0; length -= 1) {
      const pair = this.resources.get(logicalId.slice(0, length));
      if (pair !== undefined) return pair;
    }
    return undefined;
  }

  private setting(resource: unknown, path: readonly string[]): Found | undefined {
    return this.deepest(this.pairIn(resource, 'Properties')?.value, path) ?? this.deepest(resource, path);
  }

  /** Follows the path as far down as the template goes. */
  private deepest(top: unknown, path: readonly string[]): Found | undefined {
    let node = this.target(top);
    let found: Found | undefined;
    for (const name of path) {
      const pair = this.pairIn(node, name);
      const items = isSeq(node) && /^\d+$/.test(name) ? node.items as (Node | undefined)[] : [];
      const item = items[Number(name)];
      if (pair === undefined && item === undefined) return found;
      found = pair === undefined ? [item!, item!] : [pair.key as Node, (pair.value ?? pair.key) as Node];
      node = this.target(pair === undefined ? item : pair.value);
    }
    return found;
  }

  /** In a map, or in a map that is merged into it. */
  private pairIn(node: unknown, name: string): Pair | undefined {
    const map = this.target(node);
    if (!isMap(map)) return undefined;
    const own = named(map, name);
    const merged = own === undefined ? this.target(named(map, MERGE)?.value) : undefined;
    return own ?? (isMap(merged) ? named(merged, name) : undefined);
  }

  private target(node: unknown): unknown {
    return isAlias(node) ? this.aliases.get(node) : node;
  }

  private position([start, end]: Found): Position | undefined {
    if (!start.range || !end.range) return undefined;
    const from = this.lines.linePos(start.range[0]);
    const to = this.lines.linePos(this.endOf(start.range[0], end.range[1]));
    return { startLine: from.line, startColumn: from.col, endLine: to.line, endColumn: to.col };
  }

  /** The parser extends a block up to the next node, so trailing white space is cut off. */
  private endOf(start: number, end: number): number {
    return start + this.text.slice(start, end).trimEnd().length;
  }
}

function named(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find((pair) => keyOf(pair) === name);
}

function keyOf({ key }: Pair): string {
  return String((key as { readonly value?: unknown } | null)?.value ?? key);
}
