/** Events that Lambda polls: each becomes an event source mapping, and its role gets what it needs to read the source. */
import { JsonObject, own } from '../json';
import { Expand, SamEvent } from './event';
import { allow, Made, picked, resource } from './resources';

const COPIED = [
  'BatchSize', 'BisectBatchOnFunctionError', 'Enabled', 'FilterCriteria', 'FunctionResponseTypes', 'KmsKeyArn', 'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds', 'MaximumRetryAttempts', 'MetricsConfig', 'ParallelizationFactor', 'ProvisionedPollerConfig', 'Queues', 'ScalingConfig',
  'SchemaRegistryConfig', 'SourceAccessConfigurations', 'StartingPosition', 'StartingPositionTimestamp', 'Topics', 'TumblingWindowInSeconds',
];

/** What each kind calls its source, and the policy of AWS that its role gets. */
function polled(source: string, managed?: string): Expand {
  return (event) => made(event, { EventSourceArn: event.properties[source] }, managed);
}

export const MAPPING_EVENTS: ReadonlyMap<string, Expand> = new Map<string, Expand>([
  ['SQS', polled('Queue', 'AWSLambdaSQSQueueExecutionRole')],
  ['Kinesis', polled('Stream', 'AWSLambdaKinesisExecutionRole')],
  ['DynamoDB', polled('Stream', 'AWSLambdaDynamoDBExecutionRole')],
  ['MSK', (event) => made(event, {
    EventSourceArn: event.properties.Stream, ...group('AmazonManagedKafkaEventSourceConfig', event),
  }, 'AWSLambdaMSKExecutionRole')],
  ['SelfManagedKafka', (event) => made(event, {
    SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: event.properties.KafkaBootstrapServers } },
    ...group('SelfManagedKafkaEventSourceConfig', event),
  })],
  ['MQ', (event) => withStatements(polled('Broker')(event), allow('mq:DescribeBroker', event.properties.Broker), ...secrets(event))],
  ['DocumentDB', (event) => withStatements(
    made(event, { EventSourceArn: event.properties.Cluster, DocumentDBEventSourceConfig: picked(event.properties, ['DatabaseName', 'CollectionName', 'FullDocument']) }),
    allow(['rds:DescribeDBClusters', 'rds:DescribeDBClusterParameters', 'rds:DescribeDBSubnetGroups'], '*'),
    ...secrets(event),
  )],
]);

function made({ id, properties, target }: SamEvent, source: JsonObject, managed?: string): Made {
  const destination = own(own(properties.DestinationConfig, 'OnFailure'), 'Destination');
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
    statements: destination === undefined ? [] : deliveryGrants(own(own(properties.DestinationConfig, 'OnFailure'), 'Type'), destination),
  };
}

const DELIVERY_ACTIONS: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['SQS', ['sqs:SendMessage']], ['SNS', ['sns:Publish']], ['Lambda', ['lambda:InvokeFunction']], ['EventBridge', ['events:PutEvents']],
]);

/** What SAM grants for a destination of the type that is named; a mapping's bucket is `S3`, that of an invocation `S3Bucket`. */
export function deliveryGrants(type: unknown, on: unknown): readonly JsonObject[] {
  if (type === 'S3' || type === 'S3Bucket') return [allow('s3:PutObject', { 'Fn::Join': ['/', [on, '*']] }), allow('s3:ListBucket', on)];
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
