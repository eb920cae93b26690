/** Names of the destinations of a description: all of them, and those that a construct takes. */
export const DESTINATIONS = [
  'made queue', 'made queue with key', 'queue', 'encrypted queue', 'FIFO queue', 'topic', 'encrypted topic', 'FIFO topic', 'function', 'alias', 'self',
  'event bus', 'bucket', 'encrypted bucket', 'SqsDestination', 'SnsDestination', 'LambdaDestination', 'EventBridgeDestination', 'S3Destination', 'SqsDlq',
  'SnsDlq', 'S3OnFailureDestination', 'topic of Kafka',
] as const;
export const MAPPING_DESTINATIONS = [
  'made queue', 'made queue with key', 'queue', 'encrypted queue', 'topic', 'encrypted topic', 'bucket', 'encrypted bucket', 'SqsDestination',
  'SnsDestination', 'S3Destination', 'SqsDlq', 'SnsDlq', 'S3OnFailureDestination',
] as const;
export const SUCCESS_DESTINATIONS = [
  'made queue', 'queue', 'encrypted queue', 'topic', 'function', 'alias', 'event bus', 'SqsDestination', 'LambdaDestination', 'EventBridgeDestination',
] as const;
export const ASYNC_DESTINATIONS = [...SUCCESS_DESTINATIONS, 'bucket', 'encrypted bucket', 'S3Destination'] as const;
