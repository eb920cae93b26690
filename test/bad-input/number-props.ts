/** Every number and duration of the public surface, with its bounds and the CloudFormation property that holds it. */
import { Duration } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, IConstruct } from 'constructs';
import {
  AsyncInvocation, CanaryDeployment, DocumentDbConsumer, DynamoDbConsumer, FailureQueue, KinesisConsumer, MqConsumer, MskConsumer,
  RuleTrigger, S3Trigger, ScheduleTrigger, SelfManagedKafkaConsumer, SqsConsumer,
} from '../../src';
import { makeAlias, makeFunction, makeTable, TIMEOUT } from '../support/app';
import { makeBroker } from '../support/broker';
import { makeDocumentCluster } from '../support/document-cluster';
import { makeCluster } from '../support/kafka';
import { Untyped } from '../support/untyped';

export interface NumberProp {
  readonly owner: string;
  readonly props: string;
  readonly prop: string;
  readonly type: 'number' | 'Duration';
  readonly min: number;
  readonly max: number;
  /** Whether a fraction passes, and whether there is a value that means "no limit". */
  readonly fraction?: boolean;
  readonly unlimited?: number;
  /** Whether AWS takes any greater number, so that `max` is one of many. */
  readonly open?: boolean;
  /** Whether only whole minutes pass. */
  readonly minutes?: boolean;
  /** Where it stands in the template; none for what only bounds other props. */
  readonly path?: string;
  /** What is there when the prop is left out. */
  readonly absent?: number;
  /** Makes the construct with the prop, and gives back the one whose resource holds it. */
  readonly make: (scope: Construct, value: Untyped) => IConstruct;
}

type Bounds = Pick<NumberProp, 'prop' | 'type' | 'min' | 'max' | 'path'> & Partial<NumberProp>;

function of(
  owner: string, props: string, make: (scope: Construct, given: Untyped) => IConstruct, bounds: readonly (Bounds & { beside?: object })[],
): NumberProp[] {
  return bounds.map(({ beside, ...bound }) => ({
    owner, props, ...bound, make: (scope, value) => make(scope, { ...beside, ...nested(bound.prop, value, beside) }),
  }));
}

/** `a.b` as `{ a: { b } }`, with what stands beside it. */
function nested(prop: string, value: unknown, beside: Untyped): object {
  const [outer, inner] = prop.split('.');
  return { [outer]: inner ? { ...beside?.[outer], [inner]: value } : value };
}

const FILTER_QUOTA = { prop: 'filterQuota', type: 'number', min: 5, max: 10 } as const;

const STREAM: readonly (Bounds & { beside?: object })[] = [
  FILTER_QUOTA,
  { prop: 'batchSize', type: 'number', min: 1, max: 10_000, path: 'BatchSize', absent: 100 },
  { prop: 'maxBatchingWindow', type: 'Duration', min: 0, max: 300, path: 'MaximumBatchingWindowInSeconds' },
  { prop: 'parallelizationFactor', type: 'number', min: 1, max: 10, path: 'ParallelizationFactor' },
  { prop: 'retryAttempts', type: 'number', min: 0, max: 10_000, unlimited: -1, path: 'MaximumRetryAttempts', absent: 10 },
  { prop: 'maxRecordAge', type: 'Duration', min: 60, max: 604_800, path: 'MaximumRecordAgeInSeconds', absent: 21_600 },
  { prop: 'tumblingWindow', type: 'Duration', min: 0, max: 900, path: 'TumblingWindowInSeconds' },
];

const WITH_POLLERS = { beside: { provisionedPollerConfig: { minimumPollers: 1 } } };

const POSITION = {
  prop: 'startingPositionTimestamp',
  type: 'number',
  min: 0,
  max: 99_999_999_999, // what lies beyond is counted in milliseconds
  fraction: true,
  path: 'StartingPositionTimestamp',
  beside: { startingPosition: lambda.StartingPosition.AT_TIMESTAMP },
} as const;

