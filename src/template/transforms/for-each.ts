/**
 * Expands `Fn::ForEach`, loops inside loops included: one key becomes as many keys as the collection has items. A loop
 * over a hidden collection is left out and reported to the caller.
 */
import { INPUT_LIMITS } from '../../limits';
import { isObject, JsonObject } from '../json';

const PREFIX = 'Fn::ForEach::';
const NO_LOOP = 'not a loop of an identifier, a collection and an object';
const TOO_MUCH = 'nested too deeply, or too many values';

export interface Items {
  readonly known: readonly string[];
  /** Why the other items are hidden. */
  readonly hidden?: string;
}

/** Reads the items of a collection. */
export type ItemsOf = (collection: unknown) => Items;

/** Receives each loop that is not expanded completely. */
export type Missed = (loop: string, why: string) => void;

export function expandLoops(section: unknown, items: ItemsOf, missed: Missed): unknown {
  return new Loops(items, missed).expand(section, new Map(), 0);
}

type Variables = ReadonlyMap<string, string>;
type Entries = readonly (readonly [string, unknown])[];

class Loops {
  private left = INPUT_LIMITS.loopValues.max;

  public constructor(private readonly items: ItemsOf, private readonly missed: Missed) {}

  public expand(value: unknown, variables: Variables, depth: number): unknown {
    this.left -= 1;
    if (depth > INPUT_LIMITS.loopDepth.max || this.left < 0) return { 'Fn::ForEach': TOO_MUCH };
    if (typeof value === 'string') return filled(value, variables);
    if (Array.isArray(value)) return value.map((item) => this.expand(item, variables, depth + 1));
    if (!isObject(value)) return value;
    const named = typeof value.Ref === 'string' ? variables.get(value.Ref) : undefined;
    if (named !== undefined && Object.keys(value).length === 1) return named;
    return Object.fromEntries(this.entries(value, variables, depth));
  }

  private entries(value: JsonObject, variables: Variables, depth: number): Entries {
    return Object.entries(value).flatMap(([key, inner]) => (key.startsWith(PREFIX)
      ? this.repeated(key, inner, variables, depth)
      : [[filled(key, variables), this.expand(inner, variables, depth + 1)] as const]));
  }

  private repeated(key: string, loop: unknown, variables: Variables, depth: number): Entries {
    const [identifier, collection, body] = Array.isArray(loop) ? loop : [];
    if (typeof identifier !== 'string' || !isObject(body)) return this.without(key, NO_LOOP);
    if (depth > INPUT_LIMITS.loopDepth.max) return this.without(key, TOO_MUCH);
    const { known, hidden } = this.items(this.expand(collection, variables, depth + 1));
    if (hidden !== undefined) this.missed(key, hidden);
    return known.flatMap((item) => (this.left < 0
      ? this.without(key, TOO_MUCH)
      : this.entries(body, new Map([...variables, [identifier, item]]), depth + 1)));
  }

  private without(key: string, why: string): Entries {
    this.missed(key, why);
    return [];
  }
}

/** Replaces `${Name}` with the item, and `&{Name}` with the item without characters that a logical id may not have. */
function filled(text: string, variables: Variables): string {
  return text.replace(/([$&])\{([^{}]+)\}/g, (whole, sign: string, name: string) => {
    const [variable, ...attribute] = name.split('.');
    const item = variables.get(variable);
    if (item === undefined) return whole;
    if (attribute.length > 0) return whole;
    return sign === '&' ? item.replace(/[^A-Za-z0-9]/g, '') : item;
  });
}
