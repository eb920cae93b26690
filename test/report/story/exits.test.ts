/** Where events of a story end, for how long they are kept there, who is told, and whether they are lost. */
import { check } from '../../../src/checks/check';
import { isUnknown, Known } from '../../../src/model/known';
import { stories } from '../../../src/report/story/stories';
import { Story, StoryEnd, StoryExit } from '../../../src/report/story/story';
import { ALL_RULES } from '../../../src/rules/all';
import { aConfig, aDepthAlarm, aFunction, aMapping, aPermission, aQueue, arn, graphOf, Json, resource } from '../../template/app-of';

const DAY = 86_400;

function storyOf(resources: Json, id: string): Story {
  const graph = graphOf(resources);
  const story = stories(graph, check(graph, ALL_RULES)).find((one) => one.id === id);
  if (story === undefined) throw new Error(`no delivery ${id}`);
  return story;
}

const exitOf = (resources: Json, id: string): StoryExit => storyOf(resources, id).exits[0];
const nodeOf = (end: Known<StoryEnd>): unknown => (isUnknown(end) ? end : end.node);

const queued = (orders: Json = {}, dlq: Json = {}): Json => ({
  Fn: aFunction(),
  Dlq: aQueue({ MessageRetentionPeriod: 14 * DAY, ...dlq }),
  Orders: aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('Dlq'), maxReceiveCount: 5 }, ...orders }),
  M: aMapping({ EventSourceArn: arn('Orders') }),
});
const streamed = (destination: unknown, more: Json = {}): Json => ({
  Fn: aFunction(),
  Clicks: resource('AWS::Kinesis::Stream', { RetentionPeriodHours: 24 }),
  ...more,
  M: aMapping({
    EventSourceArn: arn('Clicks'),
    MaximumRetryAttempts: 3,
    MaximumRecordAgeInSeconds: 3_600,
    ...(destination === undefined ? {} : { DestinationConfig: { OnFailure: { Destination: destination } } }),
  }),
});
const asked = (destination: unknown, more: Json = {}): Json => ({
  Fn: aFunction(), ...more, Config: aConfig(destination === undefined ? {} : { DestinationConfig: { OnFailure: { Destination: destination } } }),
});
const bus = resource('AWS::Events::EventBus', { Name: 'failures' });
const archived = (archive: Json): Json => (
  asked(arn('Bus'), { Bus: bus, Archive: resource('AWS::Events::Archive', { SourceArn: arn('Bus'), ...archive }) })
);
const ASYNC = '* -> App.Fn:$LATEST';

describe('what arrives, and how long it is kept', () => {
  test.each<[string, Json, string, unknown[]]>([
    ['a message keeps its age in a standard queue', queued(), 'App.M', ['queue-redrive', 'App.Dlq', 'event', 10 * DAY]],
    ['a message gets a new age in a FIFO queue', queued({ FifoQueue: true }, { FifoQueue: true }), 'App.M', ['queue-redrive', 'App.Dlq', 'event', 14 * DAY]],
    ['a pointer is worth something while the record is there', streamed(arn('Dlq'), { Dlq: aQueue() }), 'App.M', ['on-failure', 'App.Dlq', 'pointer', DAY - 3_600]],
    ['a pointer goes with its queue', streamed(arn('Dlq'), { Dlq: aQueue({ MessageRetentionPeriod: 600 }) }), 'App.M', ['on-failure', 'App.Dlq', 'pointer', 600]],
    ['a bucket has the records', streamed(arn('B'), { B: resource('AWS::S3::Bucket') }), 'App.M', ['on-failure', 'App.B', 'records', 'deleted']],
    ['a queue keeps a record of an invocation', asked(arn('Dlq'), { Dlq: aQueue() }), ASYNC, ['on-failure', 'App.Dlq', 'invocation-record', 4 * DAY]],
    ['a bus keeps nothing', asked(arn('Bus'), { Bus: bus }), ASYNC, ['on-failure', 'App.Bus', 'invocation-record', 'passed-on']],
    ['an archive keeps what its bus gets', archived({}), ASYNC, ['on-failure', 'App.Bus', 'invocation-record', 'deleted']],
    ['an archive of records', archived({ EventPattern: { source: ['lambda'] } }), ASYNC, ['on-failure', 'App.Bus', 'invocation-record', 'deleted']],
    ['an archive of other events', archived({ EventPattern: { source: ['aws.s3'] } }), ASYNC, ['on-failure', 'App.Bus', 'invocation-record', 'passed-on']],
    ['a topic keeps nothing', asked({ Ref: 'T' }, { T: resource('AWS::SNS::Topic') }), ASYNC, ['on-failure', 'App.T', 'invocation-record', 'passed-on']],
  ])('%s', (_, resources, id, expected) => {
    const { kind, to, carries, keptFor } = exitOf(resources, id);
    expect([kind, nodeOf(to), carries, keptFor]).toEqual(expected);
  });

  test('a queue outside the app keeps it for an unknown time, and tells an unknown alarm', () => {
    const { keptFor, toldBy } = exitOf(asked('arn:aws:sqs:eu-west-1:1:dlq'), ASYNC);
    expect([isUnknown(keptFor), isUnknown(toldBy)]).toEqual([true, true]);
  });

  test('the dead-letter queue of a rule\'s target is the exit of what the rule cannot hand over', () => {
    const rule = resource('AWS::Events::Rule', {
      EventPattern: { source: ['shop'] }, Targets: [{ Id: 'T', Arn: arn('Fn'), DeadLetterConfig: { Arn: arn('Undelivered') } }],
    });
    const { exits } = storyOf({ Fn: aFunction(), Undelivered: aQueue(), Rule: rule }, 'App.Rule -> App.Fn:$LATEST');
    expect(exits.map(({ of, to, carries }) => [of, nodeOf(to), carries])).toEqual([['undelivered', 'App.Undelivered', 'event']]);
  });
});

