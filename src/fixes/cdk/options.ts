/** The options of aws-cdk-lib's L2 constructs, and of ours, for properties that plans set: what the option is called, and how it takes a value. */
import { expression } from './expression';
import { referenceIn, Names } from './naming';

type Form = (value: unknown, names: Names) => string;
type Option = readonly [name: string, form: Form];

const plain: Form = expression;
const seconds: Form = (value, names) => `Duration.seconds(${expression(value, names)})`;
const hours: Form = (value, names) => `Duration.hours(${expression(value, names)})`;
const member = (enumeration: string): Form => (value) => `${enumeration}.${String(value).replace(/\W/g, '')}`;
const yes: Form = () => 'true';
/** The construct itself, where a template says an ARN or a name. */
const construct: Form = (value, names) => {
  const reference = referenceIn(value);
  return reference === undefined ? expression(value, names) : names.variable(reference.logicalId);
};
/** Destinations have a class for each kind of place. */
const place = (classes: Readonly<Record<string, string>>): Form => (value, names) => {
  const wrapper = classes[names.type(referenceIn(value)?.logicalId ?? '') ?? ''];
  return wrapper === undefined ? construct(value, names) : `new ${wrapper}(${construct(value, names)})`;
};
const ofMapping = place({ 'AWS::S3::Bucket': 'S3OnFailureDestination', 'AWS::SNS::Topic': 'SnsDlq', 'AWS::SQS::Queue': 'SqsDlq' });
const ofInvocation = place({
  'AWS::Events::EventBus': 'EventBridgeDestination',
  'AWS::Lambda::Function': 'LambdaDestination',
  'AWS::S3::Bucket': 'S3Destination',
  'AWS::SNS::Topic': 'SnsDestination',
  'AWS::SQS::Queue': 'SqsDestination',
});

type Options = Readonly<Record<string, Option>>;

const MAPPING: Options = {
  'BatchSize': ['batchSize', plain],
  'BisectBatchOnFunctionError': ['bisectBatchOnError', plain],
  'DestinationConfig.OnFailure.Destination': ['onFailure', ofMapping],
  'Enabled': ['enabled', plain],
  'FunctionResponseTypes': ['reportBatchItemFailures', yes],
  'MaximumBatchingWindowInSeconds': ['maxBatchingWindow', seconds],
  'MaximumRecordAgeInSeconds': ['maxRecordAge', seconds],
  'MaximumRetryAttempts': ['retryAttempts', plain],
  'ParallelizationFactor': ['parallelizationFactor', plain],
  'ProvisionedPollerConfig.MaximumPollers': ['provisionedPollerConfig.maximumPollers', plain],
  'ProvisionedPollerConfig.MinimumPollers': ['provisionedPollerConfig.minimumPollers', plain],
  'ScalingConfig.MaximumConcurrency': ['maxConcurrency', plain],
  'StartingPosition': ['startingPosition', member('lambda.StartingPosition')],
  'TumblingWindowInSeconds': ['tumblingWindow', seconds],
};

export const OPTIONS: ReadonlyMap<string, Options> = new Map([
  ['AWS::DynamoDB::Table', { 'StreamSpecification.StreamViewType': ['stream', member('dynamodb.StreamViewType')] }],
  ['AWS::Kinesis::Stream', { RetentionPeriodHours: ['retentionPeriod', hours] }],
  ['AWS::Lambda::EventInvokeConfig', {
    'DestinationConfig.OnFailure.Destination': ['onFailure', ofInvocation],
    'DestinationConfig.OnSuccess.Destination': ['onSuccess', ofInvocation],
    'MaximumEventAgeInSeconds': ['maxEventAge', seconds],
    'MaximumRetryAttempts': ['retryAttempts', plain],
  }],
  ['AWS::Lambda::EventSourceMapping', MAPPING],
  ['AWS::Lambda::Function', {
    'DeadLetterConfig.TargetArn': ['deadLetterQueue', construct],
    'ReservedConcurrentExecutions': ['reservedConcurrentExecutions', plain],
    'Timeout': ['timeout', seconds],
  }],
  ['AWS::SNS::Subscription', { 'RedrivePolicy.deadLetterTargetArn': ['deadLetterQueue', construct] }],
  ['AWS::SQS::Queue', {
    'FifoQueue': ['fifo', plain],
    'MessageRetentionPeriod': ['retentionPeriod', seconds],
    'RedrivePolicy.deadLetterTargetArn': ['deadLetterQueue.queue', construct],
    'RedrivePolicy.maxReceiveCount': ['deadLetterQueue.maxReceiveCount', plain],
    'VisibilityTimeout': ['visibilityTimeout', seconds],
  }],
]);
