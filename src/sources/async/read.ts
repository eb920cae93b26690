/**
 * Reads asynchronous invocation. Lambda queues the event and retries it as the invoke config of the invoked qualifier
 * says. The config of another qualifier does not apply; the dead-letter setting of the function applies to all.
 */
import { isUnknown, map } from '../../model/known';
import { DeliveryPolicy, Exit } from '../../model/policy';
import { at } from '../../template/value/fields';
import { exitsOf } from '../read-exit';
import { numberOfOption } from '../read-number';
import { DeliveryToRead, SourceReader } from '../source-reader';
import { ASYNC_MAX_EVENT_AGE, ASYNC_RETRY_ATTEMPTS, ASYNC_RETRY_DELAYS } from './facts';

export const asyncSource: SourceReader = { kind: 'async', polls: [], nodes: [], policy: readPolicy };

function readPolicy(delivery: DeliveryToRead): DeliveryPolicy {
  const { settings, nodes } = delivery;
  const retries = numberOfOption(at(settings, 'MaximumRetryAttempts'), ASYNC_RETRY_ATTEMPTS);
  const delays = isUnknown(retries) ? ASYNC_RETRY_DELAYS : ASYNC_RETRY_DELAYS.slice(0, Math.max(0, retries));
  const destinations = at(settings, 'DestinationConfig');
  return {
    mode: 'push',
    order: 'none',
    batch: { size: 1, window: 0, tumblingWindow: 0 },
    attempts: {
      most: map(retries, (known) => known + 1),
      countedBy: 'function-errors',
      backoff: { law: 'fixed', delays },
    },
    maxAge: numberOfOption(at(settings, 'MaximumEventAgeInSeconds'), ASYNC_MAX_EVENT_AGE),
    retention: ASYNC_MAX_EVENT_AGE.max,
    partialFailure: { reportBatchItemFailures: false, bisectBatchOnError: false },
    concurrency: { perLane: 1, maximum: 'unset', provisionedPollers: 'unset' },
    filters: [],
    enabled: true,
    exits: {
      failure: [
        ...exitsOf('on-failure', at(destinations, 'OnFailure', 'Destination'), nodes, () => 'invocation-record'),
        ...deadLetterExits(delivery),
      ],
      success: exitsOf('on-success', at(destinations, 'OnSuccess', 'Destination'), nodes, () => 'invocation-record'),
    },
  };
}

function deadLetterExits({ target }: DeliveryToRead): readonly Exit[] {
  if (target?.kind !== 'function' || target.deadLetter === 'none') return [];
  return [{ by: 'function-dead-letter', to: target.deadLetter, carries: 'event' }];
}
