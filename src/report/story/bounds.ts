/** The earliest and the latest end of a failing event, and its runs, from numbers alone. Each law of trying is one function. */

export type Most = number | 'unlimited';

/** How long an event that always fails is tried, from when the service accepts it. */
export interface TryingSpan {
  readonly least: number;
  readonly most: Most;
}

/** The shorter of two limits. */
export function shorter(one: Most, other: Most): Most {
  if (one === 'unlimited') return other;
  return other === 'unlimited' ? one : Math.min(one, other);
}

/** The waits before retries. Lambda starts no retry that would come at or after the event's age. */
function waitsBefore(delays: readonly number[], age: Most): number {
  let waited = 0;
  for (const delay of delays) {
    if (age !== 'unlimited' && waited + delay >= age) break;
    waited += delay;
  }
  return waited;
}

/** Lambda keeps the event. A function without any concurrency fails it at once. */
export function asyncSpan(delays: readonly number[], age: Most, reservation: number | 'unreserved'): TryingSpan {
  return { least: reservation === 0 ? 0 : waitsBefore(delays, age), most: age };
}

/** The queue hides a failing message after each receive, and deletes it at the end of its retention. */
export function queueSpan(receives: Most, visibility: number, retention: number): TryingSpan {
  const tried = receives === 'unlimited' ? 'unlimited' : receives * visibility;
  return { least: shorter(tried, retention) as number, most: retention };
}

/** Retries follow at once as far as is known. Without an end of retries, only age and retention end them. */
export function streamSpan(attempts: Most, age: Most, retention: Most): TryingSpan {
  const most = shorter(age, retention);
  return { least: attempts === 'unlimited' && most !== 'unlimited' ? most : 0, most };
}

/** The runs that halve a batch down to one record. */
export function halvingsOf(bisects: boolean, batch: number): number {
  return bisects && batch > 1 ? Math.ceil(Math.log2(batch)) : 0;
}

/** One time after the other. */
export function added(one: Most, other: Most): Most {
  return one === 'unlimited' || other === 'unlimited' ? 'unlimited' : one + other;
}
