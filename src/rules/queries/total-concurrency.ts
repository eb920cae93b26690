/**
 * The total concurrency of several deliveries, as a lower and an upper bound. A disabled delivery counts in neither. One that may be disabled
 * counts in the upper bound only. Conditions may exclude each other, so the lower bound counts only the condition with the largest sum.
 */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { and, isUnknown, Known, mapAll, sum, unknown } from '../../model/known';
import { joinWithAnd } from '../../text/lists';

export interface ConcurrencyShare {
  readonly delivery: Delivery;
  readonly amount: Known<number>;
}

export interface TotalConcurrency {
  readonly lowerBound: readonly ConcurrencyShare[];
  readonly upperBound: readonly ConcurrencyShare[];
}

export function totalConcurrency(shares: readonly ConcurrencyShare[]): TotalConcurrency {
  const upperBound = shares.filter(({ delivery: { policy } }) => policy.enabled !== false);
  const enabled = upperBound.filter(({ delivery: { policy } }) => policy.enabled === true);
  const unconditional = enabled.filter(({ delivery }) => conditionOf(delivery) === undefined);
  const byCondition = [...groupBy(enabled, ({ delivery }) => conditionOf(delivery)).values()];
  const [largest = []] = byCondition.sort((one, two) => knownSum(two) - knownSum(one));
  const certain = new Set([...unconditional, ...largest]);
  return { lowerBound: enabled.filter((share) => certain.has(share)), upperBound };
}

export function sumOf(shares: readonly ConcurrencyShare[]): Known<number> {
  return sum(shares.map(({ amount }) => amount));
}

export function exceeds({ lowerBound, upperBound }: TotalConcurrency, limit: Known<number>): Known<boolean> {
  const certainly = mapAll([sumOf(lowerBound), limit], (total, max) => total > max);
  if (certainly !== false || lowerBound.length === upperBound.length) return certainly;
  return and(mapAll([sumOf(upperBound), limit], (total, max) => total > max), unknown(reasonForDoubt(upperBound)));
}

function reasonForDoubt(shares: readonly ConcurrencyShare[]): string {
  const hidden = shares.map(({ delivery: { policy } }) => policy.enabled).find(isUnknown);
  const conditions = new Set(shares.flatMap(({ delivery: { declaredAt } }) => declaredAt?.condition ?? []));
  return hidden?.unknown ?? `whether conditions ${joinWithAnd([...conditions])} hold together`;
}

function conditionOf({ declaredAt }: Delivery): string | undefined {
  return declaredAt?.condition === undefined ? undefined : `${declaredAt.stack} ${declaredAt.condition}`;
}

function knownSum(shares: readonly ConcurrencyShare[]): number {
  return shares.reduce((total, { amount }) => total + (isUnknown(amount) ? 0 : amount), 0);
}
