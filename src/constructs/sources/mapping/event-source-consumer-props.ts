import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/**
 * What every consumer of a polled source takes.
 */
export interface EventSourceConsumerProps {
  /**
   * The function that handles the batches: a function, an alias, a version, or an imported one. Its execution role is allowed
   * to read the source. Give the alias, not the function, when the function is deployed gradually.
   */
  readonly handler: lambda.IFunction;

  /**
   * Whether Lambda reads the source.
   * @default true - a mapping that is made is wanted
   */
  readonly enabled?: boolean;

  /**
   * Whether the handler says which messages or records of a batch failed, so that only those are tried again.
   * The handler then returns `{ batchItemFailures: [{ itemIdentifier }] }`; a handler that throws fails the whole batch as before.
   * @default true - without it one bad message repeats the whole batch
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * Events to take; an event is taken when one filter matches. Made with `lambda.FilterCriteria.filter()`.
   * What no filter matches is dropped for good: a queue's message is deleted.
   * @default - every event is taken
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
   */
  readonly filters?: { [key: string]: any }[];

  /**
   * Number of filters that one event source mapping may have in this account and Region, 5 to 10. Set it when AWS has raised the quota
   * for you.
   * @default 5 - the quota of a new account
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
   */
  readonly filterQuota?: number;

  /**
   * Customer key to encrypt the filters with; Lambda's service is granted its use. Needs `filters`.
   * @default - encrypted with a key that AWS owns
   */
  readonly filterEncryption?: kms.IKey;

  /**
   * Metrics of the mapping beyond the free ones; these sources have `MetricType.EVENT_COUNT`.
   * @default - none, since they are paid for
   * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
   */
  readonly metricsConfig?: lambda.MetricsConfig;
}
