/**
 * A mapping whose source is hidden: its own settings decide what they can, an option that is not set is not asked about,
 * and a rule about what only the source knows reports that it is undecided.
 */
import { check } from '../../src/checks/check';
import { CheckResult } from '../../src/checks/result';
import { ALL_RULES } from '../../src/rules/all';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, ref, resource } from '../template/app-of';

const ROLE = resource('AWS::IAM::Role', {
  Policies: [{ PolicyName: 'All', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }],
});
const REST: Json = { Parameters: { Hidden: { Type: 'String' }, Other: { Type: 'String' } } };
const HIDDEN = { EventSourceArn: ref('Hidden') };

function checked(resources: Json): CheckResult {
  return check(graphOf({ Role: ROLE, Fn: aFunction({ Role: arn('Role') }), ...resources }, REST), ALL_RULES);
}

const undecided = ({ unknowns }: CheckResult): readonly string[] => [...new Set(unknowns.map(({ rule }) => rule))].sort();
const found = ({ findings }: CheckResult): readonly string[] => findings.map(({ rule, at }) => `${rule} at ${at.logicalId}`).sort();

/** The rules that only the queue itself can answer: they are undecided for a queue outside the app, too. */
const OF_OUTSIDE_QUEUE = [
  'message-reaches-dead-letter-queue', 'receive-count-survives-throttling', 'source-queue-has-dead-letter-queue',
  'visibility-covers-retries', 'visibility-covers-timeout',
];
/** The rule about the permissions on the source, of which the order of creation is no question of its own. */
const OF_PERMISSIONS = ['role-may-consume'];

test('a queue outside the app leaves open what its own settings decide', () => {
  const result = checked({ M: aMapping({ EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' }) });
  expect(undecided(result)).toEqual(OF_OUTSIDE_QUEUE);
});

test('a hidden source with nothing set is asked about no option', () => {
  const result = checked({ M: aMapping({ ...HIDDEN, BatchSize: 5 }) });
  expect(undecided(result).filter((rule) => !OF_PERMISSIONS.includes(rule))).toEqual([...OF_OUTSIDE_QUEUE, 'starting-position-is-set'].sort());
  expect(found(result)).toEqual(['batch-reports-item-failures at M']);
});

test.each<[string, Json, string]>([
  ['destination-is-standard', { DestinationConfig: { OnFailure: { Destination: ref('Other') } } }, 'DestinationConfig'],
  ['destination-kind-fits', { DestinationConfig: { OnFailure: { Destination: ref('Other') } } }, 'DestinationConfig'],
  ['pollers-or-concurrency', { ScalingConfig: ref('Other'), ProvisionedPollerConfig: ref('Other') }, 'the options'],
  ['large-batch-has-window', { BatchSize: ref('Other') }, 'BatchSize'],
  ['fifo-batch-within-limits', { BatchSize: 100, MaximumBatchingWindowInSeconds: 5 }, 'a large batch'],
  ['filter-pattern-is-valid', { StartingPosition: 'LATEST', FilterCriteria: { Filters: [{ Pattern: '{"data":{"a":[1]}}' }] } }, 'filters'],
  ['filter-image-is-on-stream', { StartingPosition: 'LATEST', FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"NewImage":{"a":{"S":["x"]}}}}' }] } }, 'an image'],
])('%s is undecided where %j sets %s', (rule, settings) => {
  expect(undecided(checked({ M: aMapping({ ...HIDDEN, ...settings }) }))).toContain(rule);
});

test.each<[string, Json]>([
  ['a window of 60 s beside a parallelization of 2', { StartingPosition: 'LATEST', TumblingWindowInSeconds: 60, ParallelizationFactor: 2 }],
])('%s is found whatever the stream is', (_, settings) => {
  expect(found(checked({ M: aMapping({ ...HIDDEN, ...settings }) }))).toContain('tumbling-window-fits at M');
});

test('a hidden stream without limits and exits is found to have none', () => {
  const result = checked({ M: aMapping({ ...HIDDEN, StartingPosition: 'TRIM_HORIZON', BatchSize: 10 }) });
  expect(found(result)).toEqual(['stream-retries-are-bounded at M']);
  expect(undecided(result).filter((rule) => !OF_PERMISSIONS.includes(rule))).toEqual([]);
});

test('a hidden cluster of Kafka with a topic as destination is Kafka', () => {
  const result = checked({
    M: aMapping({
      ...HIDDEN,
      Topics: ['orders'],
      StartingPosition: 'TRIM_HORIZON',
      ProvisionedPollerConfig: { MinimumPollers: 1 },
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 3,
      DestinationConfig: { OnFailure: { Destination: 'kafka://orders-failed' } },
    }),
  });
  expect(found(result)).toEqual([]);
  expect(undecided(result).filter((rule) => !OF_PERMISSIONS.includes(rule))).toEqual([]);
});

const MQ: Json = { Queues: ['orders'] };
const MSK: Json = { Topics: ['orders'], StartingPosition: 'LATEST' };
const allows = (Action: unknown, Resource: unknown): Json => ({
  Role: resource('AWS::IAM::Role', { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action, Resource } } }] }),
});

