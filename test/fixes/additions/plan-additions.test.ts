/** Plans that only add: what they may touch, in every template that the tests of the rules know. */
import { AdditionOptions, Additions, newResults, planAdditions } from '../../../src/fixes/additions/plan-additions';
import { ALARM_RULE, COMPLETIONS, SAFE_CHANGES } from '../../../src/fixes/additions/safe-changes';
import { ALL_RULES } from '../../../src/rules/all';
import { Fixture, fixtures } from '../../rules/fixture';
import { lost } from '../../support/lost';
import { aConfig, aFunction, aMapping, appOfStacks, aQueue, arn, Json, ref, resource } from '../../template/app-of';
import { applied } from '../applied';

/** As DeliveryDefaults plans: whom an added alarm tells is said by `FailureAlarms`. */
const RULES = ALL_RULES.filter(({ id }) => id !== 'failure-alarm-is-heard');
const ALL: AdditionOptions = { alarms: true, isWanted: () => true, isEditable: () => true };

const planOf = (resources: Json, options: Partial<AdditionOptions> = {}, rest: Json = {}): Additions => (
  planAdditions(appOfStacks({ App: { Resources: resources, ...rest } }), RULES, { ...ALL, ...options })
);
const changed = ({ plan }: Additions): readonly string[] => plan.resources.map(({ becomes, logicalId }) => `${becomes} ${logicalId}`);

describe('the table of safe changes', () => {
  test('names rules that exist', () => {
    const ids = ALL_RULES.map(({ id }) => id);
    expect([...SAFE_CHANGES.keys(), ...COMPLETIONS.keys()].filter((rule) => !ids.includes(rule))).toEqual([]);
    expect(SAFE_CHANGES.has(ALARM_RULE)).toBe(true);
  });

  test('removes, denies and accepts nothing, and grants only what completes an addition', () => {
    const kinds = new Set([...SAFE_CHANGES.values()].flat());
    expect([...kinds].sort()).toEqual(['add', 'depends-on', 'set']);
    expect(new Set([...COMPLETIONS.values()].flat())).toEqual(new Set(['allow-in-role-policy', 'allow-in-resource-policy']));
  });
});

describe.each(fixtures().map((fixture): [string, Fixture] => [fixture.name, fixture]))('%s', (_, { template }) => {
  const stacks = { App: template };
  const additions = planAdditions(appOfStacks(stacks), ALL_RULES, ALL);
  const after = applied(stacks, additions.plan);

  test('nothing that somebody wrote is gone', () => {
    expect(lost(template, after.App)).toEqual([]);
    expect(additions.plan.resources.filter(({ becomes }) => becomes === 'removed')).toEqual([]);
    expect(additions.plan.accepted).toEqual([]);
  });

  test('no finding is new, and a second plan is empty', () => {
    const again = planAdditions(appOfStacks(after), ALL_RULES, ALL);
    expect(newResults(additions.before, again.before, { ...ALL, plan: additions.plan }).map(({ rule }) => rule)).toEqual([]);
    expect(changed(again)).toEqual([]);
  });

  test('there are no more errors than before', () => {
    const errors = (findings: Additions['before']['findings']): number => findings.filter(({ severity }) => severity === 'error').length;
    expect(errors(additions.after.findings)).toBeLessThanOrEqual(errors(additions.before.findings));
  });
});

const ROLE: Json = resource('AWS::IAM::Role', {
  Policies: [{
    PolicyName: 'All', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['sqs:*', 'kinesis:*', 'lambda:*'], Resource: '*' }] },
  }],
});
const FN: Json = aFunction({ Role: arn('Role') });
const POLLED: Json = { Role: ROLE, Fn: FN, Jobs: aQueue({ VisibilityTimeout: 60 }), Mapping: aMapping({ EventSourceArn: arn('Jobs') }) };
const STREAM: Json = { Role: ROLE, Fn: FN, Stream: resource('AWS::Kinesis::Stream', { ShardCount: 1 }) };
const streaming = (properties: Json): Json => ({
  ...STREAM, Mapping: aMapping({ EventSourceArn: arn('Stream'), StartingPosition: 'TRIM_HORIZON', ...properties }),
});

test('a polled queue gets a dead-letter queue with its alarm', () => {
  expect(changed(planOf(POLLED))).toEqual(['changed Jobs', 'added JobsDeadLetterQueue', 'added JobsDeadLetterQueueAlarm']);
});

test('a queue keeps its messages for a time that only deployment knows: its dead-letter queue keeps them longest', () => {
  const jobs = aQueue({ VisibilityTimeout: 60, MessageRetentionPeriod: ref('Kept') });
  const additions = planOf({ ...POLLED, Jobs: jobs }, {}, { Parameters: { Kept: { Type: 'Number', Default: 345_600 } } });
  expect(changed(additions)).toEqual(['changed Jobs', 'added JobsDeadLetterQueue', 'added JobsDeadLetterQueueAlarm']);
});

