/** A queue is watched when an alarm looks at how much waits in it, or for how long. */
import { aFunction, aMapping, aQueue, arn, Json, nodeOf, ref, resource } from '../template/app-of';

const METRIC = { Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible' };
const of = (value: unknown): Json => ({ Dimensions: [{ Name: 'QueueName', Value: value }] });
const NAME = { 'Fn::GetAtt': ['Q', 'QueueName'] };
const watched = (...alarms: readonly Json[]): unknown => (nodeOf('App.Q', {
  Fn: aFunction(),
  Q: aQueue({ QueueName: 'orders' }),
  M: aMapping({ EventSourceArn: arn('Q') }),
  ...Object.fromEntries(alarms.map((properties, i) => [`A${i}`, resource('AWS::CloudWatch::Alarm', properties)])),
}, { Parameters: { P: {} } }) as unknown as Json).watched;

test.each<[string, Json, unknown]>([
  ['its depth', { ...METRIC, ...of(NAME) }, true],
  ['the age of its oldest message', { ...METRIC, MetricName: 'ApproximateAgeOfOldestMessage', ...of(NAME) }, true],
  ['a queue of its name', { ...METRIC, ...of('orders') }, true],
  ['its depth inside metric math', { Metrics: [{ Id: 's', Expression: 'a + b' }, { Id: 'a', MetricStat: { Metric: { ...METRIC, ...of(NAME) } } }] }, true],
  ['another queue', { ...METRIC, ...of('other') }, false],
  ['what is sent to it', { ...METRIC, MetricName: 'NumberOfMessagesSent', ...of(NAME) }, false],
  ['a metric of another service', { ...METRIC, Namespace: 'AWS/Lambda', ...of(NAME) }, false],
  ['a queue that a parameter names', { ...METRIC, ...of(ref('P')) }, { unknown: 'alarm A0: Ref P, a parameter of App' }],
  ['whatever a query finds', { Metrics: [{ Id: 'q', Expression: 'SEARCH(\'{AWS/SQS,QueueName}\', \'Maximum\', 60)' }] }, { unknown: 'alarm A0: looks at what a query finds' }],
  ['metrics that are hidden', { Metrics: ref('P') }, { unknown: 'alarm A0: Ref P, a parameter of App' }],
])('an alarm on %s', (_, alarm, expected) => {
  expect(watched(alarm)).toEqual(expected);
});

test('no alarm at all watches nothing', () => {
  expect(watched()).toBe(false);
});

test('an alarm that is hidden does not blur one that is plain', () => {
  expect(watched({ ...METRIC, ...of(ref('P')) }, { ...METRIC, ...of(NAME) })).toBe(true);
});
