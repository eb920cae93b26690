/** The visibility timeout that AWS recommends: six times the function's timeout, for retries of throttled batches, plus the batching window. */
import { isUnknown, Known, mapAll } from '../../model/known';
import { QUEUE_VISIBILITY_TIMEOUT } from '../../resources/queue/facts';
import { VISIBILITY_TIMEOUTS } from '../../sources/sqs/facts';

export function recommendedVisibility(timeout: Known<number>, window: Known<number>): Known<number> {
  return mapAll<[number, number], number>([timeout, window], (run, wait) => (
    Math.min(QUEUE_VISIBILITY_TIMEOUT.max, VISIBILITY_TIMEOUTS * run + wait)
  ));
}

/** The value that a fix sets. An unknown window counts as 0. */
export function visibilityForFix(timeout: Known<number>, window: Known<number>): Known<number> {
  return recommendedVisibility(timeout, isUnknown(window) ? 0 : window);
}
