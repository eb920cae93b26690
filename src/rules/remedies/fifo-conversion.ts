/**
 * FIFO or standard: a queue or topic becomes the other only where nobody that sends to it needs it as it is. SQS and SNS tell the type by the
 * name too, so a name that was given goes.
 */
import { isUnknown, Known } from '../../model/known';
import { NodeId } from '../../model/node';
import { Change } from '../kit/change';
import { setValue, unsetValue } from '../kit/changes';
import { GraphIndex, NodeOf } from '../kit/graph-index';
import { redrivingQueues } from '../queries/redrives';

type NodeType = 'FIFO' | 'standard';

const OF_FIFO = {
  queue: ['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit', 'QueueName'],
  topic: ['FifoTopic', 'ContentBasedDeduplication', 'FifoThroughputScope', 'ArchivePolicy', 'TopicName'],
} as const;

export function convertToStandard(node: NodeOf<'queue'> | NodeOf<'topic'>): readonly Change[] {
  return OF_FIFO[node.kind].flatMap((property) => unsetValue(node, property));
}

export function convertToFifo(queue: NodeOf<'queue'>): readonly Change[] {
  return [...setValue(queue, 'FifoQueue', true), ...unsetValue(queue, 'QueueName')];
}

/** Whether somebody needs the node to be of the type. All senders are looked through, once, when it is first asked. */
export function neededTypes(app: GraphIndex): (id: NodeId, type: NodeType) => boolean {
  let needs: ReadonlySet<string> | undefined;
  return (id, type) => (needs ??= new Set(needsOf(app).map(keyOf))).has(keyOf([id, type]));
}

type Need = readonly [Known<NodeId | 'none'>, NodeType];

function needsOf(app: GraphIndex): readonly Need[] {
  const mayBeFifo = (kind: 'queue' | 'topic', id: Known<NodeId> | undefined): boolean => {
    const fifo = app.nodeOf(kind, id)?.fifo ?? false;
    return isUnknown(fifo) || fifo;
  };
  return [
    ...redrivingQueues(app).map(({ queue, to }): Need => [to, queue.fifo === false ? 'standard' : 'FIFO']),
    ...app.functions.map(({ deadLetter }): Need => [deadLetter, 'standard']),
    ...app.deliveries.flatMap(({ policy: { exits }, source, pushTarget }): readonly Need[] => [
      ...[...exits.failure, ...exits.success].filter(({ by }) => by === 'on-failure' || by === 'on-success').map(({ to }): Need => [to, 'standard']),
      ...(pushTarget === undefined ? [] : [[pushTarget.deadLetter, mayBeFifo('topic', source.node) ? 'FIFO' : 'standard'] as const]),
    ]),
    ...app.graph.links.flatMap(({ from, to }): readonly Need[] => [
      ...(mayBeFifo('topic', from) ? [[to, 'FIFO'] as const] : []),
      ...(mayBeFifo('queue', to) ? [[from, 'FIFO'] as const] : []),
    ]),
  ];
}

function keyOf([id, type]: Need): string {
  return JSON.stringify([id, type]);
}
