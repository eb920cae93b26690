/**
 * The delivery policy of a caller that waits for the answer. Lambda neither keeps nor retries the event. The caller may
 * retry, and may have a dead-letter queue of its own.
 */
import { Known, map } from '../../model/known';
import { DeliveryPolicy } from '../../model/policy';
import { PushTarget } from '../../model/push-target';

export function syncPolicy(target: PushTarget, answerWithin: Known<number> | undefined): DeliveryPolicy {
  const { retries, maxAge, deadLetter, enabled } = target;
  const tries = retries === 'undocumented' ? 0 : retries;
  return {
    mode: 'sync',
    order: 'none',
    batch: { size: 1, window: 0, tumblingWindow: 0 },
    attempts: {
      most: map(tries, (known) => known + 1),
      countedBy: 'function-errors',
      backoff: { law: 'undocumented' },
    },
    maxAge: maxAge === 'undocumented' ? 0 : maxAge,
    retention: maxAge === 'undocumented' ? 0 : maxAge,
    partialFailure: { reportBatchItemFailures: false, bisectBatchOnError: false },
    concurrency: { perLane: 1, maximum: 'unset', provisionedPollers: 'unset' },
    filters: [],
    enabled,
    ...(answerWithin === undefined ? {} : { answerWithin }),
    exits: {
      failure: deadLetter === 'none' ? [] : [{ by: 'target-dead-letter', to: deadLetter, carries: 'event' }],
      success: [],
    },
  };
}
