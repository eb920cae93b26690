import { Delivery, DeliveryGraph } from '../../src/model/delivery-graph';
import { reportOf } from '../../src/report/report';
import { textReport } from '../../src/report/text';
import { aConfig, aFunction, aMapping, aPermission, aQueue, arn, graphOf, Json, ref, resource } from '../template/app-of';

const at = (path: string, declared: Json): Json => ({ ...declared, Metadata: { 'aws:cdk:path': path } });

const SHOP: Json = {
  Fn: at('Shop/Resize/Resource', aFunction()),
  Live: at('Shop/Live/Resource', resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), Name: 'live' })),
  Bucket: at('Shop/Uploads/Resource', resource('AWS::S3::Bucket')),
  Orders: at('Shop/Orders/Resource', aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('Dlq'), maxReceiveCount: 5 } })),
  Dlq: at('Shop/Orders/DeadLetters/Resource', aQueue()),
  Clicks: at('Shop/Clicks/Resource', resource('AWS::Kinesis::Stream', { RetentionPeriodHours: { 'Fn::FindInMap': ['Hours', ref('AWS::Region'), 'h'] } })),
  Queue: aMapping({ EventSourceArn: arn('Orders') }),
  Stream: aMapping({
    EventSourceArn: arn('Clicks'), MaximumRetryAttempts: 9, MaximumRecordAgeInSeconds: 5_400, DestinationConfig: { OnFailure: { Destination: arn('Dlq') } },
  }),
  Config: aConfig({
    Qualifier: 'live', MaximumEventAgeInSeconds: 90, DestinationConfig: { OnFailure: { Destination: arn('Dlq') }, OnSuccess: { Destination: { 'Fn::ImportValue': 'bus' } } },
  }),
  Push: aPermission('s3.amazonaws.com', { FunctionName: ref('Live'), SourceArn: arn('Bucket') }),
  Rule: aPermission('events.amazonaws.com', { SourceArn: 'arn:aws:events:eu-west-1:1:rule/r' }),
};

test('a report says where every event ends, and why it cannot where it cannot', () => {
  expect(`\n${textReport(reportOf(graphOf(SHOP)), 140)}`).toBe(`
Source                Function : qualifier  Attempts at most  Time at most          On failure, it ends   Kept, told            On success
                                                                                    in
--------------------  --------------------  ----------------  --------------------  --------------------  --------------------  -----------
bucket Uploads        Resize : live         3                 90 s                  queue Orders/         at least 4 d, nobody  unknown [1]
                                                                                    DeadLetters
queue Orders          Resize : $LATEST      5                 4 d                   queue Orders/         at least 0 s, nobody  -
                                                                                    DeadLetters
stream Clicks         Resize : $LATEST      10                1 h 30 min or         queue Orders/         unknown, nobody       -
                                                              unknown [2]           DeadLetters
                                                                                    (pointers only)
rule arn:aws:events:  Resize : $LATEST      3                 6 h                   NOWHERE: lost         -                     -
eu-west-1:1:rule/r

[1] Fn::ImportValue bus, which no stack of the app exports
[2] Fn::FindInMap Hours

4 deliveries: 3 can lose failed events, 1 loses them
cdk-lambda-delivery check reports 2 errors, 2 warnings of lost events and 12 checks that could not be made
`);
});

test.each([80, 100, 120, 200])('no line but the closing ones is longer than %i columns', (width) => {
  const lines = textReport(reportOf(graphOf(SHOP)), width).trimEnd().split('\n');
  const closing = lines.findIndex((line) => /^\d+ deliver(?:y|ies): /.test(line));
  expect(closing).toBeGreaterThan(0);
  for (const line of lines.slice(0, closing)) expect(line.length).toBeLessThanOrEqual(width);
});

test('an app without deliveries says so', () => {
  expect(textReport(reportOf(graphOf({ Fn: aFunction() })), 80)).toBe('No deliveries: no function has an event source mapping or is invoked asynchronously.\n');
});