const KAFKA: readonly (Bounds & { beside?: object })[] = [
  FILTER_QUOTA,
  POSITION,
  { prop: 'batchSize', type: 'number', min: 1, max: 10_000, path: 'BatchSize', absent: 100 },
  { prop: 'maxBatchingWindow', type: 'Duration', min: 0, max: 300, path: 'MaximumBatchingWindowInSeconds' },
  { prop: 'provisionedPollerConfig.minimumPollers', type: 'number', min: 1, max: 200, path: 'ProvisionedPollerConfig.MinimumPollers' },
  { prop: 'provisionedPollerConfig.maximumPollers', type: 'number', min: 1, max: 2_000, path: 'ProvisionedPollerConfig.MaximumPollers' },
  { prop: 'retryAttempts', type: 'number', min: 0, max: 10_000, unlimited: -1, path: 'MaximumRetryAttempts', absent: 10, ...WITH_POLLERS },
  { prop: 'maxRecordAge', type: 'Duration', min: 60, max: 604_800, path: 'MaximumRecordAgeInSeconds', ...WITH_POLLERS },
];

const BATCH: readonly (Bounds & { beside?: object })[] = [
  { prop: 'batchSize', type: 'number', min: 1, max: 10_000, path: 'BatchSize', absent: 100 },
  { prop: 'maxBatchingWindow', type: 'Duration', min: 0, max: 300, path: 'MaximumBatchingWindowInSeconds' },
];

const QUEUE: readonly (Bounds & { beside?: object })[] = [
  FILTER_QUOTA,
  { prop: 'maxConcurrency', type: 'number', min: 2, max: 1_000, path: 'ScalingConfig.MaximumConcurrency' },
  { prop: 'provisionedPollerConfig.minimumPollers', type: 'number', min: 2, max: 200, path: 'ProvisionedPollerConfig.MinimumPollers' },
  { prop: 'provisionedPollerConfig.maximumPollers', type: 'number', min: 2, max: 10_000, path: 'ProvisionedPollerConfig.MaximumPollers' },
];

const QUEUE_ITSELF: readonly (Bounds & { beside?: object })[] = [
  { prop: 'retentionPeriod', type: 'Duration', min: 60, max: 1_209_600, path: 'MessageRetentionPeriod' },
  { prop: 'visibilityTimeout', type: 'Duration', min: TIMEOUT, max: 43_200, path: 'VisibilityTimeout', absent: 6 * TIMEOUT },
  { prop: 'maxReceiveCount', type: 'number', min: 1, max: 1_000, path: 'RedrivePolicy.maxReceiveCount', absent: 5 },
];

const ALARM: readonly (Bounds & { beside?: object })[] = [
  { prop: 'alarm.threshold', type: 'number', min: 1, max: 1_000_000, open: true, path: 'Threshold', absent: 1 },
  { prop: 'alarm.period', type: 'Duration', min: 60, max: 604_800, minutes: true, path: 'Period', absent: 60 },
  { prop: 'alarm.evaluationPeriods', type: 'number', min: 1, max: 1_440, path: 'EvaluationPeriods', absent: 1 },
  { prop: 'alarm.datapointsToAlarm', type: 'number', min: 1, max: 1_440, path: 'DatapointsToAlarm', beside: { alarm: { evaluationPeriods: 1_440 } } },
];

/** What a service tries before Lambda has accepted an event, at its place in the rule or schedule. */
const target = (path: string): readonly Bounds[] => [
  { prop: 'retryAttempts', type: 'number', min: 0, max: 185, path: `${path}.MaximumRetryAttempts`, absent: 185 },
  { prop: 'maxEventAge', type: 'Duration', min: 60, max: 86_400, path: `${path}.MaximumEventAgeInSeconds`, absent: 86_400 },
];

function queueConsumer(scope: Construct, given: object): SqsConsumer {
  return new SqsConsumer(scope, 'Consumer', { handler: makeFunction(scope), ...given });
}

