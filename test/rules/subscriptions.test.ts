/** Subscriptions of topics: what protocols deliver to, wherever the subscription stands. */
import { check } from '../../src/checks/check';
import { standardTopicFeedsNoFifoQueue } from '../../src/rules/standard-topic-feeds-no-fifo-queue';
import { subscriptionFitsProtocol } from '../../src/rules/subscription-fits-protocol';
import { aFunction, aQueue, arn, graphOf, Json, ref, resource } from '../template/app-of';

const told = (resources: Json): readonly string[] => {
  const { findings, unknowns } = check(graphOf({
    Fn: aFunction(), Q: aQueue(), Fifo: aQueue({ FifoQueue: true }), Topic: resource('AWS::SNS::Topic'), ...resources,
  }, { Parameters: { P: { Type: 'String' } } }), [subscriptionFitsProtocol, standardTopicFeedsNoFifoQueue]);
  return [...findings.map(({ at, property, rule }) => `${rule} ${at.logicalId} ${property}`), ...unknowns.map(({ rule }) => `${rule} unknown`)].sort();
};
const subscribed = (protocol: unknown, endpoint: unknown, more: Json = {}): Json => ({
  Sub: resource('AWS::SNS::Subscription', { TopicArn: ref('Topic'), Protocol: protocol, Endpoint: endpoint, ...more }),
});
const inTopic = (protocol: string, endpoint: unknown): Json => ({
  Topic: resource('AWS::SNS::Topic', { Subscription: [{ Protocol: protocol, Endpoint: endpoint }] }),
});
const RAW = { RawMessageDelivery: true };
const UNKNOWN = ['standard-topic-feeds-no-fifo-queue unknown', 'subscription-fits-protocol unknown'];

test.each<[string, Json, readonly string[]]>([
  ['lambda and a function', subscribed('lambda', arn('Fn')), []],
  ['sqs and a queue', subscribed('sqs', arn('Q'), RAW), []],
  ['firehose and a delivery stream', subscribed('firehose', 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/s', RAW), []],
  ['firehose and what may be one', { ...subscribed('firehose', arn('Made')), Made: resource('Custom::Made') }, ['subscription-fits-protocol unknown']],
  ['email and an address', subscribed('email', 'ops@example.com'), []],
  ['https and an address by a parameter', subscribed('https', ref('P')), []],
  ['sqs and a function', subscribed('sqs', arn('Fn')), ['subscription-fits-protocol Sub Protocol']],
  ['lambda and a queue, in its envelope or not', subscribed('lambda', arn('Q'), RAW), ['subscription-fits-protocol Sub Protocol']],
  ['https and a queue', subscribed('https', arn('Q')), ['subscription-fits-protocol Sub Protocol']],
  ['email and the ARN of a queue outside the app', subscribed('email', 'arn:aws:sqs:eu-west-1:111122223333:jobs'), ['subscription-fits-protocol Sub Protocol']],
  ['SQS and a queue', subscribed('SQS', arn('Q')), ['subscription-fits-protocol Sub Protocol']],
  ['sqs and a stream', { ...subscribed('sqs', arn('Clicks')), Clicks: resource('AWS::Kinesis::Stream') }, ['subscription-fits-protocol Sub Protocol']],
  ['sqs and a function, in the list of the topic', inTopic('sqs', arn('Fn')), ['subscription-fits-protocol Topic Subscription.0.Protocol']],
  ['lambda without an envelope', subscribed('lambda', arn('Fn'), RAW), ['subscription-fits-protocol Sub RawMessageDelivery']],
  ['lambda without an envelope, written as text', subscribed('lambda', arn('Fn'), { RawMessageDelivery: 'true' }), ['subscription-fits-protocol Sub RawMessageDelivery']],
  ['lambda with a hidden envelope', subscribed('lambda', arn('Fn'), { RawMessageDelivery: ref('P') }), ['subscription-fits-protocol unknown']],
  ['lambda without an envelope, and a hidden function', subscribed('lambda', ref('P'), RAW), ['subscription-fits-protocol Sub RawMessageDelivery', 'subscription-fits-protocol unknown']],
  ['a hidden protocol and a queue', subscribed(ref('P'), arn('Q')), ['subscription-fits-protocol unknown']],
  ['a hidden endpoint', subscribed('sqs', ref('P')), UNKNOWN],
  ['a FIFO queue of a standard topic', subscribed('sqs', arn('Fifo')), ['standard-topic-feeds-no-fifo-queue Sub Endpoint']],
  ['a FIFO queue of a standard topic, in the list of the topic', inTopic('sqs', arn('Fifo')), ['standard-topic-feeds-no-fifo-queue Topic Subscription.0.Endpoint']],
  ['a FIFO queue by its ARN', subscribed('sqs', 'arn:aws:sqs:eu-west-1:111122223333:jobs.fifo'), ['standard-topic-feeds-no-fifo-queue Sub Endpoint']],
  ['a FIFO queue of a FIFO topic by its ARN', subscribed('sqs', arn('Fifo'), { TopicArn: 'arn:aws:sns:eu-west-1:111122223333:t.fifo' }), []],
  ['a FIFO queue of a hidden topic', subscribed('sqs', arn('Fifo'), { TopicArn: ref('P') }), ['standard-topic-feeds-no-fifo-queue unknown']],
  ['a standard queue of a FIFO topic', { ...subscribed('sqs', arn('Q')), Topic: resource('AWS::SNS::Topic', { FifoTopic: true }) }, []],
])('a subscription by %s', (_, resources, expected) => {
  expect(told(resources)).toEqual(expected);
});
