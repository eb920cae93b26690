/**
 * `Fn::ForEach`, loops within loops included: a key of that name stands for as many keys as its collection has items. Where the collection is
 * hidden, what it would make is hidden too and left out.
 */
import { isObject, JsonObject } from './json';

const PREFIX = 'Fn::ForEach::';
const MOST_VALUES = 200_000;
const DEEPEST = 64;

/** The items of a collection, in the template that it stands in; undefined where they are hidden. */
export type Items = (collection: unknown) => readonly string[] | undefined;

export function expandLoops(section: unknown, items: Items): unknown {
  return new Loops(items).expand(section, new Map(), 0);
}

type Variables = ReadonlyMap<string, string>;

class Loops {
  private left = MOST_VALUES;

  public constructor(private readonly items: Items) {}

  public expand(value: unknown, variables: Variables, depth: number): unknown {
    this.left -= 1;
    if (depth > DEEPEST || this.left < 0) return { 'Fn::ForEach': 'too deep or too many values' };
    if (typeof value === 'string') return filled(value, variables);
    if (Array.isArray(value)) return value.map((item) => this.expand(item, variables, depth + 1));
    if (!isObject(value)) return value;
    const named = typeof value.Ref === 'string' ? variables.get(value.Ref) : undefined;
    if (named !== undefined && Object.keys(value).length === 1) return named;
    return Object.fromEntries(this.entries(value, variables, depth));
  }

  private entries(value: JsonObject, variables: Variables, depth: number): readonly (readonly [string, unknown])[] {
    return Object.entries(value).flatMap(([key, inner]) => (key.startsWith(PREFIX)
      ? this.repeated(inner, variables, depth)
      : [[filled(key, variables), this.expand(inner, variables, depth + 1)] as const]));
  }

  private repeated(loop: unknown, variables: Variables, depth: number): readonly (readonly [string, unknown])[] {
    const [identifier, collection, body] = Array.isArray(loop) ? loop : [];
    if (typeof identifier !== 'string' || !isObject(body) || depth > DEEPEST) return [];
    const items = this.items(this.expand(collection, variables, depth + 1)) ?? [];
    return items.flatMap((item) => (this.left < 0 ? [] : this.entries(body, new Map([...variables, [identifier, item]]), depth + 1)));
  }
}

/** `${Name}`, and `&{Name}` without whatever no logical id may have. */
function filled(text: string, variables: Variables): string {
  return text.replace(/([$&])\{([^{}]+)\}/g, (whole, sign: string, name: string) => {
    const [variable, ...attribute] = name.split('.');
    const item = variables.get(variable);
    if (item === undefined) return whole;
    return attribute.length > 0 ? whole : sign === '&' ? item.replace(/[^A-Za-z0-9]/g, '') : item;
  });
}
