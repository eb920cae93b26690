/** A service does by a role what its trust policy lets it do: none but those that it names may assume the role. */
import { check } from '../../src/checks/check';
import { isUnknown } from '../../src/model/known';
import { ALL_RULES } from '../../src/rules/all';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, ref, resource } from '../template/app-of';
import { Asked } from './asked';

const EVENTS = 'events.amazonaws.com';
const trusting = (...Statement: Json[]): Json => resource('AWS::IAM::Role', {
  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement },
  Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn('Fn') } } }],
});
const allow = (Principal: unknown, more: Json = {}): Json => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more });
const named = (...Service: unknown[]): Json => ({ Service });

test.each<[string, boolean | 'unknown', Json]>([
  ['the service', true, trusting(allow(named(EVENTS)))],
  ['several services', true, trusting(allow(named('lambda.amazonaws.com', EVENTS)))],
  ['two statements', true, trusting(allow(named('lambda.amazonaws.com')), allow(named(EVENTS)))],
  ['the service by URL suffix', true, trusting(allow(named({ 'Fn::Sub': 'events.${AWS::URLSuffix}' })))],
  ['the service of the Region', true, trusting(allow(named({ 'Fn::Sub': 'events.${AWS::Region}.amazonaws.com' })))],
  ['every principal', true, trusting(allow({ AWS: '*' }))],
  ['every action', true, trusting(allow(named(EVENTS), { Action: 'sts:*' }))],
  ['the service in its own account', true, trusting(allow(named(EVENTS), { Condition: { Null: { 'aws:PrincipalOrgID': 'true' } } }))],
  ['another service', false, trusting(allow(named('lambda.amazonaws.com')))],
  ['the account alone', false, trusting(allow({ AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }))],
  ['sessions to be tagged alone', false, trusting(allow(named(EVENTS), { Action: 'sts:TagSession' }))],
  ['the service, and denies it', false, trusting(allow(named(EVENTS)), { ...allow(named(EVENTS)), Effect: 'Deny' })],
  ['what is hidden', 'unknown', trusting(allow(named(ref('Given'))))],
  ['the service for a source', 'unknown', trusting(allow(named(EVENTS), { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*' } } }))],
  ['nothing, which IAM refuses', true, trusting()],
])('a role that admits %s: %s', (_, expected, Role) => {
  const asked = Asked.resources({ Role, Fn: aFunction() }, { Parameters: { Given: { Type: 'String' } } });
  const answer = asked.iam.trust.mayAssume(EVENTS, asked.value(arn('Role')));
  expect(isUnknown(answer) ? 'unknown' : answer).toBe(expected);
});

test('a role outside the app is not judged', () => {
  const asked = Asked.resources({ Fn: aFunction() });
  expect(asked.iam.trust.mayAssume(EVENTS, asked.value('arn:aws:iam::111122223333:role/Given'))).toBe(true);
});

test.each<[string, Json, string[]]>([
  ['the scheduler', allow(named('scheduler.amazonaws.com')), []],
  ['Lambda', allow(named('lambda.amazonaws.com')), ['Allow scheduler.amazonaws.com to sts:AssumeRole in AssumeRolePolicyDocument of the role.']],
])('a schedule with a role that admits %s', (_, statement, expected) => {
  const graph = graphOf({
    Fn: aFunction(),
    Role: trusting(statement),
    Schedule: resource('AWS::Scheduler::Schedule', { ScheduleExpression: 'rate(1 day)', Target: { Arn: arn('Fn'), RoleArn: arn('Role') } }),
  });
  const { findings } = check(graph, ALL_RULES.filter(({ id }) => id === 'source-may-invoke'));
  expect(findings.map(({ fix }) => fix)).toEqual(expected);
  expect(findings.flatMap(({ changes }) => changes)).toEqual([]);
});

const ofSchedule = (value: unknown, key = 'aws:SourceArn', operator = 'ArnLike'): Json => (
  allow(named('scheduler.amazonaws.com'), { Condition: { [operator]: { [key]: value } } })
);
const sub = (text: string): Json => ({ 'Fn::Sub': `arn:${'${AWS::Partition}'}:scheduler:${'${AWS::Region}'}:${'${AWS::AccountId}'}:${text}` });
const DEFAULT_ARN = 'arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}:schedule-group/default';
const setsArn = (value: string): string => `Let aws:SourceArn in the Condition of AssumeRolePolicyDocument of the role match ${value}.`;

test.each<[string, Json, Json, string[]]>([
  ['the default group', {}, ofSchedule(sub('schedule-group/default')), []],
  ['any group of any Region', {}, ofSchedule('arn:aws:scheduler:*:111122223333:schedule-group/*'), []],
  ['its group by name', { GroupName: 'jobs' }, ofSchedule(sub('schedule-group/jobs'), 'aws:SourceArn', 'StringEquals'), []],
  ['its group by reference', { GroupName: ref('Group') }, ofSchedule(arn('Group')), []],
  ['a group that a parameter names', { GroupName: ref('Given') }, ofSchedule(sub('schedule-group/jobs')), []],
  ['a parameter', {}, ofSchedule(ref('Given')), []],
  ['its account', {}, ofSchedule(ref('AWS::AccountId'), 'aws:SourceAccount', 'StringEquals'), []],
  ['an account that may be its own', {}, ofSchedule('111122223333', 'aws:SourceAccount', 'StringEquals'), []],
  ['another group', {}, ofSchedule(sub('schedule-group/jobs')), [setsArn(DEFAULT_ARN)]],
  ['the group of another schedule', { GroupName: 'jobs' }, ofSchedule(arn('Group')), [setsArn(DEFAULT_ARN.replace('default', 'jobs'))]],
  ['the schedule itself', {}, ofSchedule(arn('Schedule')), [setsArn(DEFAULT_ARN)]],
  ['schedules of the default group', {}, ofSchedule(sub('schedule/default/*')), [setsArn(DEFAULT_ARN)]],
])('a schedule with a role that admits the scheduler for %s', (_, more, statement, expected) => {
  const graph = graphOf({
    Fn: aFunction(),
    Group: resource('AWS::Scheduler::ScheduleGroup', { Name: 'nightly' }),
    Role: trusting(statement),
    Schedule: resource('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 day)', Target: { Arn: arn('Fn'), RoleArn: arn('Role') }, ...more,
    }),
  }, { Parameters: { Given: { Type: 'String' } } });
  const { findings } = check(graph, ALL_RULES.filter(({ id }) => id === 'source-may-invoke'));
  expect(findings.map(({ fix }) => fix)).toEqual(expected);
});

test.each<[string, Json, string[]]>([
  ['no queue is written to by a role that admits another service', named('lambda.amazonaws.com'), [
    'service-may-write-dead-letter-queue: Events that it cannot deliver to queue Queue are lost without a trace.',
    'service-may-write-target: The events never arrive there and are lost: no function behind it receives them.',
  ]],
  ['both queues are written to by a role that admits the scheduler', named('scheduler.amazonaws.com'), []],
])('%s', (_, Principal, expected) => {
  const graph = graphOf({
    Queue: aQueue(),
    Undelivered: aQueue(),
    Fn: aFunction(),
    Map: aMapping({ EventSourceArn: arn('Queue') }),
    Role: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [allow(Principal)] },
      Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: [arn('Queue'), arn('Undelivered')] } } }],
    }),
    Schedule: resource('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 day)', Target: { Arn: arn('Queue'), RoleArn: arn('Role'), DeadLetterConfig: { Arn: arn('Undelivered') } },
    }),
  });
  const { findings } = check(graph, ALL_RULES.filter(({ id }) => id.startsWith('service-may-write-')));
  expect(findings.map(({ rule, message }) => `${rule}: ${message.slice(message.indexOf('. ') + 2)}`).sort()).toEqual(expected);
});

