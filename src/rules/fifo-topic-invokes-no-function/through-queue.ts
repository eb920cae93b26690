/** A queue stands between a FIFO topic and its function, which polls it, one message at a time: the function's code need not report which failed. */
import { Delivery } from '../../model/delivery-graph';
import { Handover } from '../../model/handover';
import { idOf } from '../../model/node-id';
import { Change, Content, Reference } from '../kit/change';
import { add, addFailureQueue, arnOf, arnOfAdded, remove, set } from '../kit/changes';
import { Lookup, NodeOf } from '../kit/graph-index';

/** Nothing where the subscription cannot be edited, or the qualifier that it invokes cannot be told. */
export function throughQueue(app: Lookup, delivery: Delivery, topic: NodeOf<'topic'>): readonly Change[] {
  const { handover } = delivery;
  const invoked = invokedBy(app, delivery);
  if (invoked === undefined) return [];
  const permissions = app.permissions.filter(({ target, source }) => target.function === delivery.target.function && source === topic.id);
  return [
    ...(handover === undefined ? [] : subscribed(app, handover, topic, invoked)),
    ...permissions.flatMap(({ declaredAt }) => remove(declaredAt)),
  ];
}

function subscribed(app: Lookup, handover: Handover, topic: NodeOf<'topic'>, invoked: Content): readonly Change[] {
  const at = handover.declaredAt;
  const settingAt = (name: string): string => (handover.property === '' ? name : `${handover.property}.${name}`);
  const queue = addFailureQueue(at, 'Queue', true);
  return [
    queue,
    { kind: 'admit', to: idOf(queue), service: 'sns.amazonaws.com', actions: ['sqs:SendMessage'], source: arnOf(topic) },
    ...set(at, settingAt('Protocol'), 'sqs'),
    ...set(at, settingAt('Endpoint'), arnOfAdded(queue)),
    add(at, 'Mapping', 'AWS::Lambda::EventSourceMapping', { EventSourceArn: arnOfAdded(queue), FunctionName: invoked, BatchSize: 1 }),
    ...withFifoDeadLetters(app, handover, topic),
  ];
}

/** What a FIFO topic cannot deliver goes to a FIFO queue only. */
function withFifoDeadLetters(app: Lookup, { declaredAt, deadLetter, deadLetterProperty }: Handover, topic: NodeOf<'topic'>): readonly Change[] {
  if (deadLetterProperty === undefined || deadLetter === 'none' || app.nodeOf('queue', deadLetter)?.fifo !== false) return [];
  const queue = addFailureQueue(declaredAt, 'DeadLetterQueue', true);
  return [
    queue,
    { kind: 'admit', to: idOf(queue), service: 'sns.amazonaws.com', actions: ['sqs:SendMessage'], source: arnOf(topic) },
    ...set(declaredAt, deadLetterProperty, { deadLetterTargetArn: arnOfAdded(queue) }),
  ];
}

function invokedBy(app: Lookup, { target: { through, qualifier, function: id } }: Delivery): Content | undefined {
  if (through !== undefined) return new Reference(idOf(through), 'Ref');
  const handler = app.nodeOf('function', id);
  return handler === undefined || qualifier !== '$LATEST' ? undefined : arnOf(handler);
}
