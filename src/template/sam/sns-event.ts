/** Expands an event of type `SNS`: a subscription of the function, or of a queue that the function polls. */
import { own } from '../json';
import { SamEvent } from './event';
import { invokePermission } from './permission';
import { queueFor, queuePolicy } from './queues';
import { getAttArn, Made, made, mergeMade, picked } from './resources';

const ANYONE = '*';
const DEFAULT_BATCH_SIZE = 10;

export function sns(event: SamEvent): Made {
  const { id, properties, target } = event;
  const subscription = (Protocol: string, Endpoint: unknown): Made => made(id, 'AWS::SNS::Subscription', {
    TopicArn: properties.Topic,
    ...picked(properties, ['FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy', 'Region']),
    Protocol,
    Endpoint,
  });
  const queue = properties.SqsSubscription;
  if (queue === undefined || queue === false) {
    return mergeMade(
      subscription('lambda', target.arn),
      invokePermission(event, 'sns.amazonaws.com', { SourceArn: properties.Topic }),
    );
  }
  const named = own(queue, 'QueueArn');
  const queueId = `${id}Queue`;
  const arn = named ?? getAttArn(queueId);
  const policyId = own(queue, 'QueuePolicyLogicalId') ?? `${id}QueuePolicy`;
  return mergeMade(
    subscription('sqs', arn),
    named === undefined
      ? queueFor(queueId, String(policyId), ANYONE, properties.Topic, fifo(event))
      : queuePolicy(String(policyId), own(queue, 'QueueUrl'), arn, ANYONE, properties.Topic),
    made(`${id}EventSourceMapping`, 'AWS::Lambda::EventSourceMapping', {
      BatchSize: own(queue, 'BatchSize') ?? DEFAULT_BATCH_SIZE, Enabled: true, EventSourceArn: arn, FunctionName: target.name,
    }),
    { resources: {}, managed: ['AWSLambdaSQSQueueExecutionRole'] },
  );
}

/** SNS delivers the messages of a FIFO topic to FIFO queues only. SAM knows the type of a topic of the template. */
function fifo({ properties, find }: SamEvent): { readonly FifoQueue?: unknown } {
  const id = own(properties.Topic, 'Ref') ?? [own(properties.Topic, 'Fn::GetAtt')].flat()[0];
  const topic = typeof id === 'string' ? find(id.split('.')[0]) : undefined;
  const type = own(own(topic, 'Properties'), 'FifoTopic');
  return type === undefined || type === false ? {} : { FifoQueue: type };
}