const pagingAlarm: Json = { ...aDepthAlarm('Dlq'), Properties: { ...(aDepthAlarm('Dlq').Properties as Json), AlarmActions: [{ Ref: 'Pager' }] } };
/** Its own policy lets S3 in, and nobody else. */
const refusingTopic: Json = {
  Pager: resource('AWS::SNS::Topic'),
  Policy: resource('AWS::SNS::TopicPolicy', {
    Topics: [{ Ref: 'Pager' }],
    PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sns:Publish', Resource: { Ref: 'Pager' } }] },
  }),
};
const subscription = resource('AWS::SNS::Subscription', { TopicArn: { Ref: 'T' }, Protocol: 'sqs', Endpoint: arn('Inbox') });
const ruleOn = (pattern: Json): Json => resource('AWS::Events::Rule', {
  EventBusName: { Ref: 'Bus' }, EventPattern: pattern, Targets: [{ Id: 'T', Arn: arn('Inbox') }],
});

describe('who is notified', () => {
  test.each<[string, Json, string, readonly string[]]>([
    ['nobody', queued(), 'App.M', []],
    ['an alarm', { ...queued(), Alarm: aDepthAlarm('Dlq') }, 'App.M', ['alarm']],
    ['a consumer', { ...queued(), Again: aFunction(), N: aMapping({ FunctionName: { Ref: 'Again' }, EventSourceArn: arn('Dlq') }) }, 'App.M', ['consumer']],
    ['one that consumes twice', { ...queued(), Again: aFunction(), N: aMapping({ FunctionName: { Ref: 'Again' }, EventSourceArn: arn('Dlq') }), P: resource('AWS::Pipes::Pipe', { Source: arn('Dlq'), Target: arn('Again'), RoleArn: 'arn:aws:iam::1:role/r' }) }, 'App.M', ['consumer']],
    ['a disabled consumer is nobody', { ...queued(), Again: aFunction(), N: aMapping({ FunctionName: { Ref: 'Again' }, EventSourceArn: arn('Dlq'), Enabled: false }) }, 'App.M', []],
    ['a subscriber', asked({ Ref: 'T' }, { T: resource('AWS::SNS::Topic'), Inbox: aQueue(), S: subscription }), ASYNC, ['subscriber']],
    ['a rule that matches the record', asked(arn('Bus'), { Bus: bus, Inbox: aQueue(), Rule: ruleOn({ source: ['lambda'] }) }), ASYNC, ['rule']],
    ['a rule for the failures of some functions', asked(arn('Bus'), { Bus: bus, Inbox: aQueue(), Rule: ruleOn({ source: ['lambda'], detail: { requestContext: { functionArn: [{ 'Fn::Sub': '${Fn.Arn}:$LATEST' }] } } }) }), ASYNC, ['rule']],
    ['a rule for failures of one kind', asked(arn('Bus'), { Bus: bus, Inbox: aQueue(), Rule: ruleOn({ detail: { requestContext: { condition: ['RetriesExhausted'] } } }) }), ASYNC, ['rule']],
    ['a rule for successes is nobody', asked(arn('Bus'), { Bus: bus, Inbox: aQueue(), Rule: ruleOn({ detail: { requestContext: { condition: ['Success'] } } }) }), ASYNC, []],
    ['a subscriber that is no resource', asked({ Ref: 'T' }, { T: resource('AWS::SNS::Topic', { Subscription: [{ Protocol: 'email', Endpoint: 'ops@example.com' }] }) }), ASYNC, ['subscriber']],
    ['an alarm that its topic refuses is nobody', { ...queued(), Alarm: pagingAlarm, ...refusingTopic }, 'App.M', []],
    ['a rule that does not is nobody', asked(arn('Bus'), { Bus: bus, Inbox: aQueue(), Rule: ruleOn({ source: ['aws.s3'] }) }), ASYNC, []],
  ])('%s', (_, resources, id, kinds) => {
    const { toldBy } = exitOf(resources, id);
    expect(isUnknown(toldBy) ? toldBy : toldBy.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('whether events are lost', () => {
  const lost = (verdict: string, why?: string): object => ({ verdict, ...(why === undefined ? {} : { why }) });
  test.each<[string, Json, string, object]>([
    ['a delivery without an exit', asked(undefined), ASYNC, lost('certain', 'no-exit')],
    ['a stream whose retries do not end', { ...streamed(arn('Dlq'), { Dlq: aQueue() }), M: aMapping({ EventSourceArn: arn('Clicks'), DestinationConfig: { OnFailure: { Destination: arn('Dlq') } } }) }, 'App.M', lost('certain', 'expires-first')],
    ['a queue that lets the message go before its last receive', queued({ VisibilityTimeout: 43_200, MessageRetentionPeriod: 2 * DAY }), 'App.M', lost('certain', 'expires-first')],
    ['a queue that is its own dead-letter queue', { ...queued(), Orders: aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('Orders'), maxReceiveCount: 5 } }) }, 'App.M', lost('certain', 'redrive-cycle')],
    ['a hidden exit', asked({ 'Fn::ImportValue': 'x' }), ASYNC, { verdict: 'unknown', why: 'hidden-exit', detail: 'Fn::ImportValue x, which no stack of the app exports' }],
    ['a topic that nobody subscribes to', asked({ Ref: 'T' }, { T: resource('AWS::SNS::Topic') }), ASYNC, lost('possible', 'nobody-takes-it')],
    ['a bus whose rules do not match', asked(arn('Bus'), { Bus: bus, Inbox: aQueue(), Rule: ruleOn({ source: ['aws.s3'] }) }), ASYNC, lost('possible', 'nobody-takes-it')],
    ['a dead-letter queue that deletes the message at once', queued({}, { MessageRetentionPeriod: 4 * DAY }), 'App.M', { ...lost('possible', 'finding'), detail: 'dead-letter-queue-outlives-source' }],
    ['what the checks report of the mapping', { ...queued(), M: aMapping({ EventSourceArn: arn('Orders'), MaximumRetryAttempts: 3 }) }, 'App.M', { ...lost('possible', 'finding'), detail: 'mapping-options-fit-source' }],
    ['a caller that waits', { Fn: aFunction(), U: resource('AWS::Lambda::Url', { TargetFunctionArn: arn('Fn'), AuthType: 'NONE' }) }, 'App.U', lost('none')],
  ])('%s', (_, resources, id, expected) => {
    expect(storyOf(resources, id).lost).toMatchObject(expected);
  });

  const second = (config: Json | undefined): Json => ({
    ...asked(arn('Second'), { Second: aFunction() }), ...(config === undefined ? {} : { ConfigOfSecond: aConfig({ FunctionName: { Ref: 'Second' }, ...config }) }),
  });
  const onFailure = (destination: unknown): Json => ({ DestinationConfig: { OnFailure: { Destination: destination } } });
  test.each<[string, Json, object]>([
    ['that loses its own', second(undefined), { ...lost('possible', 'exit-loses'), detail: 'Second' }],
    ['whose exit is hidden', second(onFailure({ 'Fn::ImportValue': 'x' })), lost('unknown')],
    ['that passes them on to one that loses them', {
      ...second(onFailure(arn('Third'))), Third: aFunction(),
    }, { ...lost('possible', 'exit-loses'), detail: 'Second' }],
  ])('failed events that go to a function %s', (_, resources, expected) => {
    expect(storyOf(resources, ASYNC).lost).toMatchObject(expected);
  });

  test('a function whose exit is itself keeps its own verdict', () => {
    const graph = graphOf(asked(arn('Fn')));
    expect(stories(graph, check(graph, ALL_RULES)).map((one) => one.lost.why)).toEqual([expect.not.stringMatching('exit-loses')]);
  });

  describe('by a finding of another delivery of the function', () => {
    const dead = { DeadLetterConfig: { Arn: arn('RuleDlq') } };
    const rule = (...targets: readonly Json[]): Json => resource('AWS::Events::Rule', {
      EventPattern: { source: ['shop'] }, Targets: targets.map((target, i) => ({ Id: `t${i}`, Arn: arn('Fn'), ...target })),
    });
    const APP: Json = { ...asked(arn('Dlq'), { Dlq: aQueue() }), RuleDlq: aQueue(), Live: resource('AWS::Lambda::Alias', { FunctionName: { Ref: 'Fn' }, FunctionVersion: '1', Name: 'live' }) };
    const reported = (resources: Json, rules: readonly string[]): Readonly<Record<string, readonly string[]>> => {
      const graph = graphOf(resources);
      return Object.fromEntries(stories(graph, check(graph, ALL_RULES))
        .map(({ id, findings }) => [id, findings.map((one) => one.rule).filter((one) => rules.includes(one))]));
    };
    test.each<[string, Json, readonly string[], Readonly<Record<string, readonly string[]>>]>([
      ['at another rule', { A: rule({}), B: rule(dead), May: aPermission('events.amazonaws.com', { FunctionName: arn('Fn') }) }, ['target-has-dead-letter-queue'],
        { 'App.A -> App.Fn:$LATEST': ['target-has-dead-letter-queue'], 'App.B -> App.Fn:$LATEST': [] }],
      ['at another target of the rule', { A: rule({ Arn: { Ref: 'Live' } }, dead) }, ['service-may-write-dead-letter-queue'],
        { 'App.A -> App.Fn:live': [], 'App.A -> App.Fn:$LATEST': ['service-may-write-dead-letter-queue'] }],
      ['at another qualifier', { A: rule({ Arn: { Ref: 'Live' }, ...dead }), B: rule(dead) }, ['async-failure-has-an-exit'],
        { 'App.A -> App.Fn:live': ['async-failure-has-an-exit'], 'App.B -> App.Fn:$LATEST': [] }],
    ])('%s: it is none of this one', (_, rules, names, expected) => {
      expect(reported({ ...APP, ...rules }, names)).toMatchObject(expected);
    });
  });

  test('nothing, where the graph and the checks know of nothing', () => {
    expect(stories(graphOf(queued()))[0].lost).toEqual({ verdict: 'none' });
    expect(storyOf({ ...asked({ Ref: 'T' }, { T: resource('AWS::SNS::Topic'), Inbox: aQueue(), S: subscription }) }, ASYNC).lost.why).not.toBe('nobody-takes-it');
  });
});

test('a finding names its rule, its fix and its place', () => {
  const { findings } = storyOf(queued({}, { MessageRetentionPeriod: 4 * DAY }), 'App.M');
  expect(findings.find(({ rule }) => rule === 'dead-letter-queue-outlives-source')).toMatchObject({
    severity: 'warning', at: 'App.Dlq MessageRetentionPeriod', fix: expect.stringContaining('1209600'),
  });
});

test('a loss of the asynchronous events of a function is no finding of its mapping', () => {
  const nightly = resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'Fn', Arn: arn('Fn') }] });
  const both = { ...queued(), Nightly: nightly };
  const rulesOf = (id: string) => storyOf(both, id).findings.map(({ rule }) => rule);
  expect(rulesOf('App.Nightly -> App.Fn:$LATEST')).toContain('async-failure-has-an-exit');
  expect(rulesOf('App.M')).not.toContain('async-failure-has-an-exit');
});
