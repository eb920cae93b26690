import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as eventSources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Destination } from '../../destinations/destination';
import { FilteredEventSourceConsumerProps } from '../mapping/filtered-event-source-consumer-props';

/**
 * Props of consumers of Kafka, on MSK or on brokers of your own.
 *
 * Lambda handles a partition in order. Without provisioned pollers it retries a failed batch until it succeeds or its
 * records expire, and every record behind it waits. With `provisionedPollerConfig` the defaults isolate a bad record
 * (bisecting, partial batch responses), limit how often Lambda retries it, and keep what Lambda discards. Provisioned
 * pollers are billed by the hour, so they are never the default.
 */
export interface KafkaEventSourceConsumerProps extends FilteredEventSourceConsumerProps {
  /**
   * Name of the topic, up to 249 letters, digits, dots, underscores and hyphens. The topic has to exist.
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly topic: string;

  /**
   * The secret with the credentials that Lambda logs in with. The role of the handler is allowed to read it, and to
   * decrypt it with its customer managed key.
   * @default - no secret: MSK with IAM, if the cluster has it, or no authentication
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html
   */
  readonly secret?: secretsmanager.ISecret;

  /**
   * How Lambda logs in with `secret`. MSK has `SASL_SCRAM_512_AUTH` and `CLIENT_CERTIFICATE_TLS_AUTH` only.
   * @default AuthenticationMethod.SASL_SCRAM_512_AUTH - as in aws-cdk-lib, if there is a secret
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html
   */
  readonly authenticationMethod?: eventSources.AuthenticationMethod;

  /**
   * Consumer group of the mapping, 1 to 200 characters, unique among all mappings. A change replaces the mapping.
   *
   * A group that has committed offsets continues from there, whatever `startingPosition` says.
   *
   * @default - Lambda chooses one, so that the mapping never shares records with another consumer
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-consumer-group-id.html
   */
  readonly consumerGroupId?: string;

  /**
   * Where Lambda starts to read when the event source mapping is created. A change replaces the mapping.
   * @default StartingPosition.TRIM_HORIZON - LATEST can miss records for minutes while a mapping is created or updated
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly startingPosition?: lambda.StartingPosition;

  /**
   * Time from which to read with `StartingPosition.AT_TIMESTAMP`, in Unix time seconds.
   * @default - no time, as the other starting positions require none
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly startingPositionTimestamp?: number;

  /**
   * Maximum number of records in a batch, 1 to 10,000. The payload of an invocation has at most 6 MB.
   * @default 100 - the default of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly batchSize?: number;

  /**
   * Maximum time to gather a batch, 0 to 300 whole seconds. Once it is set, the half second of Lambda cannot be
   * restored without a new mapping.
   * @default - half a second, the default of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * Provisioned pollers: a minimum of 1 to 200 (1 by default) and a maximum of 1 to 2,000 (200 by default, and never more
   * than the topic has partitions). Mappings of one VPC with the same `pollerGroupName` share their capacity.
   *
   * They are billed for each hour, about 0.185 USD for up to 10 pollers in us-east-1 (November 2026), whether there are
   * records or not. Limits on retries, bisecting, partial batch responses, schema registries, logs and a topic as
   * destination need them.
   *
   * @default - none, since they are billed: Lambda scales pollers on demand and retries a failed batch until it expires
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-scaling-modes.html
   */
  readonly provisionedPollerConfig?: lambda.ProvisionedPollerConfig;

  /**
   * Whether the handler reports which records of a batch failed, so that Lambda retries only those. Requires
   * `provisionedPollerConfig`.
   *
   * The handler returns `{ batchItemFailures: [{ itemIdentifier: { partition: 'payments-0', offset: 100 } }] }`. If it
   * throws an error, the whole batch fails.
   *
   * @default true - with provisioned pollers, since without it one bad record repeats the whole batch
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * Whether Lambda splits a batch that fails in two, so that a bad record ends up alone. Requires
   * `provisionedPollerConfig`.
   * @default true - with provisioned pollers, since otherwise one bad record takes its whole batch along
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
   */
  readonly bisectBatchOnError?: boolean;

  /**
   * Number of retries after a function error, 0 to 10,000, or -1 to retry until the record expires. Throttled attempts do
   * not count. The batch then goes to `onFailure`. Requires `provisionedPollerConfig`.
   * @default 10 - with provisioned pollers: a limit, so that a bad record cannot block its partition until it expires
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
   */
  readonly retryAttempts?: number;

  /**
   * Maximum age of a record, 60 seconds to 7 days. An older record goes to `onFailure` unprocessed. Requires
   * `provisionedPollerConfig`.
   * @default - no limit, since a topic is often read from its start, which would send its backlog to `onFailure`
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-retry-configurations.html
   */
  readonly maxRecordAge?: Duration;

  /**
   * Schema registry that validates the records, made with `GlueSchemaRegistry` or `ConfluentSchemaRegistry` of
   * aws-cdk-lib, which adds its own permissions. Requires `provisionedPollerConfig`.
   * @default - none, records arrive as they were written
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-consume-kafka-events.html
   */
  readonly schemaRegistryConfig?: lambda.ISchemaRegistry;

  /**
   * Level of the logs that the pollers write to the log group of the function. Requires `provisionedPollerConfig`.
   * @default - no logs, since they are charged
   * @see https://docs.aws.amazon.com/lambda/latest/dg/esm-logging.html
   */
  readonly logLevel?: lambda.EventSourceMappingLogLevel;

  /**
   * Metrics of the event source mapping beyond the free ones: `EVENT_COUNT`, `ERROR_COUNT` and `KAFKA_METRICS` of
   * `MetricType`.
   * @default - none, since they are charged
   * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
   */
  readonly metricsConfig?: lambda.MetricsConfig;

  /**
   * Where discarded records are sent: a queue or SNS topic (a pointer to the records), a bucket (the records
   * themselves), or with provisioned pollers another Kafka topic of the same cluster (the records themselves).
   *
   * The pollers have to reach it from the VPC of the cluster, through a NAT gateway or an endpoint.
   *
   * @default Destination.newQueue() - an encrypted queue with TLS only, a retention period of 14 days and an alarm on
   * its depth
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure.html
   */
  readonly onFailure?: Destination;
}
