/** A topic's trigger: the subscription, its dead-letter queue, its filter, and topics of other accounts and Regions. */
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FailureQueue, SnsTrigger } from '../../../src';
import { makeAlias, makeFunction, WITHOUT_CHECKS } from '../../support/app';
import { Untyped } from '../../support/untyped';
import { ENV, newStack, onlyOf, refusal, resourcesOf, warningsOf } from '../../support/wired';

const topicArn = (region: string, account = ENV.account, name = 'news') => `arn:aws:sns:${region}:${account}:${name}`;

function withTopic(props: Untyped = {}, stack: Stack = newStack()): { stack: Stack; trigger: SnsTrigger; topic: sns.Topic } {
  const topic = new sns.Topic(stack, 'Topic');
  return { stack, topic, trigger: new SnsTrigger(stack, 'Trigger', { topic, handler: makeAlias(makeFunction(stack)), ...props }) };
}

test('the subscription names the alias and its own dead-letter queue, and waits for both permissions', () => {
  const { stack, trigger, topic } = withTopic();
  const [[, subscription]] = Object.entries(resourcesOf(stack, 'AWS::SNS::Subscription'));
  expect(subscription.Properties).toEqual({
    TopicArn: stack.resolve(topic.topicArn),
    Protocol: 'lambda',
    Endpoint: { Ref: expect.stringMatching(/^FnLive/) },
    RedrivePolicy: { deadLetterTargetArn: stack.resolve(trigger.deliveryDeadLetterQueue.queueArn) },
  });
  expect(subscription.DependsOn).toEqual([expect.stringMatching(/^TriggerDeadLetterQueuePolicy/), expect.stringMatching(/^TriggerPermission/)]);
  expect(stack.resolve(trigger.subscriptionArn)).toEqual({ Ref: expect.stringMatching(/^TriggerSubscription/) });
});

test('SNS may invoke the alias for this topic alone, and send to the queue for this topic alone', () => {
  const { stack, topic, trigger } = withTopic();
  expect(onlyOf(stack, 'AWS::Lambda::Permission')).toEqual({
    Action: 'lambda:InvokeFunction',
    FunctionName: { Ref: expect.stringMatching(/^FnLive/) },
    Principal: 'sns.amazonaws.com',
    SourceArn: stack.resolve(topic.topicArn),
  });
  const [policy] = Object.entries(resourcesOf(stack, 'AWS::SQS::QueuePolicy')).filter(([id]) => id.startsWith('TriggerDeadLetterQueue'));
  expect(policy[1].Properties.PolicyDocument.Statement).toContainEqual({
    Action: 'sqs:SendMessage',
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Resource: stack.resolve(trigger.deliveryDeadLetterQueue.queueArn),
    Condition: { ArnEquals: { 'aws:SourceArn': stack.resolve(topic.topicArn) } },
  });
});

test('an alias as endpoint is acknowledged for the validator of newer releases, which knows functions only', () => {
  const acknowledged = ({ trigger }: ReturnType<typeof withTopic>) => trigger.node
    .defaultChild!.node.metadata.flatMap(({ data }) => Object.keys(data));
  expect(acknowledged(withTopic())).toContain('CloudFormation-Validate::W3694');
  const stack = newStack();
  expect(acknowledged(withTopic({ handler: makeFunction(stack, 'Plain') }, stack))).not.toContain('CloudFormation-Validate::W3694');
});