export const NUMBER_PROPS: readonly NumberProp[] = [
  ...of('AsyncInvocation', 'AsyncInvocationProps', (scope, given) => (
    new AsyncInvocation(scope, 'Invocation', { handler: makeFunction(scope), ...given })
  ), [
    { prop: 'retryAttempts', type: 'number', min: 0, max: 2, path: 'MaximumRetryAttempts', absent: 2 },
    { prop: 'maxEventAge', type: 'Duration', min: 60, max: 21_600, path: 'MaximumEventAgeInSeconds', absent: 21_600 },
  ]),
  ...of('FailureQueue', 'FailureQueueProps', (scope, given) => new FailureQueue(scope, 'Queue', given), [
    { prop: 'retentionPeriod', type: 'Duration', min: 60, max: 1_209_600, path: 'MessageRetentionPeriod', absent: 1_209_600 },
  ]),
  ...of('alarm of FailureQueue', 'FailureQueueProps', (scope, given) => new FailureQueue(scope, 'Queue', given).failureAlarm!, ALARM),
  ...of('alarm of SqsConsumer', 'SqsConsumerProps', (scope, given) => queueConsumer(scope, given).failureAlarm!, ALARM),
  ...of('SqsConsumer', 'SqsConsumerProps', (scope, given) => queueConsumer(scope, given), [
    ...QUEUE,
    { prop: 'batchSize', type: 'number', min: 1, max: 10_000, path: 'BatchSize', absent: 10, beside: { maxBatchingWindow: Duration.seconds(1) } },
    {
      prop: 'maxBatchingWindow',
      type: 'Duration',
      min: 0,
      max: 300,
      path: 'MaximumBatchingWindowInSeconds',
      beside: { visibilityTimeout: Duration.minutes(6) },
    },
  ]),
  ...of('FIFO SqsConsumer', 'SqsConsumerProps', (scope, given) => queueConsumer(scope, { fifo: true, ...given }), [
    ...QUEUE,
    { prop: 'batchSize', type: 'number', min: 1, max: 10, path: 'BatchSize', absent: 10 },
  ]),
  ...of('queue of SqsConsumer', 'SqsConsumerProps', (scope, given) => queueConsumer(scope, given).queue, QUEUE_ITSELF),
  ...of('KinesisConsumer', 'KinesisConsumerProps', (scope, given) => new KinesisConsumer(scope, 'Consumer', {
    handler: makeFunction(scope), stream: new kinesis.Stream(scope, 'Stream'), ...given,
  }), [
    ...STREAM,
    POSITION,
  ]),
  ...of('DynamoDbConsumer', 'DynamoDbConsumerProps', (scope, given) => new DynamoDbConsumer(scope, 'Consumer', {
    handler: makeFunction(scope), table: makeTable(scope), ...given,
  }), STREAM),
  ...of('MskConsumer', 'MskConsumerProps', (scope, given) => new MskConsumer(scope, 'Consumer', {
    handler: makeFunction(scope), cluster: makeCluster(scope), topic: 'orders', ...given,
  }), KAFKA),
  ...of('SelfManagedKafkaConsumer', 'SelfManagedKafkaConsumerProps', (scope, given) => new SelfManagedKafkaConsumer(scope, 'Consumer', {
    handler: makeFunction(scope),
    bootstrapServers: ['broker.example.com:9096'],
    topic: 'orders',
    secret: new secretsmanager.Secret(scope, 'Secret'),
    ...given,
  }), KAFKA),
  ...of('MqConsumer', 'MqConsumerProps', (scope, given) => new MqConsumer(scope, 'Consumer', {
    handler: makeFunction(scope), broker: makeBroker(scope), queueName: 'parcels', secret: new secretsmanager.Secret(scope, 'Secret'), ...given,
  }), [FILTER_QUOTA, ...BATCH]),
  ...of('DocumentDbConsumer', 'DocumentDbConsumerProps', (scope, given) => new DocumentDbConsumer(scope, 'Consumer', {
    handler: makeFunction(scope),
    cluster: makeDocumentCluster(scope),
    databaseName: 'warehouse',
    secret: new secretsmanager.Secret(scope, 'Secret'),
    ...given,
  }), [...BATCH, POSITION]),
  ...of('RuleTrigger', 'RuleTriggerProps', (scope, given) => new RuleTrigger(scope, 'Trigger', {
    handler: makeFunction(scope), eventPattern: { source: ['shop'] }, ...given,
  }).rule, target('Targets.0.RetryPolicy')),
  ...of('ScheduleTrigger', 'ScheduleTriggerProps', (scope, given) => new ScheduleTrigger(scope, 'Trigger', {
    handler: makeFunction(scope), schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)), ...given,
  }).schedule, target('Target.RetryPolicy')),
  ...of('S3Trigger', 'S3TriggerProps', (scope, given) => new S3Trigger(scope, 'Trigger', {
    handler: makeFunction(scope), bucket: new s3.Bucket(scope, 'Bucket'), ...given,
  }).rules[0], target('Targets.0.RetryPolicy')),
  ...of('CanaryDeployment', 'CanaryDeploymentProps', (scope, given) => new CanaryDeployment(scope, 'Deployment', {
    alias: makeAlias(makeFunction(scope)), ...given,
  }).deploymentGroup, [{ prop: 'maxIteratorAge', type: 'Duration', min: 1, max: 604_800 }]),
];