test.each<[string, Json, string]>([
  ['all have an exit', { Queue: SHOP.Queue }, '1 delivery: 1 can lose failed events'],
  ['one has none', { Rule: SHOP.Rule }, '1 delivery: 1 loses failed events'],
  ['one may have one', { M: aMapping({ EventSourceArn: { 'Fn::ImportValue': 'q' } }) }, '1 delivery: 1 could not be checked'],
  ['some have none, some may', { Rule: SHOP.Rule, M: aMapping({ EventSourceArn: { 'Fn::ImportValue': 'q' } }) }, '2 deliveries: 1 loses failed events, 1 could not be checked'],
])('the line of the deliveries when %s', (_, deliveries, line) => {
  const report = textReport(reportOf(graphOf({ Fn: aFunction(), Orders: SHOP.Orders, Dlq: SHOP.Dlq, ...deliveries })), 120);
  expect(report.split('\n')).toContain(line);
});

test('what stands in a template cannot write to the terminal', () => {
  const evil = '\u001b]0;owned\u0007\u001b[2J\r\n\u009b31m\u202e\u200b\u2028';
  const report = textReport(reportOf(graphOf({ Fn: aFunction(), M: aMapping({ FunctionName: evil, EventSourceArn: ref(evil) }), P: at(`A/${evil}`, aPermission('s3.amazonaws.com')) })), 100);
  expect(report.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(report).toContain('\\u{1b}');
});

test('a long name does not make a long line', () => {
  const report = textReport(reportOf(graphOf({ Fn: aFunction(), M: aMapping({ EventSourceArn: `arn:aws:sqs:eu-west-1:1:${'x'.repeat(100_000)}` }) })), 80);
  expect(Math.max(...report.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(report.length).toBeLessThan(20_000);
});

test('time ends when the stream forgets a record, whatever the mapping allows', () => {
  const stream = resource('AWS::Kinesis::Stream', {});
  expect(textReport(reportOf(graphOf({ Fn: aFunction(), S: stream, M: aMapping({ EventSourceArn: arn('S'), MaximumRecordAgeInSeconds: 604_800 }) })), 140)).toMatch(/ 1 d /);
});

const redrivenTo = (queue: string): Json => aQueue({ RedrivePolicy: { deadLetterTargetArn: arn(queue), maxReceiveCount: 5 } });

test.each<[string, Json]>([
  ['to the queue itself', { Orders: redrivenTo('Orders') }],
  ['back to the queue', { Orders: redrivenTo('Dlq'), Dlq: redrivenTo('Orders') }],
  ['into a circle behind it', { Orders: redrivenTo('Second'), Second: redrivenTo('Dlq'), Dlq: redrivenTo('Second') }],
])('a redrive policy that leads %s is no exit', (_, queues) => {
  const report = textReport(reportOf(graphOf({ Fn: aFunction(), Queue: SHOP.Queue, ...queues })), 140);
  expect(report).toContain('NOWHERE: redrive cycle');
  expect(report).toContain('1 delivery: 1 loses failed events');
});

test('two dead-letter queues behind each other are an exit', () => {
  const report = textReport(reportOf(graphOf({ Fn: aFunction(), Queue: SHOP.Queue, Orders: redrivenTo('Second'), Second: redrivenTo('Dlq'), Dlq: aQueue() })), 140);
  expect(report).toContain('1 delivery: 1 can lose failed events');
});

test('a disabled mapping is shown as one', () => {
  expect(textReport(reportOf(graphOf({ ...SHOP, Queue: aMapping({ EventSourceArn: arn('Orders'), Enabled: false }) })), 200)).toContain('queue Orders (disabled)');
});

test('resources of several stacks are distinguished', () => {
  const [delivery] = graphOf({ Fn: aFunction(), M: aMapping({ EventSourceArn: 'arn:aws:sqs:eu-west-1:1:q' }) }).deliveries;
  const second: Delivery = { ...delivery, id: 'B.M', target: { function: 'B.Fn', qualifier: '$LATEST' } };
  const graph: DeliveryGraph = {
    version: 1,
    nodes: ['App', 'B'].map((stack) => ({ id: `${stack}.Fn`, kind: 'other', declaredAt: { stack, logicalId: 'Fn' } })),
    deliveries: [delivery, second],
    links: [],
    permissions: [],
    functionPolicies: [],
    trails: [],
    unreadCallers: [],
    alarms: [],
  };
  expect(textReport(reportOf(graph), 140)).toContain('B.Fn : $LATEST');
});