const matchesCaller = 'Let aws:SourceArn in the Condition of AssumeRolePolicyDocument of the role match ${App.Caller.Arn}.';
const sentBy = (service: string, Condition: Json, Caller: Json): readonly string[] => {
  const graph = graphOf({
    Queue: aQueue(),
    Stream: resource('AWS::Kinesis::Stream'),
    Fn: aFunction(),
    Map: resource('AWS::Lambda::EventSourceMapping', { FunctionName: ref('Fn'), EventSourceArn: arn('Stream'), StartingPosition: 'LATEST' }),
    Role: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [allow(named(service), { Condition })] },
      Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action: ['kinesis:PutRecord', 'kinesis:PutRecords'], Resource: arn('Stream') } } }],
    }),
    Caller,
    Other: resource('AWS::Events::Rule', { EventPattern: { source: ['app'] }, Name: 'other' }),
  });
  return check(graph, ALL_RULES.filter(({ id }) => id === 'service-may-write-target')).findings.map(({ fix }) => fix);
};

test.each<[string, Json, string[]]>([
  ['the rule', { ArnEquals: { 'aws:SourceArn': arn('Caller') } }, []],
  ['every rule', { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:*:rule/*' } }, []],
  ['rules of a name that may be generated', { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:*:rule/prod-Caller-*' } }, []],
  ['another rule', { ArnEquals: { 'aws:SourceArn': arn('Other') } }, [matchesCaller]],
  ['a bus', { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:*:event-bus/*' } }, [matchesCaller]],
])('a rule with a role that admits the service for %s', (_, Condition, expected) => {
  const rule = resource('AWS::Events::Rule', { EventPattern: { source: ['app'] }, Targets: [{ Id: 't', Arn: arn('Stream'), RoleArn: arn('Role') }] });
  expect(sentBy(EVENTS, Condition, rule)).toEqual(expected);
});

test.each<[string, Json, string[]]>([
  ['the pipe', { ArnEquals: { 'aws:SourceArn': arn('Caller') } }, []],
  ['the pipe by its name', { ArnLike: { 'aws:SourceArn': 'arn:aws:pipes:*:*:pipe/orders' } }, []],
  ['another pipe', { ArnLike: { 'aws:SourceArn': 'arn:aws:pipes:*:*:pipe/order' } }, [matchesCaller]],
  ['its source', { ArnEquals: { 'aws:SourceArn': arn('Queue') } }, [matchesCaller]],
])('a pipe with a role that admits the service for %s', (_, Condition, expected) => {
  const pipe = resource('AWS::Pipes::Pipe', { Name: 'orders', Source: arn('Queue'), Target: arn('Stream'), RoleArn: arn('Role') });
  expect(sentBy('pipes.amazonaws.com', Condition, pipe)).toEqual(expected);
});

test.each<[string, Json, string[]]>([
  ['the rule', { ArnEquals: { 'aws:SourceArn': arn('Caller') } }, []],
  ['the rule by its name', { ArnLike: { 'aws:SourceArn': 'arn:aws:iot:*:*:rule/readings' } }, []],
  ['everything of AWS IoT', { ArnLike: { 'aws:SourceArn': { 'Fn::Sub': 'arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:*' } } }, []],
  ['another rule', { ArnLike: { 'aws:SourceArn': 'arn:aws:iot:*:*:rule/alarms' } }, [matchesCaller]],
  ['an account that may be its own', { StringEquals: { 'aws:SourceAccount': '999988887777' } }, []],
])('a rule of AWS IoT with a role that admits the service for %s', (_, Condition, expected) => {
  const rule = resource('AWS::IoT::TopicRule', {
    RuleName: 'readings',
    TopicRulePayload: { Sql: 'SELECT * FROM \'a\'', Actions: [{ Kinesis: { StreamName: ref('Stream'), RoleArn: arn('Role') } }] },
  });
  expect(sentBy('iot.amazonaws.com', Condition, rule)).toEqual(expected);
});
