/**
 * The options by which aws-cdk-lib's constructs, and those of this library, set the properties of a template. Where both
 * have an option, it has one name.
 */
const OPTIONS: ReadonlyMap<string, string> = new Map([
  ['BisectBatchOnFunctionError', 'bisectBatchOnError'],
  ['ConsumerGroupId', 'consumerGroupId'],
  ['DeadLetterConfig', 'deadLetterQueue'],
  ['DeadLetterConfig.Arn', 'deadLetterQueue'],
  ['DeadLetterConfig.TargetArn', 'deadLetterQueue'],
  ['DestinationConfig', 'onFailure'],
  ['DestinationConfig.OnFailure', 'onFailure'],
  ['DestinationConfig.OnFailure.Destination', 'onFailure'],
  ['DestinationConfig.OnSuccess', 'onSuccess'],
  ['DestinationConfig.OnSuccess.Destination', 'onSuccess'],
  ['EventBridgeConfiguration', 'eventBridgeEnabled'],
  ['EventBridgeConfiguration.EventBridgeEnabled', 'eventBridgeEnabled'],
  ['EventBusName', 'eventBus'],
  ['EventSourceArn', 'eventSourceArn'],
  ['FifoQueue', 'fifo'],
  ['FifoTopic', 'fifo'],
  ['FilterCriteria', 'filters'],
  ['FilterCriteria.Filters', 'filters'],
  ['FilterCriteria.Filters.Pattern', 'filters'],
  ['FunctionResponseTypes', 'reportBatchItemFailures'],
  ['KinesisStreamSpecification', 'kinesisStream'],
  ['MaximumBatchingWindowInSeconds', 'maxBatchingWindow'],
  ['MaximumConcurrency', 'maxConcurrency'],
  ['MaximumEventAgeInSeconds', 'maxEventAge'],
  ['MaximumPollers', 'provisionedPollerConfig.maximumPollers'],
  ['MaximumRecordAgeInSeconds', 'maxRecordAge'],
  ['MaximumRetryAttempts', 'retryAttempts'],
  ['MessageDeduplicationId', 'messageDeduplicationId'],
  ['MessageGroupId', 'messageGroupId'],
  ['MessageRetentionPeriod', 'retentionPeriod'],
  ['MinimumPollers', 'provisionedPollerConfig.minimumPollers'],
  ['ProvisionedConcurrencyConfig', 'provisionedConcurrentExecutions'],
  ['RedriveAllowPolicy', 'redriveAllowPolicy'],
  ['RedrivePolicy', 'deadLetterQueue'],
  ['RedrivePolicy.deadLetterTargetArn', 'deadLetterQueue.queue'],
  ['RedrivePolicy.maxReceiveCount', 'deadLetterQueue.maxReceiveCount'],
  ['ScalingConfig', 'maxConcurrency'],
  ['ScalingConfig.MaximumConcurrency', 'maxConcurrency'],
  ['State', 'enabled'],
  ['StreamSpecification', 'stream'],
  ['StreamViewType', 'stream'],
  ['TimeoutInMillis', 'timeout'],
  ['TumblingWindowInSeconds', 'tumblingWindow'],
  ['deadLetterTargetArn', 'deadLetterQueue.queue'],
  ['maxReceiveCount', 'maxReceiveCount'],
  ['sourceQueueArns', 'sourceQueues'],
]);

/**
 * The option for a path in the properties of a resource. A property without an option of its own has the name that L1
 * constructs give it.
 */
export function cdkOption(path: string): string {
  const keys = path.split('.').filter((key) => !/^\d+$/.test(key));
  for (let i = 0; i < keys.length; i += 1) {
    const option = OPTIONS.get(keys.slice(i).join('.'));
    if (option !== undefined) return option;
  }
  return keys.map((key) => `${key.charAt(0).toLowerCase()}${key.slice(1)}`).join('.');
}

/** `Duration.seconds(180)`: how an option takes the value of the property. */
export function cdkValue(path: string, value: number | string): string {
  const key = path.split('.').at(-1) ?? '';
  if (DURATIONS.has(key) && /^\d+$/.test(String(value))) return `Duration.seconds(${value})`;
  const enumeration = ENUMERATIONS.get(key);
  return enumeration === undefined ? String(value) : `${enumeration}.${String(value).toUpperCase()}`;
}

const DURATIONS: ReadonlySet<string> = new Set([
  'ExecutionTimeout', 'MaximumBatchingWindowInSeconds', 'MaximumEventAgeInSeconds', 'MaximumRecordAgeInSeconds', 'MessageRetentionPeriod',
  'Timeout', 'TumblingWindowInSeconds', 'VisibilityTimeout',
]);
const ENUMERATIONS: ReadonlyMap<string, string> = new Map([
  ['RecursiveLoop', 'RecursiveLoop'], ['StartingPosition', 'StartingPosition'], ['StreamViewType', 'StreamViewType'],
]);
