/** Kinds of destinations. */
export enum DestinationKind {
  /** A standard SQS queue. */
  QUEUE = 'queue',
  /** A standard SNS topic. */
  TOPIC = 'topic',
  /** A Lambda function, alias or version. */
  FUNCTION = 'function',
  /** An EventBridge event bus. */
  EVENT_BUS = 'event-bus',
  /** An S3 bucket. */
  BUCKET = 'bucket',
  /** A topic of the Kafka cluster that the mapping reads. */
  KAFKA_TOPIC = 'kafka-topic',
  /** A destination object of aws-cdk-lib or of your own, whose kind is not known. */
  OTHER = 'other',
}
