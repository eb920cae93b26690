/**
 * Expands events that Lambda polls: each becomes an event source mapping, and the role gets permissions to read the
 * source.
 */
import { JsonObject, own } from '../json';
import { Expand, SamEvent } from './event';
import { allow, Made, picked, resource } from './resources';

const COPIED = [
  'BatchSize', 'BisectBatchOnFunctionError', 'Enabled', 'FilterCriteria', 'FunctionResponseTypes', 'KmsKeyArn',
  'MaximumBatchingWindowInSeconds', 'MaximumRecordAgeInSeconds', 'MaximumRetryAttempts', 'MetricsConfig',
  'ParallelizationFactor', 'ProvisionedPollerConfig', 'Queues', 'ScalingConfig', 'SchemaRegistryConfig',
  'SourceAccessConfigurations', 'StartingPosition', 'StartingPositionTimestamp', 'Topics', 'TumblingWindowInSeconds',
];

/** Takes the property that names the source and the managed policy that the role gets. */
function polled(source: string, managed?: string): Expand {
  return (event) => mapping(event, { EventSourceArn: event.properties[source] }, managed);
}

export const MAPPING_EVENTS: ReadonlyMap<string, Expand> = new Map<string, Expand>([
  ['SQS', polled('Queue', 'AWSLambdaSQSQueueExecutionRole')],
  ['Kinesis', polled('Stream', 'AWSLambdaKinesisExecutionRole')],
  ['DynamoDB', polled('Stream', 'AWSLambdaDynamoDBExecutionRole')],
  ['MSK', (event) => mapping(event, {
    EventSourceArn: event.properties.Stream, ...group('AmazonManagedKafkaEventSourceConfig', event),
  }, 'AWSLambdaMSKExecutionRole')],
  ['SelfManagedKafka', (event) => mapping(event, {
    SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: event.properties.KafkaBootstrapServers } },
    ...group('SelfManagedKafkaEventSourceConfig', event),
  })],
  ['MQ', (event) => withStatements(polled('Broker')(event), allow('mq:DescribeBroker', event.properties.Broker), ...secrets(event))],
  ['DocumentDB', (event) => withStatements(
    mapping(event, {
      EventSourceArn: event.properties.Cluster,
      DocumentDBEventSourceConfig: picked(event.properties, ['DatabaseName', 'CollectionName', 'FullDocument']),
    }),
    allow(['rds:DescribeDBClusters', 'rds:DescribeDBClusterParameters', 'rds:DescribeDBSubnetGroups'], '*'),
    ...secrets(event),
  )],
]);

function mapping({ id, properties, target }: SamEvent, source: JsonObject, managed?: string): Made {
  const onFailure = own(properties.DestinationConfig, 'OnFailure');
  const destination = own(onFailure, 'Destination');
  return {
    resources: {
      [id]: resource('AWS::Lambda::EventSourceMapping', {
        ...picked(properties, COPIED),
        ...source,
        FunctionName: target,
        ...(destination === undefined ? {} : { DestinationConfig: { OnFailure: { Destination: destination } } }),
      }),
    },
    ...(managed === undefined ? {} : { managed: [managed] }),
    statements: destination === undefined ? [] : deliveryGrants(own(onFailure, 'Type'), destination),
  };
}

const DELIVERY_ACTIONS: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['SQS', ['sqs:SendMessage']], ['SNS', ['sns:Publish']], ['Lambda', ['lambda:InvokeFunction']], ['EventBridge', ['events:PutEvents']],
]);

/**
 * The statements that SAM adds for a destination. The type of a bucket is `S3` in a mapping and `S3Bucket` in an invoke
 * config.
 */
export function deliveryGrants(type: unknown, on: unknown): readonly JsonObject[] {
  if (type === 'S3' || type === 'S3Bucket') {
    return [allow('s3:PutObject', { 'Fn::Join': ['/', [on, '*']] }), allow('s3:ListBucket', on)];
  }
  return [allow(DELIVERY_ACTIONS.get(type) ?? [], on)];
}

function group(name: string, { properties }: SamEvent): JsonObject {
  const settings = picked(properties, ['ConsumerGroupId', 'ConsumptionMode']);
  return Object.keys(settings).length === 0 ? {} : { [name]: settings };
}

function secrets({ properties }: SamEvent): readonly JsonObject[] {
  const all = properties.SourceAccessConfigurations;
  return (Array.isArray(all) ? all : []).map((access) => allow('secretsmanager:GetSecretValue', own(access, 'URI')));
}

function withStatements(base: Made, ...statements: readonly JsonObject[]): Made {
  return { ...base, statements: [...base.statements ?? [], ...statements] };
}
