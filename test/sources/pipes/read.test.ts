import { check } from '../../../src/checks/check';
import { streamFailureHasAnExit } from '../../../src/rules/stream-failure-has-an-exit';
import { aFunction, aQueue, arn, graphOf, Json, onlyDelivery, resource } from '../../template/app-of';

const piped = (pipe: Json, more: Json = {}): ReturnType<typeof onlyDelivery> => onlyDelivery({
  Fn: aFunction(),
  D: aQueue(),
  Q: aQueue({ VisibilityTimeout: 60, RedrivePolicy: { deadLetterTargetArn: arn('D'), maxReceiveCount: 3 } }),
  S: resource('AWS::Kinesis::Stream'),
  Pipe: resource('AWS::Pipes::Pipe', { Target: arn('Fn'), ...pipe }),
  ...more,
});

test('a pipe that waits on a queue tries as often as the queue lets it', () => {
  const { id, source, policy } = piped({ Source: arn('Q'), SourceParameters: { SqsQueueParameters: { BatchSize: 5 } }, DesiredState: 'STOPPED' });
  expect(id).toBe('App.Pipe');
  expect(source).toEqual({ kind: 'pipe', node: 'App.Q', service: 'pipes' });
  expect(policy).toMatchObject({
    mode: 'poll',
    batch: { size: 5 },
    attempts: { most: 3, countedBy: 'receives' },
    enabled: false,
    partialFailure: { reportBatchItemFailures: true },
    exits: { failure: [{ by: 'queue-redrive', to: 'App.D' }] },
  });
});

test('a pipe that waits on a stream has bounds and a dead-letter queue of its own', () => {
  const { policy, pushTarget } = piped({
    Source: arn('S'),
    SourceParameters: { KinesisStreamParameters: { MaximumRetryAttempts: 2, OnPartialBatchItemFailure: 'AUTOMATIC_BISECT', DeadLetterConfig: { Arn: arn('D') } } },
  });
  expect(policy).toMatchObject({
    order: 'shard', attempts: { most: 3 }, partialFailure: { bisectBatchOnError: true }, exits: { failure: [{ by: 'target-dead-letter', to: 'App.D' }] },
  });
  expect(pushTarget?.deadLetterProperty).toBe('SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn');
});

test.each([
  ['SqsQueueParameters', { attempts: { countedBy: 'receives' } }],
  ['KinesisStreamParameters', { order: 'shard', attempts: { most: 'unlimited' } }],
  ['ManagedStreamingKafkaParameters', { order: 'shard' }],
  ['RabbitMQBrokerParameters', { order: 'none' }],
])('a pipe whose source is hidden tells its kind by %s', (name, policy) => {
  expect(piped({ Source: { 'Fn::ImportValue': 'x' }, SourceParameters: { [name]: { BatchSize: 5 } } }).policy).toMatchObject(policy);
});

describe('the stream of a table', () => {
  const TABLE = resource('AWS::DynamoDB::Table', { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } });
  const READ = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
  const STREAM = { 'Fn::GetAtt': ['T', 'StreamArn'] };
  const LITERAL = 'arn:aws:dynamodb:eu-west-1:111122223333:table/items/stream/2026-01-01T00:00:00.000';

  /** What a role with this statement may read. */
  function reads(source: unknown, on: unknown): ReadonlySet<unknown> {
    const { access } = piped({
      Source: source,
      SourceParameters: { DynamoDBStreamParameters: { StartingPosition: 'LATEST' } },
      RoleArn: arn('Role'),
    }, { T: TABLE, Role: resource('AWS::IAM::Role', { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: READ, Resource: on }] } }] }) });
    const answers = access.filter(({ purpose }) => purpose === 'consume');
    expect(answers.map(({ action }) => action)).toEqual(READ);
    return new Set(answers.map(({ allowed }) => allowed));
  }

  test.each<[string, unknown, unknown, boolean]>([
    ['of the stream', STREAM, STREAM, true],
    ['of all streams of the table', STREAM, { 'Fn::Sub': '${T.Arn}/stream/*' }, true],
    ['of the table only', STREAM, arn('T'), false],
    ['of all tables and streams', STREAM, 'arn:aws:dynamodb:*:*:table/*', true],
    ['of the stream as it is written', LITERAL, LITERAL, true],
  ])('a grant %s', (_, source, on, expected) => {
    expect(reads(source, on)).toEqual(new Set([expected]));
  });
});

describe('a function that enriches', () => {
  const ENRICHED = { Source: arn('Q'), Target: 'arn:aws:sqs:eu-west-1:111122223333:next', Enrichment: arn('Fn'), RoleArn: arn('Role') };
  const role = (...Statement: readonly Json[]): Json => resource('AWS::IAM::Role', { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement } }] });

  test('is a delivery from the source of the pipe', () => {
    const { id, source, target, policy } = piped(ENRICHED, { Role: role() });
    expect(id).toBe('App.Pipe Enrichment');
    expect(source).toEqual({ kind: 'pipe', node: 'App.Q', service: 'pipes' });
    expect(target.function).toBe('App.Fn');
    expect(policy).toMatchObject({ mode: 'poll', attempts: { most: 3, countedBy: 'receives' }, exits: { failure: [{ by: 'queue-redrive', to: 'App.D' }] } });
  });

  test.each<[string, readonly Json[], boolean]>([
    ['no statement', [], false], ['a statement for the function', [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn('Fn') }], true],
  ])('needs the role of the pipe: %s', (_, statements, expected) => {
    const { access } = piped(ENRICHED, { Role: role(...statements) });
    expect(access.find(({ purpose }) => purpose === 'invoke')).toMatchObject({ by: { kind: 'role', role: 'App.Role' }, allowed: expected });
  });

  test('is one delivery, and a target that is a function another', () => {
    const { deliveries } = graphOf({
      Fn: aFunction(), Two: aFunction(), Q: aQueue(), Pipe: resource('AWS::Pipes::Pipe', { Source: arn('Q'), Enrichment: arn('Fn'), Target: arn('Two') }),
    });
    expect(deliveries.map(({ id, target }) => [id, target.function])).toEqual([['App.Pipe', 'App.Two'], ['App.Pipe Enrichment', 'App.Fn']]);
  });

  test('loses the records of a stream without an exit', () => {
    const { findings } = check(graphOf({
      Fn: aFunction(),
      S: resource('AWS::Kinesis::Stream'),
      Pipe: resource('AWS::Pipes::Pipe', { Source: arn('S'), SourceParameters: { KinesisStreamParameters: { MaximumRetryAttempts: 2, StartingPosition: 'LATEST' } }, Enrichment: arn('Fn'), Target: 'arn:aws:sqs:eu-west-1:111122223333:next' }),
    }), [streamFailureHasAnExit]);
    expect(findings.map(({ at, property }) => [at.logicalId, property])).toEqual([['Pipe', 'SourceParameters.KinesisStreamParameters.DeadLetterConfig']]);
  });

  test('is not a state machine or an API', () => {
    const pipe = resource('AWS::Pipes::Pipe', { Source: arn('Q'), Enrichment: 'arn:aws:states:eu-west-1:111122223333:stateMachine:m', Target: arn('Q') });
    expect(graphOf({ Q: aQueue(), Pipe: pipe }).deliveries).toEqual([]);
  });
});
