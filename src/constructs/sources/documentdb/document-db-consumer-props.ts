import { Duration } from 'aws-cdk-lib';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { EventSourceConsumerProps } from '../mapping/event-source-consumer-props';

/**
 * Props of a function that consumes the change stream of a DocumentDB cluster.
 *
 * Lambda supports no filters, on-failure destination, retry limits or partial batch responses for DocumentDB.
 */
export interface DocumentDbConsumerProps extends EventSourceConsumerProps {
  /**
   * The cluster: a `DatabaseCluster`, a `CfnDBCluster`, or the construct of another library that refers to one. Not
   * together with `clusterArn`. Its change streams have to be enabled in the database, for each collection.
   * @default - `clusterArn` is required
   * @see https://docs.aws.amazon.com/documentdb/latest/developerguide/change_streams.html
   */
  readonly cluster?: docdb.IDBClusterRef;

  /**
   * The ARN of the cluster, which is of this account and Region. Not together with `cluster`.
   * @default - `cluster` is required
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly clusterArn?: string;

  /**
   * Name of the database, up to 63 characters.
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_DocumentDBEventSourceConfig.html
   */
  readonly databaseName: string;

  /**
   * Name of the collection, up to 57 characters.
   * @default - all collections of the database
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_DocumentDBEventSourceConfig.html
   */
  readonly collectionName?: string;

  /**
   * The secret with the user name and the password that Lambda logs in to the cluster with, such as `secret` of a
   * `DatabaseCluster`. The role of the handler is allowed to read it, and to decrypt it with its customer managed key.
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html
   */
  readonly secret: secretsmanager.ISecret;

  /**
   * Whether the event of an update has the whole document, as it is when Lambda reads it, and not the change alone.
   * Lambda drops an event above 6 MB.
   * @default false - the change alone, the default of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_DocumentDBEventSourceConfig.html
   */
  readonly fullDocument?: boolean;

  /**
   * Where Lambda starts to read when the event source mapping is created. A change replaces the mapping.
   * @default StartingPosition.TRIM_HORIZON - LATEST can miss changes for minutes while a mapping is created or updated
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
   * Maximum number of changes in a batch, 1 to 10,000. The payload of an invocation has at most 6 MB.
   * @default 100 - the default of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly batchSize?: number;

  /**
   * Maximum time to gather a batch, 0 to 300 whole seconds. Once it is set, the half second of Lambda cannot be restored
   * without a new mapping.
   * @default - half a second, the default of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly maxBatchingWindow?: Duration;
}
