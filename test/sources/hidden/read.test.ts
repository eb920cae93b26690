import { aFunction, aMapping, aQueue, arn, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const HIDDEN_BY_P = {
  unknown: 'Ref P, a parameter of App',
  cause: { kind: 'parameter', stack: 'App', name: 'P' },
};

const polled = (mapping: Json, more: Json = {}): ReturnType<typeof onlyDelivery> => onlyDelivery(
  { Fn: aFunction(), ...more, M: aMapping(mapping) }, { Parameters: { P: { Default: 'arn:aws:sqs:eu-west-1:1:q' } } },
);

const ANY = { unknown: expect.any(String) };

test.each<[string, Json, Json, unknown]>([
  ['a parameter', { EventSourceArn: ref('P') }, {}, HIDDEN_BY_P],
  ['an import', { EventSourceArn: { 'Fn::ImportValue': 'q' } }, {}, {
    unknown: 'Fn::ImportValue q, which no stack of the app exports',
    cause: { kind: 'import', name: 'q' },
  }],
  ['an import whose name a parameter completes', { EventSourceArn: { 'Fn::ImportValue': { 'Fn::Sub': '${P}-q' } } }, {}, {
    unknown: expect.any(String), cause: { kind: 'import', name: '${App.P}-q' },
  }],
  ['a custom resource', { EventSourceArn: arn('X') }, { X: resource('Custom::Lookup') }, { unknown: 'Fn::GetAtt X.Arn of Custom::Lookup' }],
])('a mapping from %s that sets no position reads a queue, if anything', (_, mapping, more, node) => {
  const { source, policy } = polled(mapping, more);
  expect(source).toEqual({ kind: 'unknown', mayBe: ['queue'], node });
  expect(policy).toMatchObject({ attempts: { most: ANY, countedBy: 'receives' }, batch: { size: 10 } });
  expect(policy.exits.failure).toEqual([{ by: 'queue-redrive', to: node, carries: 'event' }]);
});

test.each<[string, Json, unknown]>([
  ['what is no event source', { EventSourceArn: arn('X') }, 'App.X'],
  ['a service that is not read yet', { EventSourceArn: 'arn:aws:new:eu-west-1:1:source/s' }, 'arn:aws:new:eu-west-1:1:source/s'],
])('a mapping from %s stays in the graph, and its policy is unknown', (_, mapping, node) => {
  const { source, policy } = polled(mapping, { X: resource('AWS::S3::Bucket') });
  expect(source).toEqual({ kind: 'unknown', node });
  expect(policy).toMatchObject({ order: ANY, attempts: { most: ANY }, batch: { size: ANY } });
  expect(policy.exits.failure).toEqual([{ by: 'queue-redrive', to: ANY, carries: ANY }]);
});

test('an option that is not set is not unknown, whatever the source is', () => {
  const { policy } = polled({ EventSourceArn: 'arn:aws:new:eu-west-1:1:source/s' });
  expect(policy).toMatchObject({
    batch: { tumblingWindow: 0 },
    partialFailure: { reportBatchItemFailures: false, bisectBatchOnError: false },
    concurrency: { perLane: 1, maximum: 'unset', provisionedPollers: 'unset' },
  });
});

test.each<[string, Json, string]>([
  ['Topics', { Topics: ['t'] }, 'kafka'],
  ['hidden Topics', { Topics: ref('P') }, 'kafka'],
  ['SelfManagedEventSource without addresses', { SelfManagedEventSource: {} }, 'kafka'],
  ['a group of a cluster of MSK', { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'g' } }, 'kafka'],
  ['a group of self-managed brokers', { SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: 'g' } }, 'kafka'],
  ['Queues', { Queues: ['q'] }, 'mq'],
  ['DocumentDBEventSourceConfig', { DocumentDBEventSourceConfig: { DatabaseName: 'd' } }, 'documentdb'],
])('%s of a mapping tells its kind', (_, mapping, kind) => {
  expect(polled({ EventSourceArn: ref('P'), ...mapping }).source).toMatchObject({ kind });
});

test.each<[string, Json, string[] | undefined]>([
  ['a starting position', { StartingPosition: 'LATEST' }, ['kinesis', 'dynamodb']],
  ['a maximum concurrency', { ScalingConfig: { MaximumConcurrency: 5 } }, ['queue']],
  ['a position that a condition may leave out', { StartingPosition: { 'Fn::If': ['C', 'LATEST', ref('AWS::NoValue')] } }, ['queue', 'kinesis', 'dynamodb']],
  ['options of which none has an effect', { StartingPosition: 'LATEST', Topics: [], Queues: [] }, ['kinesis', 'dynamodb', 'kafka']],
  ['options that no source takes together', { ScalingConfig: { MaximumConcurrency: 5 }, StartingPosition: 'LATEST' }, [
    'queue', 'kinesis', 'dynamodb', 'kafka', 'mq', 'documentdb',
  ]],
  ['Topics beside Queues', { Topics: ['t'], Queues: ['q'] }, ['queue', 'kinesis', 'dynamodb', 'kafka', 'mq', 'documentdb']],
])('%s of a mapping leaves the kinds that take it', (_, mapping, mayBe) => {
  expect(polled({ EventSourceArn: ref('P'), ...mapping }).source).toMatchObject({ kind: 'unknown', mayBe });
});

test('a stream of which only the kind is hidden is read as a stream', () => {
  const { policy } = polled({ EventSourceArn: ref('P'), StartingPosition: 'LATEST', MaximumRetryAttempts: 3 });
  expect(policy).toMatchObject({ order: 'shard', attempts: { most: 4 }, retention: HIDDEN_BY_P, startingPosition: 'LATEST' });
});

test.each([
  ['Kinesis', 'Stream', 'kinesis'], ['DynamoDB', 'Stream', 'dynamodb'], ['SQS', 'Queue', 'queue'], ['MSK', 'Stream', 'kafka'], ['MQ', 'Broker', 'mq'],
  ['DocumentDB', 'Cluster', 'documentdb'],
])('the type of an event of SAM, %s, tells the kind', (Type, property, kind) => {
  const delivery = onlyDelivery({
    Fn: resource('AWS::Serverless::Function', { Role: 'r', Events: { E: { Type, Properties: { [property]: ref('P') } } } }),
  }, { Transform: 'AWS::Serverless-2016-10-31', Parameters: { P: { Type: 'String' } } });
  expect(delivery.source).toMatchObject({ kind, node: HIDDEN_BY_P });
});

test.each<[string, Json, true | undefined]>([
  ['a parameter may name a queue that nothing else of the app names', { EventSourceArn: ref('P') }, true],
  ['an import names no resource of the app', { EventSourceArn: { 'Fn::ImportValue': 'q' } }, undefined],
  ['a stream is no queue', { EventSourceArn: ref('P'), StartingPosition: 'LATEST' }, undefined],
])('%s', (_, mapping, mayBeOwn) => {
  expect(polled(mapping, { Q: aQueue() }).source.mayBeOwn).toBe(mayBeOwn);
});

test('literal settings are read', () => {
  const { policy } = polled({ EventSourceArn: ref('P'), StartingPosition: 'LATEST', BatchSize: 7, Enabled: false, DestinationConfig: { OnFailure: { Destination: arn('Q') } } }, { Q: aQueue() });
  expect(policy).toMatchObject({ batch: { size: 7 }, enabled: false, exits: { failure: [{ by: 'on-failure', to: 'App.Q' }] } });
});
