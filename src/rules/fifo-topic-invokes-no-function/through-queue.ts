/** Adds a queue between a FIFO topic and its function. Batches of one message need no report of failed messages from the function's code. */
import { Delivery } from '../../model/delivery-graph';
import { nodeId } from '../../model/node-id';
import { PushTarget } from '../../model/push-target';
import { LATEST } from '../../resources/function/facts';
import { AddResource, Change, TemplateValue, NodeReference } from '../kit/change';
import { addResource, addFailureQueue, arnOfNode, arnOfAddedResource, removeResource, setValue } from '../kit/changes';
import { GraphIndex, NodeOf } from '../kit/graph-index';

/** No change if the subscription is outside the app, or if its qualifier is unknown. */
export function deliverThroughQueue(app: GraphIndex, delivery: Delivery, topic: NodeOf<'topic'>): readonly Change[] {
  const { pushTarget } = delivery;
  const invoked = invokedBy(app, delivery);
  if (invoked === undefined) return [];
  const permissions = app.permissions.filter(({ target, source }) => (
    target.function === delivery.target.function && source === topic.id
  ));
  return [
    ...(pushTarget === undefined ? [] : subscribeQueue(app, pushTarget, topic, invoked)),
    ...permissions.flatMap(({ declaredAt }) => removeResource(declaredAt)),
  ];
}

function subscribeQueue(app: GraphIndex, pushTarget: PushTarget, topic: NodeOf<'topic'>, invoked: TemplateValue): readonly Change[] {
  const at = pushTarget.declaredAt;
  const settingAt = (name: string): string => (pushTarget.property === '' ? name : `${pushTarget.property}.${name}`);
  const queue = addFailureQueue(at, 'Queue', true);
  return [
    queue,
    allowTopicToSend(topic, queue),
    ...setValue(at, settingAt('Protocol'), 'sqs'),
    ...setValue(at, settingAt('Endpoint'), arnOfAddedResource(queue)),
    addResource(at, 'Mapping', 'AWS::Lambda::EventSourceMapping', {
      EventSourceArn: arnOfAddedResource(queue), FunctionName: invoked, BatchSize: 1,
    }),
    ...withFifoDeadLetterQueue(app, pushTarget, topic),
  ];
}

function allowTopicToSend(topic: NodeOf<'topic'>, queue: AddResource): Change {
  return {
    kind: 'allow-in-resource-policy',
    resource: nodeId(queue),
    service: 'sns.amazonaws.com',
    actions: ['sqs:SendMessage'],
    source: arnOfNode(topic),
  };
}

/** A subscription to a FIFO topic needs a FIFO dead-letter queue. */
function withFifoDeadLetterQueue(app: GraphIndex, pushTarget: PushTarget, topic: NodeOf<'topic'>): readonly Change[] {
  const { declaredAt, deadLetter, deadLetterProperty } = pushTarget;
  if (deadLetterProperty === undefined || deadLetter === 'none') return [];
  if (app.nodeOf('queue', deadLetter)?.fifo !== false) return [];
  const queue = addFailureQueue(declaredAt, 'DeadLetterQueue', true);
  return [
    queue,
    allowTopicToSend(topic, queue),
    ...setValue(declaredAt, deadLetterProperty, { deadLetterTargetArn: arnOfAddedResource(queue) }),
  ];
}

function invokedBy(app: GraphIndex, { target }: Delivery): TemplateValue | undefined {
  const { through, qualifier, function: id } = target;
  if (through !== undefined) return new NodeReference(nodeId(through), 'Ref');
  const handler = app.nodeOf('function', id);
  return handler === undefined || qualifier !== LATEST ? undefined : arnOfNode(handler);
}
