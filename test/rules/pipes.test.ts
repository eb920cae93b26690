/** A pipe that waits for its function loses, doubles and blocks events as a mapping does, and says so at its own settings. */
import { check } from '../../src/checks/check';
import { ALL_RULES } from '../../src/rules/all';
import { aFunction, aQueue, arn, graphOf, Json, resource } from '../template/app-of';

const SAFE = { StartingPosition: 'TRIM_HORIZON', BatchSize: 10, MaximumRetryAttempts: 3, OnPartialBatchItemFailure: 'AUTOMATIC_BISECT', DeadLetterConfig: { Arn: arn('D') } };
const RULES = [
  'stream-retries-are-bounded', 'stream-failure-has-an-exit', 'record-age-within-retention', 'record-age-is-at-least-a-minute',
  'poison-record-is-isolated', 'source-queue-has-dead-letter-queue', 'visibility-covers-timeout', 'visibility-covers-retries',
  'receive-count-survives-throttling', 'target-has-dead-letter-queue',
];

const told = (pipe: Json, more: Json = {}): unknown[] => check(graphOf({
  Fn: aFunction({ Timeout: 20 }),
  D: aQueue({ MessageRetentionPeriod: 1_209_600 }),
  S: resource('AWS::Kinesis::Stream'),
  Pipe: resource('AWS::Pipes::Pipe', { Source: arn('S'), Target: arn('Fn'), ...pipe }),
  ...more,
}), ALL_RULES.filter(({ id }) => RULES.includes(id))).findings.map(({ rule, at, property, severity, changes }) => [
  severity, rule, at.logicalId, property.replace('SourceParameters.KinesisStreamParameters.', '~.'), changes.length > 0,
]);

const stream = (settings: Json): Json => ({ SourceParameters: { KinesisStreamParameters: { ...SAFE, ...settings } } });
const queue = (properties: Json): [Json, Json] => [{ Source: arn('Q') }, { Q: aQueue(properties) }];
const redrive = (maxReceiveCount: number): Json => ({ RedrivePolicy: { deadLetterTargetArn: arn('D'), maxReceiveCount } });

test.each<[string, Json, unknown[]]>([
  ['a pipe that has all it needs', stream({}), []],
  ['retries without end', stream({ MaximumRetryAttempts: -1 }), ['error', 'stream-retries-are-bounded', 'Pipe', '~.MaximumRetryAttempts', true]],
  ['no dead-letter queue', stream({ DeadLetterConfig: undefined }), ['error', 'stream-failure-has-an-exit', 'Pipe', '~.DeadLetterConfig', true]],
  ['records tried for longer than they are kept', stream({ MaximumRecordAgeInSeconds: 100_000 }), ['warning', 'record-age-within-retention', 'Pipe', '~.MaximumRecordAgeInSeconds', true]],
  ['an age below a minute', stream({ MaximumRecordAgeInSeconds: 30 }), ['error', 'record-age-is-at-least-a-minute', 'Pipe', '~.MaximumRecordAgeInSeconds', true]],
  ['no bisection', stream({ OnPartialBatchItemFailure: undefined }), ['info', 'poison-record-is-isolated', 'Pipe', '~.OnPartialBatchItemFailure', true]],
])('%s on a stream', (_, pipe, expected) => {
  expect(told(pipe)).toEqual(expected.length === 0 ? [] : [expected]);
});

test.each<[string, Json, unknown[]]>([
  ['a queue that has all it needs', { VisibilityTimeout: 120, ...redrive(5) }, []],
  ['no redrive policy', { VisibilityTimeout: 120 }, ['error', 'source-queue-has-dead-letter-queue', 'Q', 'RedrivePolicy', true]],
  ['a visibility below the timeout', { VisibilityTimeout: 10, ...redrive(5) }, ['error', 'visibility-covers-timeout', 'Q', 'VisibilityTimeout', true]],
  ['one that leaves no time for retries', { VisibilityTimeout: 30, ...redrive(5) }, ['warning', 'visibility-covers-retries', 'Q', 'VisibilityTimeout', true]],
  ['too few receives', { VisibilityTimeout: 120, ...redrive(2) }, ['warning', 'receive-count-survives-throttling', 'Q', 'RedrivePolicy.maxReceiveCount', true]],
])('%s behind a pipe', (_, properties, expected) => {
  expect(told(...queue(properties))).toEqual(expected.length === 0 ? [] : [expected]);
});

test('of a topic of Kafka nothing can be bounded by a pipe, so nothing is asked', () => {
  expect(told({ Source: 'arn:aws:kafka:eu-west-1:111122223333:cluster/c/1', SourceParameters: { ManagedStreamingKafkaParameters: { TopicName: 't' } } })).toEqual([]);
});
