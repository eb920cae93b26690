/**
 * Changes a queue or topic from FIFO to standard or back, and finds the senders that require its current type. The name of a FIFO queue or
 * topic ends in `.fifo`, so the change removes a custom name.
 */
import { isUnknown, Known } from '../../model/known';
import { NodeId } from '../../model/node';
import { allExits } from '../../model/policy';
import { Change } from '../kit/change';
import { setValue, unsetValue } from '../kit/changes';
import { GraphIndex, NodeOf } from '../kit/graph-index';
import { redrivingQueues } from '../queries/redrives';

type NodeType = 'FIFO' | 'standard';

const FIFO_PROPERTIES = {
  queue: ['FifoQueue', 'ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit', 'QueueName'],
  topic: ['FifoTopic', 'ContentBasedDeduplication', 'FifoThroughputScope', 'ArchivePolicy', 'TopicName'],
} as const;

export function convertToStandard(node: NodeOf<'queue'> | NodeOf<'topic'>): readonly Change[] {
  return FIFO_PROPERTIES[node.kind].flatMap((property) => unsetValue(node, property));
}

export function convertToFifo(queue: NodeOf<'queue'>): readonly Change[] {
  return [...setValue(queue, 'FifoQueue', true), ...unsetValue(queue, 'QueueName')];
}

/** Whether a sender requires the node to have the type. The senders are read once, on the first call. */
export function typeRequirements(app: GraphIndex): (id: NodeId, type: NodeType) => boolean {
  let required: ReadonlySet<string> | undefined;
  return (id, type) => {
    required ??= new Set(requiredTypes(app).map(keyOf));
    return required.has(keyOf([id, type]));
  };
}

type RequiredType = readonly [Known<NodeId | 'none'>, NodeType];

function requiredTypes(app: GraphIndex): readonly RequiredType[] {
  const mayBeFifo = (kind: 'queue' | 'topic', id: Known<NodeId> | undefined): boolean => {
    const fifo = app.nodeOf(kind, id)?.fifo ?? false;
    return isUnknown(fifo) || fifo;
  };
  return [
    ...redrivingQueues(app).map(({ queue, to }): RequiredType => [to, queue.fifo === false ? 'standard' : 'FIFO']),
    ...app.functions.map(({ deadLetter }): RequiredType => [deadLetter, 'standard']),
    ...app.deliveries.flatMap(({ policy, source, pushTarget }): readonly RequiredType[] => [
      ...allExits(policy).filter(({ by }) => by === 'on-failure' || by === 'on-success')
        .map(({ to }): RequiredType => [to, 'standard']),
      ...(pushTarget === undefined ? [] : [[pushTarget.deadLetter, mayBeFifo('topic', source.node) ? 'FIFO' : 'standard'] as const]),
    ]),
    ...app.graph.links.flatMap(({ from, to }): readonly RequiredType[] => [
      ...(mayBeFifo('topic', from) ? [[to, 'FIFO'] as const] : []),
      ...(mayBeFifo('queue', to) ? [[from, 'FIFO'] as const] : []),
    ]),
  ];
}

function keyOf([id, type]: RequiredType): string {
  return JSON.stringify([id, type]);
}
