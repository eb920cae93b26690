import { aFunction, aMapping, aQueue, arn, graphOf, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const RESOURCES: Json = {
  Fn: aFunction(), Q: aQueue(), Bucket: resource('AWS::S3::Bucket'), Bus: resource('AWS::Events::EventBus'), S: resource('AWS::Kinesis::Stream', { RetentionPeriodHours: 48 }),
};
const polled = (mapping: Json, more: Json = {}): ReturnType<typeof onlyDelivery> => onlyDelivery({
  ...RESOURCES, ...more, M: aMapping({ EventSourceArn: arn('S'), ...mapping }),
});

test('absent settings have the defaults of AWS: a record is tried until the stream deletes it', () => {
  const { source, policy } = polled({});
  expect(source).toEqual({ kind: 'kinesis', node: 'App.S' });
  expect(policy).toEqual({
    mode: 'poll',
    order: 'shard',
    batch: { size: 100, window: 0, tumblingWindow: 0 },
    attempts: { most: 'unlimited', countedBy: 'function-errors', backoff: { law: 'undocumented' } },
    maxAge: 'unlimited',
    retention: 172_800,
    partialFailure: { reportBatchItemFailures: false, bisectBatchOnError: false },
    concurrency: { perLane: 1, maximum: 'unset', provisionedPollers: 'unset' },
    filters: [],
    enabled: true,
    exits: { failure: [], success: [] },
  });
});

test('settings are read', () => {
  expect(polled({
    MaximumRetryAttempts: 0, MaximumRecordAgeInSeconds: 60, BisectBatchOnFunctionError: true, ParallelizationFactor: 10, StartingPosition: 'LATEST', TumblingWindowInSeconds: 9,
  }).policy).toMatchObject({
    attempts: { most: 1 }, maxAge: 60, partialFailure: { bisectBatchOnError: true }, concurrency: { perLane: 10 }, startingPosition: 'LATEST', batch: { tumblingWindow: 9 },
  });
});

test('-1 is unlimited', () => {
  expect(polled({ MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: '-1' }).policy).toMatchObject({ attempts: { most: 'unlimited' }, maxAge: 'unlimited' });
});

test.each<[string, unknown, string, unknown]>([
  ['a queue', arn('Q'), 'App.Q', 'pointer'],
  ['a topic', 'arn:aws:sns:eu-west-1:1:t', 'arn:aws:sns:eu-west-1:1:t', 'pointer'],
  ['a bucket', arn('Bucket'), 'App.Bucket', 'records'],
  ['an event bus', arn('Bus'), 'App.Bus', { unknown: 'a mapping writes to no event bus' }],
])('on failure %s receives what it can', (_, destination, to, carries) => {
  expect(polled({ DestinationConfig: { OnFailure: { Destination: destination } } }).policy.exits.failure).toEqual([{ by: 'on-failure', to, carries }]);
});

describe('an enhanced fan-out consumer', () => {
  test('keeps records as long as its stream', () => {
    const consumer = { Consumer: resource('AWS::Kinesis::StreamConsumer', { StreamARN: arn('S') }) };
    expect(polled({ EventSourceArn: ref('Consumer') }, consumer)).toMatchObject({ source: { kind: 'kinesis', node: 'App.Consumer' }, policy: { retention: 172_800 } });
  });

  test('from outside names its stream', () => {
    const id = 'arn:aws:kinesis:eu-west-1:1:stream/clicks/consumer/c:1';
    const { nodes } = graphOf({ ...RESOURCES, M: aMapping({ EventSourceArn: id }) });
    expect(nodes).toContainEqual({ id, kind: 'stream-consumer', region: 'eu-west-1', stream: 'arn:aws:kinesis:eu-west-1:1:stream/clicks' });
    expect(nodes).toContainEqual(expect.objectContaining({ id: 'arn:aws:kinesis:eu-west-1:1:stream/clicks', kind: 'stream' }));
  });
});

test.each<[string, Json, unknown]>([
  ['on demand', { StreamModeDetails: { StreamMode: 'ON_DEMAND' } }, 'on-demand'],
  ['provisioned', { ShardCount: 3 }, 3],
  ['without a count', {}, { unknown: 'a stream without ShardCount' }],
])('shards of a stream that is %s', (_, properties, shards) => {
  const { nodes } = graphOf({ Fn: aFunction(), S: resource('AWS::Kinesis::Stream', properties), M: aMapping({ EventSourceArn: arn('S') }) });
  expect(nodes).toContainEqual(expect.objectContaining({ id: 'App.S', shards }));
});
