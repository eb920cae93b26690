/**
 * Where resources and their settings stand in the text of a template, JSON or YAML. What is not written there (a missing setting, a resource
 * that SAM makes) stands at the next thing around it that is: the object that it belongs in, the resource that it is made for.
 */
import { Alias, isAlias, isMap, isSeq, LineCounter, Node, Pair, YAMLMap } from 'yaml';
import { LIMITS } from '../../limits';
import { aliasesIn } from './aliases';
import { composed } from './yaml';

/** Lines and columns from 1; the end is behind the last character. */
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

  /** A text that cannot be read has no positions. */
  public constructor(private readonly text: string) {
    if (text.length > LIMITS.positionCharacters.max) return;
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
    const own = keyOf(resource) === logicalId && property !== '';
    const found = own ? this.setting(resource.value, property.split('.')) : undefined;
    return this.position(found ?? [resource.key as Node, resource.key as Node]);
  }

  /** What is made for a resource begins with its id. */
  private resource(logicalId: string): Pair | undefined {
    const itself = this.resources.get(logicalId);
    if (itself !== undefined) return itself;
    for (let length = Math.min(logicalId.length, LIMITS.positionLogicalId.max); length > 0; length -= 1) {
      const pair = this.resources.get(logicalId.slice(0, length));
      if (pair !== undefined) return pair;
    }
    return undefined;
  }

  private setting(resource: unknown, path: readonly string[]): Found | undefined {
    return this.deepest(this.pairIn(resource, 'Properties')?.value, path) ?? this.deepest(resource, path);
  }

  /** As far down the path as the template goes. */
  private deepest(top: unknown, path: readonly string[]): Found | undefined {
    let node = this.meant(top);
    let found: Found | undefined;
    for (const name of path) {
      const pair = this.pairIn(node, name);
      const item = isSeq(node) && /^\d+$/.test(name) ? node.items[Number(name)] as Node | undefined : undefined;
      if (pair === undefined && item === undefined) return found;
      found = pair === undefined ? [item!, item!] : [pair.key as Node, (pair.value ?? pair.key) as Node];
      node = this.meant(pair === undefined ? item : pair.value);
    }
    return found;
  }

  /** In a map, or in one that is merged into it. */
  private pairIn(node: unknown, name: string): Pair | undefined {
    const map = this.meant(node);
    if (!isMap(map)) return undefined;
    const own = named(map, name);
    const merged = own === undefined ? this.meant(named(map, MERGE)?.value) : undefined;
    return own ?? (isMap(merged) ? named(merged, name) : undefined);
  }

  private meant(node: unknown): unknown {
    return isAlias(node) ? this.aliases.get(node) : node;
  }

  private position([start, end]: Found): Position | undefined {
    if (!start.range || !end.range) return undefined;
    const from = this.lines.linePos(start.range[0]);
    const to = this.lines.linePos(this.endOf(start.range[0], end.range[1]));
    return { startLine: from.line, startColumn: from.col, endLine: to.line, endColumn: to.col };
  }

  /** Blocks of YAML reach to the next thing; what is meant ends with their last character. */
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