describe('the filter policy', () => {
  test('by attributes', () => {
    const { stack } = withTopic({ filterPolicy: { color: sns.SubscriptionFilter.stringFilter({ allowlist: ['red'], matchPrefixes: ['bl'] }) } });
    const { FilterPolicy, FilterPolicyScope } = onlyOf(stack, 'AWS::SNS::Subscription');
    expect({ FilterPolicy, FilterPolicyScope }).toEqual({ FilterPolicy: { color: ['red', { prefix: 'bl' }] }, FilterPolicyScope: undefined });
  });

  test('by the body, at any depth', () => {
    const size = sns.FilterOrPolicy.filter(sns.SubscriptionFilter.numericFilter({ greaterThan: 5 }));
    const { stack } = withTopic({ filterPolicyWithMessageBody: { picture: sns.FilterOrPolicy.policy({ size }) } });
    const { FilterPolicy, FilterPolicyScope } = onlyOf(stack, 'AWS::SNS::Subscription');
    expect({ FilterPolicy, FilterPolicyScope }).toEqual({
      FilterPolicy: { picture: { size: [{ numeric: ['>', 5] }] } }, FilterPolicyScope: 'MessageBody',
    });
  });

  const some = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
  const filter = (count: number) => sns.SubscriptionFilter.stringFilter({ allowlist: some(count) });

  test.each<[string, Untyped, RegExp]>([
    ['both', { filterPolicy: { a: filter(1) }, filterPolicyWithMessageBody: { a: sns.FilterOrPolicy.filter(filter(1)) } }, /filterPolicy and filterPolicyWithMessageBody are both given/],
    ['no filter of aws-cdk-lib', { filterPolicy: { color: ['red'] } }, /filterPolicy\.color is not a filter/],
    ['a filter in place of a policy', { filterPolicyWithMessageBody: { color: filter(1) } }, /filterPolicyWithMessageBody\.color is not a filter/],
    ['an empty object', { filterPolicy: {} }, /filterPolicy is empty/],
    ['text', { filterPolicy: 'red' }, /filterPolicy is not an object of filters/],
    ['six keys', { filterPolicy: Object.fromEntries(some(6).map((key) => [key, filter(1)])) }, /has 6 keys, above the maximum of 5/],
    ['too many combinations', { filterPolicy: { a: filter(16), b: filter(10) } }, /gives 160 combinations of values, above the maximum of 150/],
  ])('%s is refused', (_, props, message) => {
    expect(refusal(() => withTopic(props))).toMatch(message);
  });

  test('five keys and 150 combinations are taken', () => {
    const { stack } = withTopic({ filterPolicy: { a: filter(15), b: filter(10), c: filter(1), d: filter(1), e: filter(1) } });
    expect(Object.keys(onlyOf(stack, 'AWS::SNS::Subscription').FilterPolicy)).toHaveLength(5);
  });
});

describe('a FIFO topic is refused with the way over a queue', () => {
  test.each<[string, (stack: Stack) => sns.ITopic]>([
    ['of the app', (stack) => new sns.Topic(stack, 'Ordered', { fifo: true })],
    ['imported', (stack) => sns.Topic.fromTopicArn(stack, 'Ordered', topicArn('eu-west-1', ENV.account, 'ordered.fifo'))],
  ])('%s', (_, make) => {
    const stack = newStack();
    expect(refusal(() => new SnsTrigger(stack, 'Trigger', { topic: make(stack), handler: makeFunction(stack) })))
      .toMatch(/topic Shop\/Ordered is a FIFO topic\..* Subscribe a FIFO queue .*new SqsConsumer/);
  });
});