test.each<[string, Json, Json, string]>([
  ['a broker, where everything is allowed', MQ, allows('mq:*', '*'), 'silent'],
  ['a broker, where the same parameter is allowed', MQ, allows('mq:DescribeBroker', ref('Hidden')), 'silent'],
  ['a broker, where another parameter is allowed', MQ, allows('mq:DescribeBroker', ref('Other')), 'undecided'],
  ['a broker, where one of the account is allowed', MQ, allows('mq:DescribeBroker', 'arn:aws:mq:eu-west-1:111122223333:broker:a:b-1'), 'undecided'],
  ['a broker, where nothing is allowed', MQ, allows('mq:CreateBroker', '*'), 'found'],
  ['a cluster of Kafka, where everything is allowed', MSK, allows(['kafka:*', 'ec2:*'], '*'), 'silent'],
  ['a cluster of Kafka, where a part is allowed', MSK, allows('kafka:*', '*'), 'found'],
  ['brokers that are hidden, which ask for no permission of AWS', { ...MSK, EventSourceArn: undefined, SelfManagedEventSource: ref('Other') }, allows('s3:*', '*'), 'silent'],
  ['a source of a hidden kind', {}, allows('sqs:*', ref('Hidden')), 'undecided'],
])('whether the role may read %s', (_, settings, role, expected) => {
  const result = checked({ M: aMapping({ ...HIDDEN, ...settings }), ...role });
  const answer = found(result).includes('role-may-consume at M') ? 'found' : 'silent';
  expect(undecided(result).includes('role-may-consume') ? 'undecided' : answer).toBe(expected);
  expect(undecided(result)).not.toContain('mapping-waits-for-permissions');
});

test('a mapping of a hidden broker waits for the policy that allows it', () => {
  const Policy = resource('AWS::IAM::Policy', {
    PolicyName: 'p', Roles: [ref('Role')], PolicyDocument: { Statement: { Effect: 'Allow', Action: 'mq:*', Resource: '*' } },
  });
  const mapping = aMapping({ ...HIDDEN, ...MQ });
  const told = (M: Json): readonly string[] => found(checked({ Role: resource('AWS::IAM::Role'), Policy, M }));
  expect(told(mapping)).toEqual(['mapping-waits-for-permissions at M']);
  expect(told({ ...mapping, DependsOn: 'Policy' })).toEqual([]);
});

test.each<[string, Json, boolean]>([
  ['its own topic', { Topics: ['orders'] }, true],
  ['another topic', { Topics: ['returns'] }, false],
  ['a topic of a hidden name', { Topics: [ref('Other')] }, false],
  ['a source that is no Kafka', { ParallelizationFactor: 2 }, true],
])('the topic orders as destination does not fit a mapping of %s: %j %p', (_, settings, isFound) => {
  const result = checked({
    M: aMapping({
      ...HIDDEN, StartingPosition: 'LATEST', MaximumRetryAttempts: 3, DestinationConfig: { OnFailure: { Destination: 'kafka://orders' } }, ...settings,
    }),
  });
  expect(found(result).includes('destination-kind-fits at M')).toBe(isFound);
});

test('one parameter is one source: two mappings of it to one function are refused', () => {
  const result = checked({ M1: aMapping(HIDDEN), M2: aMapping(HIDDEN) });
  const [finding] = result.findings.filter(({ rule }) => rule === 'function-reads-source-once');
  expect(finding.at.logicalId).toBe('M2');
  expect(finding.message).toMatch(/^The source \(unknown \(Ref Hidden, a parameter of App\)\) is mapped to function Fn here and in App\.M1\./);
  expect(undecided(result)).not.toContain('function-reads-source-once');
});

test.each<[string, Json, Json, boolean]>([
  ['two parameters may be one source', {}, { EventSourceArn: ref('Other') }, true],
  ['a queue and a stream are not', {}, { EventSourceArn: ref('Other'), StartingPosition: 'LATEST' }, false],
  ['a broker and a topic of Kafka are not', { Queues: ['q'] }, { EventSourceArn: ref('Other'), Topics: ['t'] }, false],
])('%s', (_, one, two, isAsked) => {
  const result = checked({ M1: aMapping({ ...HIDDEN, ...one }), M2: aMapping({ ...HIDDEN, ...two }) });
  expect(undecided(result).includes('function-reads-source-once')).toBe(isAsked);
});

test('what the rules ask of the queues of the app is asked where one of them may be the source', () => {
  const queues = { D: aQueue(), Q: aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('D'), maxReceiveCount: 5 } }) };
  const asked = ['dead-letter-queue-outlives-source', 'dead-letter-queue-type-matches', 'failure-exit-is-watched', 'redrive-does-not-loop'];
  expect(undecided(checked({ ...queues, M: aMapping(HIDDEN) }))).toEqual(expect.arrayContaining(asked));
  const elsewhere = undecided(checked({ ...queues, M: aMapping({ EventSourceArn: { 'Fn::ImportValue': 'orders' } }) }));
  expect(elsewhere.filter((rule) => asked.includes(rule))).toEqual([]);
});

test('options that no source supports together are found whatever the source is', () => {
  const settings = { ScalingConfig: { MaximumConcurrency: 5 }, StartingPosition: 'LATEST' };
  const { findings } = checked({ M: aMapping({ ...HIDDEN, ...settings }) });
  const [finding] = findings.filter(({ rule }) => rule === 'mapping-options-fit-source');
  expect(finding.message).toContain('an SQS queue does not support StartingPosition; a Kinesis stream does not support ScalingConfig');
});

test('an option that a condition may leave out makes them a doubt', () => {
  const settings = { ScalingConfig: { MaximumConcurrency: 5 }, StartingPosition: { 'Fn::If': ['C', 'LATEST', ref('AWS::NoValue')] } };
  const result = checked({ M: aMapping({ ...HIDDEN, ...settings }) });
  expect(undecided(result)).toContain('mapping-options-fit-source');
});

test('an option of streams without the position that they require fits no source', () => {
  const { findings } = checked({ M: aMapping({ ...HIDDEN, BisectBatchOnFunctionError: true }) });
  const [finding] = findings.filter(({ rule }) => rule === 'mapping-options-fit-source');
  expect(finding.message).toContain('an SQS queue does not support BisectBatchOnFunctionError; a Kinesis stream requires StartingPosition');
});
