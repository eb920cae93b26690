/**
 * Reads a mapping that polls a queue. The queue counts the attempts and has the dead-letter queue. The mapping has no
 * destinations, and a failed message stays hidden for the visibility timeout of the queue.
 */
import { isUnknown, Known, map, Unknown, unknown } from '../../model/known';
import { DeliveryNode, QueueNode } from '../../model/node';
import { DeliveryPolicy, Exit } from '../../model/policy';
import { at } from '../../template/value/fields';
import { enabledOf, filtersOf, reportsItemFailures } from '../read-mapping';
import { numberOfOption, numberWithin } from '../read-number';
import { pollersOf } from '../read-pollers';
import { DeliveryToRead, SourceReader } from '../source-reader';
import {
  QUEUE_BATCH_SIZE, QUEUE_BATCHING_WINDOW, QUEUE_CONSUME_ACTIONS, QUEUE_MAX_CONCURRENCY, QUEUE_MAXIMUM_POLLERS,
  QUEUE_MINIMUM_POLLERS,
} from './facts';

export const sqsSource: SourceReader = { kind: 'queue', polls: ['queue'], nodes: [], policy: readPolicy, needs: () => CONSUME };

const CONSUME = QUEUE_CONSUME_ACTIONS.map((action) => ({ action }));

type Queue = Pick<QueueNode, 'fifo' | 'visibilityTimeout' | 'retention' | 'redrive'>;

function queueOf(source: DeliveryNode | undefined, hidden: Unknown = unknown('no queue')): Queue {
  return source?.kind === 'queue' ? source : { fifo: hidden, visibilityTimeout: hidden, retention: hidden, redrive: hidden };
}

function readPolicy({ settings, source, hidden }: DeliveryToRead): DeliveryPolicy {
  const queue = queueOf(source, hidden);
  return {
    mode: 'poll',
    order: map<boolean, 'message-group' | 'none'>(queue.fifo, (fifo) => (fifo ? 'message-group' : 'none')),
    batch: {
      size: numberOfOption(at(settings, 'BatchSize'), QUEUE_BATCH_SIZE),
      window: numberOfOption(at(settings, 'MaximumBatchingWindowInSeconds'), QUEUE_BATCHING_WINDOW),
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
      provisionedPollers: pollersOf(
        at(settings, 'ProvisionedPollerConfig'), QUEUE_MINIMUM_POLLERS, QUEUE_MAXIMUM_POLLERS,
      ),
    },
    ...filtersOf(settings),
    enabled: enabledOf(settings),
    exits: { failure: redriveExits(queue), success: [] },
  };
}

function mostReceives({ redrive }: Queue): Known<number | 'unlimited'> {
  if (isUnknown(redrive)) return redrive;
  return redrive === 'none' ? 'unlimited' : redrive.maxReceiveCount;
}

function redriveExits({ redrive }: Queue): readonly Exit[] {
  if (redrive === 'none') return [];
  return [{ by: 'queue-redrive', to: isUnknown(redrive) ? redrive : redrive.deadLetterQueue, carries: 'event' }];
}
