/**
 * The delivery policy of a caller that waits for the answer. Lambda neither keeps nor retries the event. The caller may
 * retry, and may have a dead-letter queue of its own.
 */
import { defined } from '../../model/defined';
import { Known, map } from '../../model/known';
import { DeliveryPolicy } from '../../model/policy';
import { PushTarget } from '../../model/push-target';

/** How long the caller waits, in seconds, and the path of that setting. */
interface Wait {
  readonly answerWithin?: Known<number>;
  readonly answerWithinProperty?: string;
}

export function syncPolicy(target: PushTarget, { answerWithin, answerWithinProperty }: Wait): DeliveryPolicy {
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
    ...defined({ answerWithin, answerWithinProperty }),
    exits: {
      failure: deadLetter === 'none' ? [] : [{ by: 'target-dead-letter', to: deadLetter, carries: 'event' }],
      success: [],
    },
  };
}