describe('a topic of another Region', () => {
  const from = (region: string) => {
    const stack = newStack();
    const topic = sns.Topic.fromTopicArn(stack, 'Topic', topicArn(region));
    const deadLetterQueue = sqs.Queue.fromQueueArn(stack, 'There', `arn:aws:sqs:${region}:${ENV.account}:news-failed`);
    new SnsTrigger(stack, 'Trigger', { topic, handler: makeFunction(stack), deadLetterQueue });
    return { permission: onlyOf(stack, 'AWS::Lambda::Permission'), subscription: onlyOf(stack, 'AWS::SNS::Subscription'), stack };
  };

  test('that is on by default invokes under the plain principal, and the subscription names the Region', () => {
    const { permission, subscription } = from('us-east-1');
    expect(permission.Principal).toBe('sns.amazonaws.com');
    expect(subscription.Region).toBe('us-east-1');
  });

  test('that is on by default invokes a function of a Region that has to be enabled under the principal of that Region', () => {
    const stack = new Stack(new App({ context: WITHOUT_CHECKS }), 'There', { env: { ...ENV, region: 'eu-south-1' } });
    const deadLetterQueue = sqs.Queue.fromQueueArn(stack, 'Failed', `arn:aws:sqs:eu-west-1:${ENV.account}:news-failed`);
    new SnsTrigger(stack, 'Trigger', { topic: sns.Topic.fromTopicArn(stack, 'Topic', topicArn('eu-west-1')), handler: makeFunction(stack), deadLetterQueue });
    expect(onlyOf(stack, 'AWS::Lambda::Permission').Principal).toBe('sns.eu-south-1.amazonaws.com');
  });

  test('that has to be enabled invokes under its own principal', () => {
    expect(from('eu-south-1').permission.Principal).toBe('sns.eu-south-1.amazonaws.com');
  });

  test('whose queue this app cannot change gets a warning with the statement', () => {
    expect(warningsOf(from('us-east-1').stack).join()).toMatch(/cannot change the policy of the queue Shop\/There.*"sqs:SendMessage".*"sns.amazonaws.com"/);
  });

  test('needs a dead-letter queue of that Region: without one, or with one of here, it is refused', () => {
    const stack = newStack();
    const topic = sns.Topic.fromTopicArn(stack, 'Topic', topicArn('us-east-1'));
    const handler = makeFunction(stack);
    expect(refusal(() => new SnsTrigger(stack, 'Without', { topic, handler })))
      .toMatch(/deadLetterQueue is left out, but the source is in Region us-east-1 .* Create a FailureQueue with a queueName in a stack of Region us-east-1/);
    expect(refusal(() => new SnsTrigger(stack, 'Here', { topic, handler, deadLetterQueue: new FailureQueue(stack, 'Queue') })))
      .toMatch(/Shop\/Queue is in Region eu-west-1, but the source is in us-east-1/);
  });
});

describe('a topic of another account', () => {
  test('of the app allows this account to subscribe', () => {
    const app = new App({ context: WITHOUT_CHECKS });
    const other = new Stack(app, 'Other', { env: { account: '444455556666', region: ENV.region } });
    const topic = new sns.Topic(other, 'Topic', { topicName: 'news' });
    const stack = newStack('Shop', app);
    new SnsTrigger(stack, 'Trigger', { topic, handler: makeFunction(stack) });
    const [policy] = Object.values(resourcesOf(other, 'AWS::SNS::TopicPolicy'));
    expect(policy.Properties.PolicyDocument.Statement).toContainEqual(expect.objectContaining({
      Action: 'sns:Subscribe', Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${ENV.account}:root`]] } },
    }));
  });

  test('from outside gets a warning that names the side and the statement', () => {
    const stack = newStack();
    new SnsTrigger(stack, 'Trigger', { topic: sns.Topic.fromTopicArn(stack, 'Topic', topicArn(ENV.region, '444455556666')), handler: makeFunction(stack) });
    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('belongs to account 444455556666.*sns:Subscribe'))).toHaveLength(1);
  });
});

test('a customer managed key of the queue lets SNS use it, for topics of the account', () => {
  const stack = newStack();
  const encryptionMasterKey = new kms.Key(stack, 'Key');
  new SnsTrigger(stack, 'Trigger', {
    topic: new sns.Topic(stack, 'Topic', { masterKey: encryptionMasterKey }),
    handler: makeFunction(stack),
    deadLetterQueue: new FailureQueue(stack, 'Queue', { encryptionMasterKey }),
  });
  expect(onlyOf(stack, 'AWS::KMS::Key').KeyPolicy.Statement).toContainEqual({
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Resource: '*',
    Condition: { ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:sns:${ENV.region}:${ENV.account}:*`]] } } },
  });
});

test.each<[Untyped, RegExp]>([
  [{ topic: undefined }, /topic is left out/],
  [{ topic: 'arn' }, /topic is not a topic/],
  [{ handler: undefined }, /handler is left out/],
  [{ deadLetterQueue: 'arn' }, /deadLetterQueue is not a queue/],
])('%j is refused', (props, message) => {
  expect(refusal(() => withTopic(props))).toMatch(message);
});
