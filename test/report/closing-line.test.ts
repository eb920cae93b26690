/** The closing line says what becomes of failed events, and never more than was looked at. */
import { CheckResult } from '../../src/checks/result';
import { UnreadCaller } from '../../src/model/unread-caller';
import { closingLines, summaryOf } from '../../src/report/closing-line';
import { jsonReport } from '../../src/report/json';
import { reportOf } from '../../src/report/report';
import { stories } from '../../src/report/story/stories';
import { aConfig, aFunction, aMapping, aQueue, arn, graphOf, Json, resource } from '../template/app-of';
import { finding, undecided } from './check/reports';

const DEAD = { Dlq: aQueue(), Orders: aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('Dlq'), maxReceiveCount: 5 } }) };
const polled = graphOf({ Fn: aFunction(), ...DEAD, Queue: aMapping({ EventSourceArn: arn('Orders') }) });
const checked = { rules: 1, functions: 1, deliveries: 1 };
const NONE: CheckResult = { findings: [], silent: [], unknowns: [], acknowledged: [], checked };
const atQueue = { at: { stack: 'App', logicalId: 'Orders' }, subject: 'App.Orders' };
const lost = finding({ harm: 'lost-on-failure', ...atQueue });

function lines(given: Partial<CheckResult> = {}, unread: readonly UnreadCaller[] = []): readonly string[] {
  const result = { ...NONE, ...given };
  return closingLines({ stories: stories(polled, result), hops: [], result, graph: { unreadCallers: unread } });
}

const UNTOLD = '1 delivery: 1 keeps every failed event and tells nobody';

test.each<[string, Partial<CheckResult>, readonly string[]]>([
  ['nothing', {}, [UNTOLD]],
  ['what is worth knowing', { findings: [finding({ ...atQueue, harm: 'lost-on-failure', severity: 'info' })] }, [UNTOLD]],
  ['a loss', { findings: [lost] }, ['1 delivery: 1 can lose failed events', 'cdk-lambda-delivery check reports 1 error']],
  ['a warning of a loss', { findings: [{ ...lost, severity: 'warning' }] }, [
    '1 delivery: 1 can lose failed events', 'cdk-lambda-delivery check reports 1 warning of lost events',
  ]],
  ['a check of a loss that could not be made', { unknowns: [undecided({ ...atQueue, harm: 'lost-on-failure' })] }, [
    '1 delivery: 1 could not be checked', 'cdk-lambda-delivery check reports 1 check that could not be made',
  ]],
  ['another check that could not be made', { unknowns: [undecided(atQueue)] }, [
    UNTOLD, 'cdk-lambda-delivery check reports 1 check that could not be made',
  ]],
  ['an accepted loss', { acknowledged: [{ finding: lost, reason: 'It may be lost.' }] }, [`${UNTOLD}; 1 acknowledgment accepts a loss`]],
])('where the checks find %s', (_, given, expected) => {
  expect(lines(given)).toEqual(expected);
});

test('what is not read is counted by resource', () => {
  const caller = (logicalId: string, property: string) => ({ declaredAt: { stack: 'App', logicalId }, type: 'T', property, function: 'App.Fn' });
  expect(lines({}, [caller('A', 'x')])).toEqual([`${UNTOLD}; 1 resource that names a function is not read`]);
  expect(lines({}, [caller('A', 'x'), caller('A', 'y'), caller('B', 'x')])).toEqual([`${UNTOLD}; 2 resources that name a function are not read`]);
});

