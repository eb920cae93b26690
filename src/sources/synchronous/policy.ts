/**
 * A caller that waits for the answer. Lambda keeps nothing and retries nothing: what fails is the caller's, which may try again and may
 * have a dead-letter queue of its own.
 */
import { isUnknown, Known } from '../../model/known';
import { DeliveryPolicy } from '../../model/policy';
import { PushTarget } from '../../model/push-target';

export function syncPolicy({ retries, maxAge, deadLetter, enabled }: PushTarget, answerWithin: Known<number> | undefined): DeliveryPolicy {
  const tries = retries === 'undocumented' ? 0 : retries;
  return {
    mode: 'sync',
    order: 'none',
    batch: { size: 1, window: 0, tumblingWindow: 0 },
    attempts: { most: isUnknown(tries) ? tries : tries + 1, countedBy: 'function-errors', backoff: { law: 'undocumented' } },
    maxAge: maxAge === 'undocumented' ? 0 : maxAge,
    retention: maxAge === 'undocumented' ? 0 : maxAge,
    partialFailure: { reportBatchItemFailures: false, bisectBatchOnError: false },
    concurrency: { perLane: 1, maximum: 'unset', provisionedPollers: 'unset' },
    filters: [],
    enabled,
    ...(answerWithin === undefined ? {} : { answerWithin }),
    exits: { failure: deadLetter === 'none' ? [] : [{ by: 'pushTarget-dead-letter', to: deadLetter, carries: 'event' }], success: [] },
  };
}
