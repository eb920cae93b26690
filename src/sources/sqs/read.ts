/**
 * A queue that Lambda polls. The queue itself counts the attempts and keeps the dead-letter queue; the mapping has no destinations, and
 * what fails stays hidden for the queue's visibility timeout.
 */
import { isUnknown, Known, map } from '../../model/known';
import { QueueNode } from '../../model/node';
import { DeliveryPolicy, Exit } from '../../model/policy';
import { at } from '../../template/value/fields';
import { enabledOf, filtersOf, reportsItemFailures } from '../read-mapping';
import { numberWithin } from '../read-number';
import { pollersOf } from '../read-pollers';
import { DeliveryToRead, SourceReader } from '../source-reader';
import {
  QUEUE_BATCH_SIZE, QUEUE_BATCHING_WINDOW, QUEUE_CONSUME_ACTIONS, QUEUE_MAX_CONCURRENCY, QUEUE_MAXIMUM_POLLERS, QUEUE_MINIMUM_POLLERS,
} from './facts';

export const sqsSource: SourceReader = { kind: 'queue', polls: ['queue'], nodes: [], policy, needs: () => CONSUME };

const CONSUME = QUEUE_CONSUME_ACTIONS.map((action) => ({ action }));

function policy({ settings, source }: DeliveryToRead): DeliveryPolicy {
  const queue = source as QueueNode;
  return {
    mode: 'poll',
    order: map<boolean, 'message-group' | 'none'>(queue.fifo, (fifo) => (fifo ? 'message-group' : 'none')),
    batch: {
      size: numberWithin(at(settings, 'BatchSize'), QUEUE_BATCH_SIZE, QUEUE_BATCH_SIZE.default),
      window: numberWithin(at(settings, 'MaximumBatchingWindowInSeconds'), QUEUE_BATCHING_WINDOW, QUEUE_BATCHING_WINDOW.default),
      tumblingWindow: 0,
    },
    attempts: {
      most: mostReceives(queue),
      countedBy: 'receives',
      backoff: { law: 'visibility', seconds: queue.visibilityTimeout },
    },
    maxAge: queue.retention,
    retention: queue.retention,
    partialFailure: { reportBatchItemFailures: reportsItemFailures(settings), bisectBatchOnError: false },
    concurrency: {
      perLane: 1,
      maximum: numberWithin(at(settings, 'ScalingConfig', 'MaximumConcurrency'), QUEUE_MAX_CONCURRENCY, 'unset'),
      provisionedPollers: pollersOf(at(settings, 'ProvisionedPollerConfig'), QUEUE_MINIMUM_POLLERS.default, QUEUE_MAXIMUM_POLLERS.default),
    },
    ...filtersOf(settings),
    enabled: enabledOf(settings),
    exits: { failure: redriveExits(queue), success: [] },
  };
}

function mostReceives({ redrive }: QueueNode): Known<number | 'unlimited'> {
  if (isUnknown(redrive)) return redrive;
  return redrive === 'none' ? 'unlimited' : redrive.maxReceiveCount;
}

function redriveExits({ redrive }: QueueNode): readonly Exit[] {
  if (redrive === 'none') return [];
  return [{ by: 'queue-redrive', to: isUnknown(redrive) ? redrive : redrive.deadLetterQueue, carries: 'event' }];
}
