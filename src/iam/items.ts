/**
 * Reads lists as policies write them: one item or several, some of them behind `Fn::If`. An item of one branch only is
 * marked, since it may not exist at deployment.
 */
import { INPUT_LIMITS } from '../limits';
import { own } from '../template/json';
import { Stack } from '../template/stack';
import { resolve } from '../template/value/resolve';
import { Resolved } from '../template/value/resolved';
import { clip } from '../text/clip';

export interface Item {
  readonly value: Resolved;
  /** Why the item may not exist. */
  readonly maybe?: string;
}

const MOST_ITEMS = INPUT_LIMITS.policyItems.max;
const DEEPEST = INPUT_LIMITS.policyItemDepth.max;

export function itemsOf(raw: unknown, stack: Stack): readonly Item[] {
  const items: Item[] = [];
  collect(raw, stack, undefined, DEEPEST, items);
  return items;
}

function collect(raw: unknown, stack: Stack, maybe: string | undefined, depth: number, items: Item[]): void {
  if (items.length > MOST_ITEMS) return;
  const branches = own(raw, 'Fn::If');
  if (depth > 0 && Array.isArray(raw)) {
    for (let i = 0; i < raw.length && i < MOST_ITEMS; i += 1) collect(raw[i], stack, maybe, depth - 1, items);
  } else if (depth > 0 && Array.isArray(branches)) {
    const [condition, yes, no] = branches;
    const holds = resolve({ 'Fn::If': [condition, true, false] }, stack);
    const each = holds.is !== 'scalar' ? [yes, no] : [holds.value === true ? yes : no];
    const why = holds.is === 'scalar' ? maybe : `Fn::If ${clip(condition)}`;
    each.forEach((branch) => collect(branch, stack, why, depth - 1, items));
  } else {
    const value = resolve(raw, stack);
    if (value.is === 'list') value.items.slice(0, MOST_ITEMS).forEach((inner) => items.push({ value: inner, maybe }));
    else if (value.is !== 'absent') items.push({ value, maybe });
  }
}

/** The field of an object as the template writes it. */
export function rawField(value: Resolved, name: string): unknown {
  return value.is === 'fields' ? own(value.raw, name) : undefined;
}
