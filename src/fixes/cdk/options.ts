/** Maps properties that plans set to options of L2 constructs: the name of the option and the form of its value. */
import { construct, each, flag, Form, hours, member, number, placementForm, literalForm, seconds, text } from './forms';

export type Option = readonly [name: string, form: Form];
type Options = Readonly<Record<string, Option>>;

const queue = construct('AWS::SQS::Queue');
const ofMapping = placementForm({ 'AWS::S3::Bucket': 'sources.S3OnFailureDestination', 'AWS::SNS::Topic': 'sources.SnsDlq', 'AWS::SQS::Queue': 'sources.SqsDlq' });
const ofInvocation = placementForm({
  'AWS::Events::EventBus': 'destinations.EventBridgeDestination',
  'AWS::Lambda::Alias': 'destinations.LambdaDestination',
  'AWS::Lambda::Function': 'destinations.LambdaDestination',
  'AWS::S3::Bucket': 'destinations.S3Destination',
  'AWS::SNS::Topic': 'destinations.SnsDestination',
  'AWS::SQS::Queue': 'destinations.SqsDestination',
});
/** `denyAll`: `DENY_ALL`. */
const constantCase = (value: string): string => value.replace(/([A-Z])/g, '_$1').toUpperCase();

const MAPPING: Options = {
  'BatchSize': ['batchSize', number],
  'BisectBatchOnFunctionError': ['bisectBatchOnError', flag],
  'DestinationConfig.OnFailure.Destination': ['onFailure', ofMapping],
  'Enabled': ['enabled', flag],
  'FunctionResponseTypes': ['reportBatchItemFailures', literalForm('ReportBatchItemFailures')],
  'MaximumBatchingWindowInSeconds': ['maxBatchingWindow', seconds],
  'MaximumRecordAgeInSeconds': ['maxRecordAge', seconds],
  'MaximumRetryAttempts': ['retryAttempts', number],
  'ParallelizationFactor': ['parallelizationFactor', number],
  'ProvisionedPollerConfig.MaximumPollers': ['provisionedPollerConfig.maximumPollers', number],
  'ProvisionedPollerConfig.MinimumPollers': ['provisionedPollerConfig.minimumPollers', number],
  'ScalingConfig.MaximumConcurrency': ['maxConcurrency', number],
  'StartingPosition': ['startingPosition', member('lambda.StartingPosition')],
  'TumblingWindowInSeconds': ['tumblingWindow', seconds],
};

export const OPTIONS: ReadonlyMap<string, Options> = new Map<string, Options>([
  ['AWS::DynamoDB::Table', { 'StreamSpecification.StreamViewType': ['stream', member('dynamodb.StreamViewType')] }],
  ['AWS::Events::Rule', { State: ['enabled', literalForm('ENABLED')] }],
  ['AWS::Kinesis::Stream', { RetentionPeriodHours: ['retentionPeriod', hours] }],
  ['AWS::Lambda::EventInvokeConfig', {
    'DestinationConfig.OnFailure.Destination': ['onFailure', ofInvocation],
    'DestinationConfig.OnSuccess.Destination': ['onSuccess', ofInvocation],
    'MaximumEventAgeInSeconds': ['maxEventAge', seconds],
    'MaximumRetryAttempts': ['retryAttempts', number],
  }],
  ['AWS::Lambda::EventSourceMapping', MAPPING],
  ['AWS::Lambda::Function', {
    'DeadLetterConfig.TargetArn': ['deadLetterQueue', queue],
    'ReservedConcurrentExecutions': ['reservedConcurrentExecutions', number],
    'Timeout': ['timeout', seconds],
  }],
  ['AWS::S3::Bucket', { 'NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled': ['eventBridgeEnabled', flag] }],
  ['AWS::SNS::Subscription', {
    'Endpoint': ['endpoint', text],
    'Protocol': ['protocol', member('sns.SubscriptionProtocol', (value) => value.replace(/-/g, '_').toUpperCase())],
    'RedrivePolicy.deadLetterTargetArn': ['deadLetterQueue', queue],
  }],
  ['AWS::SNS::Topic', { FifoTopic: ['fifo', flag] }],
  ['AWS::SQS::Queue', {
    'ContentBasedDeduplication': ['contentBasedDeduplication', flag],
    'FifoQueue': ['fifo', flag],
    'MessageRetentionPeriod': ['retentionPeriod', seconds],
    'RedriveAllowPolicy.redrivePermission': ['redriveAllowPolicy.redrivePermission', member('sqs.RedrivePermission', constantCase)],
    'RedriveAllowPolicy.sourceQueueArns': ['redriveAllowPolicy.sourceQueues', each(queue)],
    'RedrivePolicy.deadLetterTargetArn': ['deadLetterQueue.queue', queue],
    'RedrivePolicy.maxReceiveCount': ['deadLetterQueue.maxReceiveCount', number],
    'VisibilityTimeout': ['visibilityTimeout', seconds],
  }],
]);
