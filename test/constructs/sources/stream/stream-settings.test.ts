import { Duration, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DynamoDbConsumer, KinesisConsumer, StreamEventSourceConsumerProps } from '../../../../src';
import { inTemplate, newFunction, newStack, onlyOf, refusal } from '../../../support/wired';

type Options = Partial<StreamEventSourceConsumerProps>;
type Consume = (stack: Stack, options?: Options) => KinesisConsumer | DynamoDbConsumer;

const CONSUMERS: ReadonlyArray<readonly [string, Consume]> = [
  ['a Kinesis stream', (stack, options) => new KinesisConsumer(stack, 'Consumer', {
    handler: newFunction(stack), stream: new kinesis.Stream(stack, 'Stream'), ...options,
  })],
  ['a table', (stack, options) => new DynamoDbConsumer(stack, 'Consumer', {
    handler: newFunction(stack),
    table: new dynamodb.Table(stack, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, stream: dynamodb.StreamViewType.NEW_IMAGE,
    }),
    ...options,
  })],
];

const mappingIn = (stack: Stack) => onlyOf(stack, 'AWS::Lambda::EventSourceMapping');

describe.each(CONSUMERS)('of %s', (_, consume) => {
  test('the defaults isolate a bad record, bound how long it is tried, and keep it', () => {
    const stack = newStack();

    const { failureDestination } = consume(stack);

    expect(mappingIn(stack)).toEqual({
      BatchSize: 100,
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: inTemplate(stack, failureDestination.destinationArn) } },
      EventSourceArn: expect.anything(),
      FunctionName: expect.anything(),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRecordAgeInSeconds: 21_600,
      MaximumRetryAttempts: 10,
      StartingPosition: 'TRIM_HORIZON',
    });
    expect(failureDestination.queue!.node.path).toBe('Shop/Consumer/OnFailureQueue');
    expect(failureDestination.failureAlarm).toBeDefined();
  });

  const TAKEN: ReadonlyArray<readonly [string, Options, Record<string, unknown>]> = [
    ['LATEST', { startingPosition: lambda.StartingPosition.LATEST }, { StartingPosition: 'LATEST' }],
    ['batch size', { batchSize: 10_000 }, { BatchSize: 10_000 }],
    ['a large batch without a window, unlike a queue', { batchSize: 1_000 }, { BatchSize: 1_000 }],
    ['window', { maxBatchingWindow: Duration.seconds(300) }, { MaximumBatchingWindowInSeconds: 300 }],
    ['parallelization', { parallelizationFactor: 10 }, { ParallelizationFactor: 10 }],
    ['no bisecting', { bisectBatchOnError: false }, { BisectBatchOnFunctionError: false }],
    ['no retries', { retryAttempts: 0 }, { MaximumRetryAttempts: 0 }],
    ['the most retries', { retryAttempts: 10_000 }, { MaximumRetryAttempts: 10_000 }],
    ['retries without limit', { retryAttempts: -1 }, { MaximumRetryAttempts: -1 }],
    ['the least age', { maxRecordAge: Duration.seconds(60) }, { MaximumRecordAgeInSeconds: 60 }],
    ['the most age', { maxRecordAge: Duration.days(7) }, { MaximumRecordAgeInSeconds: 604_800 }],
    ['a tumbling window', { tumblingWindow: Duration.minutes(15) }, { TumblingWindowInSeconds: 900 }],
    ['a tumbling window with a parallelization of 1', { tumblingWindow: Duration.seconds(1), parallelizationFactor: 1 },
      { TumblingWindowInSeconds: 1, ParallelizationFactor: 1 }],
    ['a tumbling window of zero with parallelization', { tumblingWindow: Duration.seconds(0), parallelizationFactor: 2 },
      { TumblingWindowInSeconds: 0, ParallelizationFactor: 2 }],
    ['a tumbling window with an empty list of filters', { tumblingWindow: Duration.seconds(1), filters: [] }, { TumblingWindowInSeconds: 1 }],
    ['disabled', { enabled: false }, { Enabled: false }],
    ['metrics', { metricsConfig: { metrics: [lambda.MetricType.EVENT_COUNT] } }, { MetricsConfig: { Metrics: ['EventCount'] } }],
  ];

  test.each(TAKEN)('the mapping takes %s', (_name, options, properties) => {
    const stack = newStack();

    consume(stack, options);

    expect(mappingIn(stack)).toMatchObject(properties);
  });

  test('the mapping takes no partial responses when the handler does not know them', () => {
    const stack = newStack();

    consume(stack, { reportBatchItemFailures: false });

    expect(mappingIn(stack)).not.toHaveProperty('FunctionResponseTypes');
  });

  const filters = [lambda.FilterCriteria.filter({ eventName: ['INSERT'] })];
  const IN_ONE_LANE = 'A window needs every record of its shard in order, and AWS rejects the event source mapping.';

  test.each<[string, Options, string]>([
    ['filters', { filters }, `filters are given together with a tumblingWindow. ${IN_ONE_LANE}`],
    ['parallelization', { parallelizationFactor: 2 }, `parallelizationFactor is 2 together with a tumblingWindow. ${IN_ONE_LANE}`],
  ])('a tumbling window excludes %s', (_name, options, message) => {
    expect(refusal(() => consume(newStack(), { tumblingWindow: Duration.seconds(30), ...options }))).toContain(`Shop/Consumer: ${message}`);
  });

  test.each<[string, Options, string]>([
    ['a retry of -2', { retryAttempts: -2 }, 'retryAttempts is -2, below the minimum of 0 retries'],
    ['an age of 59 seconds', { maxRecordAge: Duration.seconds(59) }, 'maxRecordAge is 59, below the minimum of 60 seconds'],
    ['a metric that only Kafka has', { metricsConfig: { metrics: [lambda.MetricType.KAFKA_METRICS] } }, 'metricsConfig has KafkaMetrics, which only other sources have'],
  ])('%s is refused', (_name, options, message) => {
    expect(refusal(() => consume(newStack(), options))).toContain(`Shop/Consumer: ${message}`);
  });

  test('"no limit" is offered as the number that it is, and to no Duration', () => {
    expect(refusal(() => consume(newStack(), { retryAttempts: -2 }))).toMatch(/, or -1 for no limit\.$/);
    expect(refusal(() => consume(newStack(), { maxRecordAge: Duration.seconds(59) }))).toMatch(/Give 60 to 604,800 seconds\.$/);
  });
});
