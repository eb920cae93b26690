/** The hops before deliveries: which there are, what becomes of an event that one cannot hand over, and how each format says it. */
import { closingLines } from '../../src/report/closing-line';
import { HopEnding } from '../../src/report/hops/hop';
import { hopsOf } from '../../src/report/hops/hops';
import { hopsLine } from '../../src/report/hops/hops-line';
import { htmlReport } from '../../src/report/html/html';
import { readPageModel } from '../../src/report/html/model';
import { markdownReport } from '../../src/report/markdown/markdown';
import { mermaidReport } from '../../src/report/mermaid/mermaid';
import { reportOf } from '../../src/report/report';
import { svgReport } from '../../src/report/svg/svg';
import { textReport } from '../../src/report/text';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, ref, resource } from '../template/app-of';

const APP: Json = { Fn: aFunction(), Jobs: aQueue(), Dead: aQueue(), Poll: aMapping({ EventSourceArn: arn('Jobs') }), Topic: resource('AWS::SNS::Topic') };
const sub = (more: Json = {}, to: unknown = arn('Jobs')): Json => resource('AWS::SNS::Subscription', { TopicArn: ref('Topic'), Protocol: 'sqs', Endpoint: to, ...more });
const rule = (target: Json, more: Json = {}): Json => resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'a', Arn: arn('Jobs'), ...target }], ...more });
const mayWrite = (queue: string, services: readonly string[]): Json => resource('AWS::SQS::QueuePolicy', {
  Queues: [ref(queue)],
  PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: services }, Action: 'sqs:SendMessage', Resource: arn(queue) }] },
});
const alarm = resource('AWS::CloudWatch::Alarm', {
  Namespace: 'AWS/SQS',
  MetricName: 'ApproximateNumberOfMessagesVisible',
  Threshold: 0,
  ComparisonOperator: 'GreaterThanThreshold',
  Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Dead', 'QueueName'] } }],
  AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:on-call'],
});
const redrive = { RedrivePolicy: { deadLetterTargetArn: arn('Dead') } };
const MAY = { JobsMay: mayWrite('Jobs', ['sns.amazonaws.com', 'events.amazonaws.com']), DeadMay: mayWrite('Dead', ['sns.amazonaws.com', 'events.amazonaws.com']) };
const graph = (resources: Json) => graphOf({ ...APP, ...MAY, ...resources });
const endings = (resources: Json): readonly string[] => hopsOf(graph(resources)).map(({ id, ending }) => `${id} ${ending}`);

