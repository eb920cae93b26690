/**
 * Expands events that Lambda polls: each becomes an event source mapping, and the role gets permissions to read the
 * source.
 */
import { JsonObject, own } from '../json';
import { Expand, SamEvent } from './event';
import { brokerGrants, documentGrants, failureGrants, mskGrants, selfManagedGrants } from './mapping-grants';
import { Made, made, mergeMade, picked } from './resources';

const COPIED = [
  'BatchSize', 'BisectBatchOnFunctionError', 'DestinationConfig', 'Enabled', 'FilterCriteria', 'FunctionResponseTypes',
  'KmsKeyArn', 'LoggingConfig', 'MaximumBatchingWindowInSeconds', 'MaximumRecordAgeInSeconds', 'MaximumRetryAttempts',
  'MetricsConfig', 'ParallelizationFactor', 'ProvisionedPollerConfig', 'Queues', 'ScalingConfig',
  'SourceAccessConfigurations', 'StartingPosition', 'StartingPositionTimestamp', 'Topics', 'TumblingWindowInSeconds',
];

/** Takes the property that names the source and the managed policy that the role gets. */
function polled(source: string, managed: string): Expand {
  return (event) => mergeMade(
    mapping(event, { EventSourceArn: event.properties[source] }), { resources: {}, managed: [managed] },
  );
}

export const MAPPING_EVENTS: ReadonlyMap<string, Expand> = new Map<string, Expand>([
  ['SQS', polled('Queue', 'AWSLambdaSQSQueueExecutionRole')],
  ['Kinesis', polled('Stream', 'AWSLambdaKinesisExecutionRole')],
  ['DynamoDB', polled('Stream', 'AWSLambdaDynamoDBExecutionRole')],
  ['MSK', (event) => ({
    ...mapping(event, { EventSourceArn: event.properties.Stream, ...kafka('AmazonManagedKafkaEventSourceConfig', event) }, mskGrants),
    managed: ['AWSLambdaMSKExecutionRole'],
  })],
  ['SelfManagedKafka', (event) => mapping(event, {
    SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: event.properties.KafkaBootstrapServers } },
    ...kafka('SelfManagedKafkaEventSourceConfig', event),
  }, selfManagedGrants)],
  ['MQ', (event) => mapping(event, { EventSourceArn: event.properties.Broker }, brokerGrants)],
  ['DocumentDB', (event) => mapping(event, {
    EventSourceArn: event.properties.Cluster,
    DocumentDBEventSourceConfig: picked(event.properties, ['DatabaseName', 'CollectionName', 'FullDocument']),
  }, documentGrants)],
]);

type Grants = (properties: JsonObject) => readonly JsonObject[];

function mapping({ id, properties, target }: SamEvent, source: JsonObject, grants: Grants = () => []): Made {
  const { DestinationConfig, ...settings } = picked(properties, COPIED);
  return {
    ...made(id, 'AWS::Lambda::EventSourceMapping', {
      ...settings, ...source, FunctionName: target.name, ...destination(DestinationConfig),
    }),
    statements: [...grants(properties), ...failureGrants(own(DestinationConfig, 'OnFailure'))],
  };
}

/** The type of the destination tells SAM alone what to grant. */
function destination(config: unknown): JsonObject {
  const arn = own(own(config, 'OnFailure'), 'Destination');
  return arn === undefined ? {} : { DestinationConfig: { OnFailure: { Destination: arn } } };
}

function kafka(name: string, { properties }: SamEvent): JsonObject {
  const settings = picked(properties, ['ConsumerGroupId', 'SchemaRegistryConfig']);
  return Object.keys(settings).length === 0 ? {} : { [name]: settings };
}