test('a time that a condition chooses is no reason to leave its resource as it is', () => {
  const jobs = aQueue({ VisibilityTimeout: 60, MessageRetentionPeriod: { 'Fn::If': ['Prod', 345_600, 86_400] } });
  const additions = planOf({ ...POLLED, Jobs: jobs }, {}, { Conditions: { Prod: { 'Fn::Equals': [ref('AWS::Region'), 'eu-west-1'] } } });
  expect(changed(additions)).toEqual(['changed Jobs', 'added JobsDeadLetterQueue', 'added JobsDeadLetterQueueAlarm']);
});

test.each<[string, Json]>([
  ['a condition that leaves it out', { Jobs: aQueue({ RedrivePolicy: { 'Fn::If': ['Prod', { maxReceiveCount: 3 }, ref('AWS::NoValue')] } }) }],
  ['no value at all', { Jobs: aQueue({ RedrivePolicy: ref('AWS::NoValue') }) }],
])('a redrive policy that somebody wrote stays: %s', (_, jobs) => {
  const { plan } = planOf({ ...POLLED, ...jobs }, {}, { Conditions: { Prod: { 'Fn::Equals': [ref('AWS::Region'), 'eu-west-1'] } } });
  expect(plan.resources.filter(({ becomes }) => becomes === 'changed')).toEqual([]);
});

test('a stream gets a bound and a bucket, with the permission', () => {
  const { plan } = planOf(streaming({}));
  expect(plan.resources.find(({ logicalId }) => logicalId === 'Mapping')?.edits.map(({ path }) => path))
    .toEqual(['DependsOn', 'Properties.DestinationConfig', 'Properties.MaximumRetryAttempts']);
  expect(plan.resources.map(({ type, becomes }) => `${becomes} ${type}`)).toContain('added AWS::IAM::Policy');
});

test.each([-1, 3, 10_000])('%d retries that somebody wrote stay', (MaximumRetryAttempts) => {
  const { plan } = planOf(streaming({ MaximumRetryAttempts }));
  const edits = plan.resources.flatMap(({ edits: all }) => all);
  expect(edits.filter(({ was }) => was !== undefined)).toEqual([]);
  expect(edits.map(({ path }) => path)).not.toContain('Properties.MaximumRetryAttempts');
});

test('Kafka gets nothing: bounds need pollers that cost money', () => {
  const kafka = { ...STREAM, Mapping: aMapping({ EventSourceArn: arn('Cluster'), Topics: ['t'] }), Cluster: resource('AWS::MSK::ServerlessCluster') };
  expect(changed(planOf(kafka))).toEqual([]);
});

test('a FIFO queue gets nothing: a dead-letter queue breaks its order, which its owner may accept', () => {
  expect(changed(planOf({ ...POLLED, Jobs: aQueue({ FifoQueue: true, VisibilityTimeout: 60 }) }))).toEqual([]);
});

test('a role that may not be given the permission: the exit is left to a person', () => {
  const bounded: Json = { ...ROLE, Properties: { ...(ROLE.Properties as Json), PermissionsBoundary: arn('Boundary') } };
  const boundary = resource('AWS::IAM::ManagedPolicy', {
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kinesis:*', Resource: '*' }] },
  });
  const { plan } = planOf({ ...streaming({}), Role: bounded, Boundary: boundary });
  expect(plan.resources.flatMap(({ edits }) => edits.map(({ path }) => path))).not.toContain('Properties.DestinationConfig');
});

test('no permission is added for what somebody wrote', () => {
  const poor = resource('AWS::IAM::Role', { Policies: [] });
  const given = { ...POLLED, Role: poor, Jobs: aQueue({ VisibilityTimeout: 60 }), Config: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Dead') } } }) };
  const { plan } = planOf({ ...given, Dead: aQueue() });
  expect(plan.resources.filter(({ type }) => type === 'AWS::IAM::Policy')).toEqual([]);
});

test('alarms: false adds none', () => {
  expect(changed(planOf(POLLED, { alarms: false }))).toEqual(['changed Jobs', 'added JobsDeadLetterQueue']);
});

test('what cannot be edited stays, and gets nothing', () => {
  expect(changed(planOf(POLLED, { isEditable: ({ logicalId }) => logicalId !== 'Jobs' }))).toEqual([]);
});

test('what is not wanted stays, by rule', () => {
  expect(changed(planOf(POLLED, { isWanted: (rule) => rule !== 'source-queue-has-dead-letter-queue' }))).toEqual([]);
});