test.each<[string, Json, readonly string[]]>([
  ['none', {}, []],
  ['a subscription without a dead-letter queue', { Sub: sub() }, ['App.Sub dropped']],
  ['one with a dead-letter queue that nobody watches', { Sub: sub(redrive) }, ['App.Sub untold']],
  ['one with a dead-letter queue that an alarm watches', { Sub: sub(redrive), Alarm: alarm }, ['App.Sub told']],
  ['one with a dead-letter queue that it may not write to', { Sub: sub(redrive), DeadMay: mayWrite('Dead', ['events.amazonaws.com']) }, ['App.Sub dropped']],
  ['one with a dead-letter queue of which that is hidden', { Sub: sub(redrive), DeadMay: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Dead')], PolicyDocument: ref('Nobody') }) }, ['App.Sub unchecked']],
  ['one with a dead-letter queue outside the app', { Sub: sub({ RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:elsewhere' } }) }, ['App.Sub unchecked']],
  ['one to a queue that nobody reads', { Other: aQueue(), Sub: sub({}, arn('Other')) }, []],
  ['one to an address', { Sub: sub({ Protocol: 'email' }, 'a@example.com') }, []],
  ['a rule', { Rule: rule({ DeadLetterConfig: { Arn: arn('Dead') } }) }, ['App.Rule Targets.0 untold']],
  ['a rule that is disabled', { Rule: rule({}, { State: 'DISABLED' }) }, []],
  ['a rule to a topic to a queue', { Sub: sub(), Rule: rule({ Arn: ref('Topic') }) }, ['App.Rule Targets.0 dropped', 'App.Sub dropped']],
  ['a bucket', { Drop: resource('AWS::S3::Bucket', { NotificationConfiguration: { QueueConfigurations: [{ Event: 's3:ObjectCreated:*', Queue: arn('Jobs') }] } }) }, ['App.Drop NotificationConfiguration.QueueConfigurations.0 dropped']],
  ['a schedule', { Clock: resource('AWS::Scheduler::Schedule', { ScheduleExpression: 'rate(1 day)', FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: arn('Jobs'), RoleArn: 'arn:aws:iam::111122223333:role/clock' } }) }, ['App.Clock Target dropped']],
  ['a pipe', { From: aQueue(), Pipe: resource('AWS::Pipes::Pipe', { Source: arn('From'), Target: arn('Jobs'), RoleArn: 'arn:aws:iam::111122223333:role/pipe' }) }, ['App.Pipe source']],
  ['a log group', { Clicks: resource('AWS::Kinesis::Stream'), Read: aMapping({ EventSourceArn: arn('Clicks'), StartingPosition: 'LATEST' }), Ship: resource('AWS::Logs::SubscriptionFilter', { LogGroupName: '/app', DestinationArn: arn('Clicks'), FilterPattern: '', RoleArn: 'arn:aws:iam::111122223333:role/logs' }) }, ['App.Ship dropped']],
])('%s', (_, resources, expected) => {
  expect(endings(resources)).toEqual(expected);
});

test('how often and how long each tries', () => {
  const [first, second] = hopsOf(graph({ Sub: sub(), Rule: rule({ RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 600 } }) }));
  expect([first.attemptsAtMost, first.waitsAtMost]).toEqual([4, 600]);
  expect([second.attemptsAtMost, second.waitsAtMost]).toEqual([100_015, 23 * 86_400]);
});

test.each<[HopEnding, string, string]>([
  ['told', '1 keeps undelivered events and tells somebody', '2 keep undelivered events and tell somebody'],
  ['untold', '1 keeps undelivered events and tells nobody', '2 keep undelivered events and tell nobody'],
  ['outside', '1 keeps undelivered events where the app does not show who is told', '2 keep undelivered events where the app does not show who is told'],
  ['source', '1 leaves undelivered events at the source', '2 leave undelivered events at the source'],
  ['dropped', '1 drops undelivered events', '2 drop undelivered events'],
  ['unchecked', '1 could not be checked', '2 could not be checked'],
])('the words of one and of two that are %s', (ending, one, two) => {
  const none = { told: 0, untold: 0, outside: 0, source: 0, dropped: 0, unchecked: 0 };
  expect(hopsLine({ ...none, [ending]: 1 })).toEqual([`1 first hop: ${one}`]);
  expect(hopsLine({ ...none, [ending]: 2 })).toEqual([`2 first hops: ${two}`]);
});

describe('each format has them', () => {
  const report = reportOf(graph({ Sub: sub(), Rule: rule({ DeadLetterConfig: { Arn: arn('Dead') } }) }));

  test('the text as a table of its own', () => {
    expect(textReport(report, 120).split('\n').filter((line) => /^(?:First hop|topic|rule) /.test(line)).map((line) => line.split(/ {2,}/))).toEqual([
      ['First hop from', 'To', 'Attempts at most', 'Time at most', 'Undelivered, it ends in', 'Kept, told'],
      ['rule Rule', 'queue Jobs', '186', '1 d', 'queue Dead', 'at least 4 d, nobody'],
      ['topic Topic', 'queue Jobs', '100,015', '23 d', 'NOWHERE: dropped', '-'],
    ]);
  });

  test('the text also where no delivery is shown', () => {
    expect(`\n${textReport(reportOf(report.graph, { only: 'topic' }), 120)}`).toBe(`
No delivery of 1 matches topic.

First hop from  To          Attempts at most  Time at most  Undelivered, it ends in  Kept, told
--------------  ----------  ----------------  ------------  -----------------------  ----------
topic Topic     queue Jobs  100,015           23 d          NOWHERE: dropped         -

no deliveries; 1 first hop: 1 drops undelivered events
cdk-lambda-delivery check reports 1 error and 1 check that could not be made
`);
  });

  test('Markdown with who is told', () => {
    expect(markdownReport(report)).toContain('| `rule Rule` | `queue Jobs` | 186 | ≤ 1 d | `queue Dead` | `at least 4 d` | `nobody` |');
    expect(markdownReport(report)).toContain('| `topic Topic` | `queue Jobs` | 100,015 | ≤ 23 d | **NOWHERE** | - | - |');
  });

  test('the picture in the same nodes', () => {
    const lines = mermaidReport(report).split('\n').map((line) => line.trim());
    const [, jobs] = /^(n\d+)\(\["queue Jobs"\]\)$/m.exec(lines.join('\n')) ?? [];
    const [, topic] = /^(n\d+)\(\["topic Topic"\]\)$/m.exec(lines.join('\n')) ?? [];
    expect(lines).toContain(`${topic} -->|"≤ 23 d"| ${jobs}`);
  });

  test('the closing line', () => {
    expect(closingLines(report)[0]).toMatch(/^1 delivery: .*; 2 first hops: 1 keeps undelivered events and tells nobody, 1 drops them/);
  });

  test('but not what --only leaves out', () => {
    expect(reportOf(report.graph, { only: 'topic' }).hops.map(({ id }) => id)).toEqual(['App.Sub']);
    expect(reportOf(report.graph, { only: 'nothing of it' }).hops).toEqual([]);
  });
});

describe('pictures', () => {
  const report = reportOf(graph({ Sub: sub(), Rule: rule({ Arn: ref('Topic') }) }));

  test('begin at the first hop, and show what it drops', () => {
    const svg = svgReport(report);
    expect(svg.split('class="node source"')).toHaveLength(4);
    expect(svg.split('>NOWHERE: dropped<')).toHaveLength(3);
  });

  test('of the page have them too, and a list of those that drop events', () => {
    const html = htmlReport(report);
    const model = readPageModel(JSON.parse(html.split('id="model">')[1].split('</script>')[0]));
    expect(model.hops.map(({ id }) => id)).toEqual(report.hops.map(({ id }) => id));
    expect(html.includes('<h2>First hops that drop events (2)</h2>')).toBe(true);
    expect(html.split('<li><a href="#d=App.Poll">').length - 1).toBe(2 + 1); // the delivery, too
  });
});

test('what a hop drops is no loss of the delivery behind it', () => {
  const kept = { Jobs: aQueue({ VisibilityTimeout: 180, RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 5 } }), Dead: aQueue({ MessageRetentionPeriod: 1_209_600 }) };
  const report = reportOf(graph({ ...kept, Rule: rule({}), Alarm: alarm, Role: resource('AWS::IAM::Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole'] }), Fn: aFunction({ Role: arn('Role') }) }));
  expect(report.result.findings.map(({ rule: id }) => id)).toContain('target-has-dead-letter-queue');
  expect(report.stories.map(({ lost }) => lost.verdict)).toEqual(['none']);
  expect(closingLines(report)[0]).toBe('1 delivery: 1 keeps every failed event and tells somebody; 1 first hop: 1 drops undelivered events');
});
