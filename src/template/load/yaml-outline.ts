/** Finds members in a YAML document, through aliases and merged maps. */
import { Alias, Document, isAlias, isMap, isNode, isSeq, Node, Pair, YAMLMap } from 'yaml';
import { aliasesIn } from './aliases';
import { composed } from './compose-yaml';
import { Entry, Outline, OutlinedText, Span } from './outline';

const MERGE = '<<';

export function yamlOutline(written: string): OutlinedText | undefined {
  const { document, text, repair } = composed(written, '');
  if (document === undefined) return undefined;
  return { outline: new YamlOutline(text, document), text, ...(repair && { indented: repair.indented }) };
}

class YamlOutline implements Outline<unknown> {
  public readonly resources: ReadonlyMap<string, Entry<unknown>>;
  private readonly aliases: ReadonlyMap<Alias, Node>;

  public constructor(private readonly text: string, document: Document) {
    this.aliases = aliasesIn(document);
    const resources = this.target(this.pairIn(document.contents, 'Resources')?.value);
    const pairs = isMap(resources) ? resources.items : [];
    this.resources = new Map(pairs.flatMap((pair) => {
      const entry = this.entry(pair);
      return entry === undefined ? [] : [[keyOf(pair), entry]];
    }));
  }

  public inside(value: unknown, name: string): Entry<unknown> | undefined {
    const node = this.target(value);
    const pair = this.pairIn(node, name);
    if (pair !== undefined) return this.entry(pair);
    const item = isSeq(node) && /^\d+$/.test(name) ? (node.items as (Node | undefined)[])[Number(name)] : undefined;
    const whole = item && this.span(item, item);
    return whole && { key: whole, value: item, whole };
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

  private entry({ key: name, value }: Pair): Entry<unknown> | undefined {
    const key = this.span(name, name);
    const whole = this.span(name, value ?? name);
    return key && whole && { key, value, whole };
  }

  /** The parser extends a block up to the next node, so trailing white space is cut off. */
  private span(from: unknown, to: unknown): Span | undefined {
    const [first, last] = [rangeOf(from), rangeOf(to)];
    if (!first || !last) return undefined;
    return { start: first[0], end: first[0] + this.text.slice(first[0], last[1]).trimEnd().length };
  }
}

function rangeOf(node: unknown): Node['range'] {
  return isNode(node) ? node.range : undefined;
}

/** If a key appears twice, the last one counts. */
function named(map: YAMLMap, name: string): Pair | undefined {
  return map.items.filter((pair) => keyOf(pair) === name).at(-1);
}

function keyOf({ key }: Pair): string {
  return String((key as { readonly value?: unknown } | null)?.value ?? key);
}
