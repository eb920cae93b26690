/**
 * `Fn::ForEach`, loops within loops included: a key of that name stands for as many keys as its collection has items. Where the collection is
 * hidden, what it would make is hidden too and left out, and that is told.
 */
import { LIMITS } from '../../limits';
import { isObject, JsonObject } from '../json';

const PREFIX = 'Fn::ForEach::';
const TOO_MUCH = 'too deep or too many values';

export interface Items {
  readonly known: readonly string[];
  /** What hides others. */
  readonly hidden?: string;
}

/** The items of a collection, in the template that it stands in. */
export type ItemsOf = (collection: unknown) => Items;

/** Is told of each loop that is not followed to its end. */
export type Missed = (loop: string, why: string) => void;

export function expandLoops(section: unknown, items: ItemsOf, missed: Missed): unknown {
  return new Loops(items, missed).expand(section, new Map(), 0);
}

type Variables = ReadonlyMap<string, string>;

class Loops {
  private left = LIMITS.loopValues.max;

  public constructor(private readonly items: ItemsOf, private readonly missed: Missed) {}

  public expand(value: unknown, variables: Variables, depth: number): unknown {
    this.left -= 1;
    if (depth > LIMITS.loopDepth.max || this.left < 0) return { 'Fn::ForEach': TOO_MUCH };
    if (typeof value === 'string') return filled(value, variables);
    if (Array.isArray(value)) return value.map((item) => this.expand(item, variables, depth + 1));
    if (!isObject(value)) return value;
    const named = typeof value.Ref === 'string' ? variables.get(value.Ref) : undefined;
    if (named !== undefined && Object.keys(value).length === 1) return named;
    return Object.fromEntries(this.entries(value, variables, depth));
  }

  private entries(value: JsonObject, variables: Variables, depth: number): readonly (readonly [string, unknown])[] {
    return Object.entries(value).flatMap(([key, inner]) => (key.startsWith(PREFIX)
      ? this.repeated(key, inner, variables, depth)
      : [[filled(key, variables), this.expand(inner, variables, depth + 1)] as const]));
  }

  private repeated(key: string, loop: unknown, variables: Variables, depth: number): readonly (readonly [string, unknown])[] {
    const [identifier, collection, body] = Array.isArray(loop) ? loop : [];
    if (typeof identifier !== 'string' || !isObject(body)) return this.without(key, 'is no loop');
    if (depth > LIMITS.loopDepth.max) return this.without(key, TOO_MUCH);
    const { known, hidden } = this.items(this.expand(collection, variables, depth + 1));
    if (hidden !== undefined) this.missed(key, hidden);
    return known.flatMap((item) => (this.left < 0
      ? this.without(key, TOO_MUCH)
      : this.entries(body, new Map([...variables, [identifier, item]]), depth + 1)));
  }

  private without(key: string, why: string): readonly (readonly [string, unknown])[] {
    this.missed(key, why);
    return [];
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