const TOPIC = resource('AWS::SNS::Topic', { Subscription: [{ Protocol: 'email', Endpoint: 'a@example.com' }] });
const alarm = (action: Json) => resource('AWS::CloudWatch::Alarm', {
  Namespace: 'AWS/SQS',
  MetricName: 'ApproximateNumberOfMessagesVisible',
  Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Dlq', 'QueueName'] } }],
  ComparisonOperator: 'GreaterThanThreshold',
  Threshold: 0,
  ...action,
});
const mapped = { Fn: aFunction(), ...DEAD, Queue: aMapping({ EventSourceArn: arn('Orders') }) };
const CHANGES = { 'source': ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'] };
const heardBy = (pattern: Json, more: Json = { Targets: [{ Id: 'a', Arn: { Ref: 'OnCall' } }] }) => ({
  ...mapped, OnCall: TOPIC, A: alarm({}), R: resource('AWS::Events::Rule', { EventPattern: { ...CHANGES, ...pattern }, ...more }),
});
const exitTo = (destination: Json | string) => ({
  Fn: aFunction(), C: aConfig({ DestinationConfig: { OnFailure: { Destination: destination } } }),
});

test.each<[string, Json, string]>([
  ['an alarm that starts something tells somebody', { ...mapped, OnCall: TOPIC, A: alarm({ AlarmActions: [{ Ref: 'OnCall' }] }) }, 'told'],
  ['an alarm without an action tells nobody', { ...mapped, A: alarm({}) }, 'untold'],
  ['an alarm whose topic is closed to it tells nobody', {
    ...mapped, OnCall: resource('AWS::SNS::Topic', { KmsMasterKeyId: 'alias/aws/sns' }), A: alarm({ AlarmActions: [{ Ref: 'OnCall' }] }),
  }, 'untold'],
  ['an alarm whose topic nobody subscribes to tells nobody', {
    ...mapped, OnCall: resource('AWS::SNS::Topic'), A: alarm({ AlarmActions: [{ Ref: 'OnCall' }] }),
  }, 'untold'],
  ['an alarm on a topic outside the app tells somebody', { ...mapped, A: alarm({ AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:on-call'] }) }, 'told'],
  ['a rule on every alarm tells somebody', heardBy({ detail: { state: { value: ['ALARM'] } } }), 'told'],
  ['a rule on the alarm by its ARN tells somebody', heardBy({ resources: [{ 'Fn::GetAtt': ['A', 'Arn'] }] }), 'told'],
  ['a rule on the alarm by its ARN with a dot tells somebody', heardBy({ resources: [{ 'Fn::GetAtt': 'A.Arn' }] }), 'told'],
  ['a rule on the alarm by its name tells somebody', heardBy({ detail: { alarmName: [{ Ref: 'A' }] } }), 'told'],
  ['a rule on another alarm tells nobody', heardBy({ resources: [{ 'Fn::GetAtt': ['B', 'Arn'] }] }), 'untold'],
  ['a rule on another service tells nobody', heardBy({ source: ['aws.ec2'] }), 'untold'],
  ['a rule on an alarm that is hidden may tell', heardBy({ detail: { alarmName: [{ prefix: 'dead' }] } }), 'outside'],
  ['a rule that is disabled tells nobody', heardBy({}, { State: 'DISABLED', Targets: [{ Id: 'a', Arn: { Ref: 'OnCall' } }] }), 'untold'],
  ['a rule without a target tells nobody', heardBy({}, {}), 'untold'],
  ['an alarm on another metric tells nobody', { ...mapped, OnCall: TOPIC, A: alarm({ AlarmActions: [{ Ref: 'OnCall' }], MetricName: 'NumberOfMessagesSent' }) }, 'untold'],
  ['a consumer of the exit is told', { ...mapped, Fn2: aFunction(), M2: aMapping({ FunctionName: { Ref: 'Fn2' }, EventSourceArn: arn('Dlq') }) }, 'told'],
  ['a topic with a subscription tells', { ...exitTo({ Ref: 'OnCall' }), OnCall: TOPIC }, 'told'],
  ['a topic without one keeps nothing', { ...exitTo({ Ref: 'OnCall' }), OnCall: resource('AWS::SNS::Topic') }, 'possible'],
  ['a bus with an archive of everything keeps it and tells nobody', {
    ...exitTo(arn('Bus')), Bus: resource('AWS::Events::EventBus', { Name: 'b' }), Kept: resource('AWS::Events::Archive', { SourceArn: arn('Bus') }),
  }, 'untold'],
  ['a queue outside the app may tell', exitTo('arn:aws:sqs:eu-west-1:111122223333:failures'), 'outside'],
  ['a hidden exit could not be checked', exitTo({ 'Fn::ImportValue': 'failures' }), 'unchecked'],
  ['no exit loses', { Fn: aFunction(), R: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'a', Arn: arn('Fn') }] }) }, 'lost'],
  ['a caller that waits keeps the event', { Fn: aFunction(), U: resource('AWS::Lambda::Url', { TargetFunctionArn: { Ref: 'Fn' }, AuthType: 'NONE' }) }, 'waiting'],
])('%s', (_, resources, ending) => {
  const summary = summaryOf(stories(graphOf(resources)));
  expect(Object.entries(summary).filter(([, count]) => count > 0).map(([name]) => name)).toContain(ending);
});

test('the sentence names each ending once, in its order, and JSON has the numbers', () => {
  const graph = graphOf({
    ...mapped,
    OnCall: TOPIC,
    A: alarm({ AlarmActions: [{ Ref: 'OnCall' }] }),
    U: resource('AWS::Lambda::Url', { TargetFunctionArn: { Ref: 'Fn' }, AuthType: 'NONE' }),
    Fn2: aFunction(),
    R: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'a', Arn: arn('Fn2') }] }),
  });
  const told = stories(graph);
  expect(closingLines({ stories: told, hops: [], result: NONE, graph })).toEqual([
    '3 deliveries: 1 keeps every failed event and tells somebody, 1 returns it to a caller that waits, 1 loses it',
  ]);
  const { summary } = JSON.parse(jsonReport(reportOf(graph)));
  expect(summary).toMatchObject({ lost: 1, waiting: 1, text: [expect.stringMatching(/^3 deliveries: /), expect.any(String)] });
  expect(summary.told + summary.untold + summary.outside + summary.waiting + summary.possible + summary.lost + summary.unchecked).toBe(3);
});
