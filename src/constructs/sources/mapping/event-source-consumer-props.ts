import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/**
 * Props of every consumer of an event source.
 */
export interface EventSourceConsumerProps {
  /**
   * The function, alias or version that handles the batches. Its execution role is allowed to read the source. Give the
   * alias if the function is deployed gradually.
   */
  readonly handler: lambda.IFunction;

  /**
   * Whether Lambda polls the source.
   * @default true - a consumer is created to consume
   */
  readonly enabled?: boolean;

  /**
   * Whether the handler reports which messages or records of a batch failed, so that Lambda retries only those.
   *
   * The handler returns `{ batchItemFailures: [{ itemIdentifier }] }`. If it throws an error, the whole batch fails.
   *
   * @default true - without it one bad message repeats the whole batch
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * Filters for the events to process, made with `lambda.FilterCriteria.filter()`. An event passes if one of them
   * matches.
   *
   * Lambda drops every other event for good. It deletes the message from a queue.
   *
   * @default - no filters, every event is processed
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
   */
  readonly filters?: { [key: string]: any }[];

  /**
   * Number of filters that one event source mapping may have in this account and Region, 5 to 10. Set it if AWS has
   * raised the quota for you.
   * @default 5 - the quota of a new account
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
   */
  readonly filterQuota?: number;

  /**
   * Customer managed key that encrypts the filters. The Lambda service is allowed to decrypt with it. Requires
   * `filters`.
   * @default - a key that AWS owns
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
   */
  readonly filterEncryption?: kms.IKey;

  /**
   * Metrics of the event source mapping beyond the free ones. These sources have `MetricType.EVENT_COUNT` only.
   * @default - none, since they are charged
   * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
   */
  readonly metricsConfig?: lambda.MetricsConfig;
}
