/** How long AWS advises to hide a message: six runs of the function, so that a throttled batch can be tried again, and the batching window. */
import { isUnknown, Known, mapAll } from '../../model/known';
import { QUEUE_VISIBILITY_TIMEOUT } from '../../resources/queue/facts';
import { VISIBILITY_TIMEOUTS } from '../../sources/sqs/facts';

export function wantedVisibility(timeout: Known<number>, window: Known<number>): Known<number> {
  return mapAll<[number, number], number>([timeout, window], (run, wait) => (
    Math.min(QUEUE_VISIBILITY_TIMEOUT.max, VISIBILITY_TIMEOUTS * run + wait)
  ));
}

/** Where the condition did not need the window. */
export function advisedVisibility(timeout: Known<number>, window: Known<number>): Known<number> {
  return wantedVisibility(timeout, isUnknown(window) ? 0 : window);
}
