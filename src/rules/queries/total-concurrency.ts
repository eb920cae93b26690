/**
 * What deliveries add up to. One that is switched off adds nothing; one whose switch is hidden adds perhaps; of those under different
 * conditions, which may exclude each other, only the most that stands under one of them is sure.
 */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { and, isUnknown, Known, mapAll, sum, unknown } from '../../model/known';
import { joinWithAnd } from '../kit/wording';

export interface ConcurrencyShare {
  readonly delivery: Delivery;
  readonly amount: Known<number>;
}

export interface TotalConcurrency {
  readonly sure: readonly ConcurrencyShare[];
  /** With those that perhaps add to them. */
  readonly most: readonly ConcurrencyShare[];
}

export function totalConcurrency(parts: readonly ConcurrencyShare[]): TotalConcurrency {
  const most = parts.filter(({ delivery: { policy } }) => policy.enabled !== false);
  const enabled = most.filter(({ delivery: { policy } }) => policy.enabled === true);
  const always = enabled.filter(({ delivery }) => conditionOf(delivery) === undefined);
  const [largest = []] = [...groupBy(enabled, ({ delivery }) => conditionOf(delivery)).values()].sort((one, two) => knownSum(two) - knownSum(one));
  const sure = new Set([...always, ...largest]);
  return { sure: enabled.filter((part) => sure.has(part)), most };
}

export function formatRange(parts: readonly ConcurrencyShare[]): Known<number> {
  return sum(parts.map((part) => part.amount));
}

/** Whether they add up to more than a limit. */
export function exceeds({ sure, most }: TotalConcurrency, limit: Known<number>): Known<boolean> {
  const surely = mapAll([formatRange(sure), limit], (total, top) => total > top);
  if (surely !== false || sure.length === most.length) return surely;
  return and(mapAll([formatRange(most), limit], (total, top) => total > top), unknown(doubt(most)));
}

function doubt(parts: readonly ConcurrencyShare[]): string {
  const hidden = parts.map(({ delivery: { policy } }) => policy.enabled).find(isUnknown);
  const conditions = new Set(parts.flatMap(({ delivery: { declaredAt } }) => declaredAt?.condition ?? []));
  return hidden?.unknown ?? `whether conditions ${joinWithAnd([...conditions])} hold together`;
}

function conditionOf({ declaredAt }: Delivery): string | undefined {
  return declaredAt?.condition === undefined ? undefined : `${declaredAt.stack} ${declaredAt.condition}`;
}

function knownSum(parts: readonly ConcurrencyShare[]): number {
  return parts.reduce((total, part) => total + (isUnknown(part.amount) ? 0 : part.amount), 0);
}
