/** A queue is watched when an alarm looks at how much waits in it, or for how long. */
import { aFunction, aMapping, aQueue, arn, Json, nodeOf, ref, resource } from '../template/app-of';

const HIDDEN_BY_P = {
  unknown: 'Ref P, a parameter of App',
  cause: { kind: 'parameter', stack: 'App', name: 'P' },
};

const METRIC = { Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible' };
const of = (value: unknown): Json => ({ Dimensions: [{ Name: 'QueueName', Value: value }] });
const NAME = { 'Fn::GetAtt': ['Q', 'QueueName'] };
const watched = (...alarms: readonly Json[]): unknown => (nodeOf('App.Q', {
  Fn: aFunction(),
  Q: aQueue({ QueueName: 'orders' }),
  M: aMapping({ EventSourceArn: arn('Q') }),
  ...Object.fromEntries(alarms.map((properties, i) => [`A${i}`, resource('AWS::CloudWatch::Alarm', properties)])),
}, { Parameters: { P: {} } }) as unknown as Json).hasAlarm;

test.each<[string, Json, unknown]>([
  ['its depth', { ...METRIC, ...of(NAME) }, true],
  ['the age of its oldest message', { ...METRIC, MetricName: 'ApproximateAgeOfOldestMessage', ...of(NAME) }, true],
  ['a queue of its name', { ...METRIC, ...of('orders') }, true],
  ['its depth inside metric math', { Metrics: [{ Id: 's', Expression: 'a + b' }, { Id: 'a', MetricStat: { Metric: { ...METRIC, ...of(NAME) } } }] }, true],
  ['another queue', { ...METRIC, ...of('other') }, false],
  ['what is sent to it', { ...METRIC, MetricName: 'NumberOfMessagesSent', ...of(NAME) }, false],
  ['what is in flight', { ...METRIC, MetricName: 'ApproximateNumberOfMessagesNotVisible', ...of(NAME) }, false],
  ['a depth above a threshold', { ...METRIC, ...of(NAME), ComparisonOperator: 'GreaterThanThreshold', Threshold: 0 }, true],
  ['a depth below a threshold', { ...METRIC, ...of(NAME), ComparisonOperator: 'LessThanThreshold', Threshold: 0 }, false],
  ['a depth not above a threshold', { ...METRIC, ...of(NAME), ComparisonOperator: 'LessThanOrEqualToThreshold', Threshold: 0 }, false],
  ['a depth below a threshold, with actions when it is OK', { ...METRIC, ...of(NAME), ComparisonOperator: 'LessThanThreshold', OKActions: ['x'] }, true],
  ['a depth and a threshold whose order is hidden', { ...METRIC, ...of(NAME), ComparisonOperator: ref('P') }, HIDDEN_BY_P],
  ['a hidden depth below a threshold', { ...METRIC, ...of(ref('P')), ComparisonOperator: 'LessThanThreshold' }, false],
  ['a metric of another service', { ...METRIC, Namespace: 'AWS/Lambda', ...of(NAME) }, false],
  ['a queue that a parameter names', { ...METRIC, ...of(ref('P')) }, { unknown: 'alarm A0: Ref P, a parameter of App' }],
  ['whatever a query finds', { Metrics: [{ Id: 'q', Expression: 'SEARCH(\'{AWS/SQS,QueueName}\', \'Maximum\', 60)' }] }, { unknown: 'alarm A0: looks at what a query finds' }],
  ['its depth with its actions switched off', { ...METRIC, ...of(NAME), ActionsEnabled: false }, false],
  ['its depth with its actions hidden', { ...METRIC, ...of(NAME), ActionsEnabled: ref('P') }, HIDDEN_BY_P],
  ['a hidden queue with its actions switched off', { ...METRIC, ...of(ref('P')), ActionsEnabled: false }, false],
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

describe('an alarm whose actions are switched off', () => {
  const alarm = resource('AWS::CloudWatch::Alarm', { ...METRIC, ...of(NAME), ActionsEnabled: false, AlarmName: 'orders-failed' });
  const node = (composite?: Json): Json => nodeOf('App.Q', {
    Fn: aFunction(),
    Q: aQueue(),
    M: aMapping({ EventSourceArn: arn('Q') }),
    A: alarm,
    ...(composite === undefined ? {} : { C: resource('AWS::CloudWatch::CompositeAlarm', composite) }),
  }, { Parameters: { P: {} } }) as unknown as Json;

  test('watches the queue', () => {
    expect(node()).toMatchObject({ hasAlarm: false, silentAlarm: { stack: 'App', logicalId: 'A' } });
  });

  test('beside a composite alarm, when its name is hidden', () => {
    const hidden = resource('AWS::CloudWatch::Alarm', { ...METRIC, ...of(NAME), ActionsEnabled: false, AlarmName: ref('P') });
    const composite = resource('AWS::CloudWatch::CompositeAlarm', { AlarmRule: 'ALARM("orders-failed")' });
    const queue = nodeOf('App.Q', { Fn: aFunction(), Q: aQueue(), M: aMapping({ EventSourceArn: arn('Q') }), A: hidden, C: composite }, { Parameters: { P: {} } });
    expect(queue).toMatchObject({ hasAlarm: HIDDEN_BY_P });
  });

  test.each<[string, Json, unknown]>([
    ['refers to it', { AlarmRule: { 'Fn::Sub': 'ALARM(${A})' } }, true],
    ['names it', { AlarmRule: 'ALARM("orders-failed")' }, true],
    ['names it without quotes', { AlarmRule: 'OK(a) AND ALARM( orders-failed )' }, true],
    ['names its ARN', { AlarmRule: 'ALARM(arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders-failed)' }, true],
    ['names its ARN in quotes', { AlarmRule: 'ALARM("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders-failed")' }, true],
    ['names it behind a reference to another', { AlarmRule: { 'Fn::Sub': 'ALARM("${Fn}") OR ALARM("orders-failed")' } }, true],
    ['names it behind a quote that does not end', { AlarmRule: 'ALARM("others) OR ALARM(orders-failed)' }, false],
    ['names one with a longer name', { AlarmRule: 'ALARM("prod-orders-failed") OR ALARM(orders-failed-2) OR ALARM("eu:orders-failed")' }, false],
    ['looks at others', { AlarmRule: 'ALARM("others")' }, false],
    ['has none either', { AlarmRule: 'ALARM("orders-failed")', ActionsEnabled: false }, false],
    ['hides what it looks at', { AlarmRule: ref('P') }, { unknown: 'whether a composite alarm looks at A' }],
  ])('beside a composite alarm that %s', (_, composite, expected) => {
    expect(node(composite).hasAlarm).toEqual(expected);
  });
});
