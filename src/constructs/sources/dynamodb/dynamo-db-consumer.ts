import { CfnResource, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import {
  DYNAMODB_CONSUME_ACTIONS, DYNAMODB_FILTER_KEYS, DYNAMODB_STARTING_POSITIONS,
} from '../../../sources/dynamodb/facts';
import { DestinationHandle } from '../../destinations/destination-handle';
import { overriddenProperty } from '../../wiring/overridden-property';
import { refuseOtherKinds } from '../../wiring/prop-kinds';
import { checkedProps } from '../../wiring/props';
import { refuse, whereIs } from '../../wiring/refuse';
import { MappingSource } from '../mapping/mapping';
import { readStatements } from '../mapping/read-statements';
import { createStreamMapping } from '../stream/stream-mapping';
import { streamSettings } from '../stream/stream-settings';
import { DynamoDbConsumerProps } from './dynamo-db-consumer-props';

/**
 * A function that consumes the stream of a DynamoDB table. A bad record blocks its shard for a limited time, and
 * discarded records have an exit.
 *
 * The stream keeps a record for one day. A failure queue or topic receives a pointer (shard and sequence numbers) to
 * records, which have to be read within that day. A bucket receives the records themselves.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 *
 * @example
 * new DynamoDbConsumer(this, 'Changes', {
 *   handler,
 *   table,
 *   onFailure: Destination.bucket(bucket),
 * });
 */
@propertyInjectable
export class DynamoDbConsumer extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.DynamoDbConsumer';

  /**
   * The UUID of the mapping from the table's stream to the function. The mapping itself is `node.defaultChild`, a
   * `lambda.CfnEventSourceMapping`.
   */
  public readonly eventSourceMappingId: string;

  /**
   * The ARN of the mapping from the table's stream to the function.
   */
  public readonly eventSourceMappingArn: string;

  /**
   * Where discarded records are sent.
   */
  public readonly failureDestination: DestinationHandle;

  /**
   * The queue of `failureDestination`. Not set when that is a topic, a bucket, or a destination object of aws-cdk-lib.
   */
  public readonly failureQueue?: sqs.IQueue;

  /**
   * The alarm of `failureDestination`. Not set when that is not a `FailureQueue`, or its alarm is not enabled.
   */
  public readonly failureAlarm?: cloudwatch.Alarm;

  /**
   * @throws `DeliveryError` if the table has no stream, AWS would reject a setting, or two settings contradict each
   * other
   */
  constructor(scope: Construct, id: string, props: DynamoDbConsumerProps) {
    super(scope, id);
    props = checkedProps(this, props);
    const source = tableSource(this, props);
    const settings = streamSettings(this, props, DYNAMODB_STARTING_POSITIONS);
    const { mapping, failureDestination } = createStreamMapping(this, props, source, () => ({ settings }));
    this.eventSourceMappingId = mapping.ref;
    this.eventSourceMappingArn = mapping.attrEventSourceMappingArn;
    this.failureDestination = failureDestination;
    this.failureQueue = failureDestination.queue;
    this.failureAlarm = failureDestination.failureAlarm;
  }
}

function tableSource(consumer: Construct, { table }: DynamoDbConsumerProps): MappingSource {
  if (table === undefined) {
    refuse(consumer, {
      prop: 'table',
      fact: 'is left out',
      consequence: 'There is no stream to read',
      fix: 'Give a table that has a stream',
    });
  }
  refuseOtherKinds(consumer, { table }, { table: ['table', 'There is no stream to read'] });
  const arn = streamArn(table) ?? refuse(consumer, {
    prop: 'table',
    fact: `${whereIs(table)} has no stream`,
    consequence: 'There is nothing for Lambda to read',
    fix: 'Set stream: StreamViewType.NEW_AND_OLD_IMAGES on a Table, dynamoStream on a TableV2, '
      + 'or import it with Table.fromTableAttributes(…, { tableArn, tableStreamArn })',
  });
  refuseUnknownStream(consumer, table, arn);
  return {
    prop: 'table',
    name: whereIs(table),
    construct: table,
    region: table.env.region,
    arn,
    statements: readStatements(DYNAMODB_CONSUME_ACTIONS, arn, table.encryptionKey),
    filterKeys: DYNAMODB_FILTER_KEYS,
  };
}

/** A replica of a `TableV2` tells how the ARNs of its streams begin. */
function refuseUnknownStream(consumer: Construct, table: dynamodb.ITable, arn: string): void {
  if (!arn.includes('*')) return;
  refuse(consumer, {
    prop: 'table',
    fact: `${whereIs(table)} has no ARN of one stream, but ${arn.slice(arn.lastIndexOf('/stream/'))} for all of them`,
    consequence: 'AWS rejects the event source mapping',
    fix: 'Import the replica with its stream: TableV2.fromTableAttributes(…, { tableArn, tableStreamArn })',
  });
}

/** A `TableV2` returns the ARN of a stream even if it has none, so its resource decides. */
function streamArn(table: dynamodb.ITable): string | undefined {
  const resource = table.node.defaultChild;
  if (!CfnResource.isCfnResource(resource) || !('streamSpecification' in resource)) return table.tableStreamArn;
  const own = resource as dynamodb.CfnTable | dynamodb.CfnGlobalTable;
  const hasStream = Stack.of(resource).resolve(overriddenProperty(own, 'streamSpecification')) !== undefined;
  return hasStream ? table.tableStreamArn ?? own.attrStreamArn : undefined;
}
