/** Every type of event of a SAM function, with the settings that change what SAM makes of it. */
import { arn, Json, ref, sub } from './template';

const DEAD = { DeadLetterConfig: { Arn: arn('Dead') } };
const CLUSTER = 'arn:aws:kafka:eu-west-1:111122223333:cluster/clicks/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9-1';
const BROKER = 'arn:aws:mq:eu-west-1:111122223333:broker:jobs:b-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const DOCUMENTS = sub('arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Store}');
const BASIC = { Type: 'BASIC_AUTH', URI: ref('Login') };
const KEY = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const failure = (type: string | undefined, destination: unknown): Json => (
  { DestinationConfig: { OnFailure: { ...(type === undefined ? {} : { Type: type }), Destination: destination } } }
);
const REGISTRY = {
  SchemaRegistryConfig: {
    SchemaRegistryURI: 'arn:aws:glue:eu-west-1:111122223333:registry/clicks',
    EventRecordFormat: 'JSON',
    SchemaValidationConfigs: [{ Attribute: 'VALUE' }],
    AccessConfigs: [{ Type: 'BASIC_AUTH', URI: ref('Login') }],
  },
};

const STREAM = { Stream: arn('Clicks'), StartingPosition: 'TRIM_HORIZON' };
const TABLE = { Stream: { 'Fn::GetAtt': ['Items', 'StreamArn'] }, StartingPosition: 'TRIM_HORIZON' };
const MSK = { Stream: CLUSTER, StartingPosition: 'LATEST', Topics: ['clicks'] };
const BROKERS = {
  KafkaBootstrapServers: ['one.example.com:9092'],
  Topics: ['clicks'],
  SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: ref('Login') }],
};
const PATTERN = { Pattern: { source: ['shop'] } };
const RATE = { ScheduleExpression: 'rate(1 hour)' };

const onRule = (pattern: Json): Record<string, Json> => ({
  'plain': pattern,
  'dead-letter queue': { ...pattern, ...DEAD, RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 600 } },
  'dead-letter queue of SAM': { ...pattern, DeadLetterConfig: { Type: 'SQS' } },
  'dead-letter queue of SAM with a name': { ...pattern, DeadLetterConfig: { Type: 'SQS', QueueLogicalId: 'Kept' } },
  'disabled': { ...pattern, State: 'DISABLED' },
  'not enabled': { ...pattern, Enabled: false },
});

const BUS_RULES = {
  ...onRule(PATTERN),
  'bus': { ...PATTERN, EventBusName: ref('Bus'), RuleName: 'orders-placed' },
  'target with an id': { ...PATTERN, Target: { Id: 'mine' }, InputPath: '$.detail' },
};

/** By type, then by what is special. */
export const EVENT_VARIANTS: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  AlexaSkill: { 'plain': {}, 'of one skill': { SkillId: 'amzn1.ask.skill.0a1b' } },
  Api: { plain: { Path: '/orders', Method: 'get' }, timeout: { Path: '/orders/{id}', Method: 'ANY', TimeoutInMillis: 2000 } },
  CloudWatchEvent: BUS_RULES,
  CloudWatchLogs: { plain: { LogGroupName: ref('Logs'), FilterPattern: 'ERROR' }, name: { LogGroupName: '/shop/orders', FilterPattern: '' } },
  Cognito: { 'plain': { UserPool: ref('Pool'), Trigger: 'PreSignUp' }, 'two triggers': { UserPool: ref('Pool'), Trigger: ['PreSignUp', 'CustomMessage'] } },
  DocumentDB: {
    plain: { Cluster: DOCUMENTS, DatabaseName: 'shop', StartingPosition: 'TRIM_HORIZON', SourceAccessConfigurations: [BASIC] },
    key: {
      Cluster: DOCUMENTS,
      DatabaseName: 'shop',
      CollectionName: 'orders',
      FullDocument: 'UpdateLookup',
      StartingPosition: 'LATEST',
      SourceAccessConfigurations: [BASIC],
      SecretsManagerKmsKeyId: KEY,
    },
  },
  DynamoDB: {
    'plain': TABLE,
    'failure queue': { ...TABLE, MaximumRetryAttempts: 3, BisectBatchOnFunctionError: true, ...failure('SQS', arn('Dead')) },
    'failure queue without a type': { ...TABLE, ...failure(undefined, arn('Dead')) },
  },
  EventBridgeRule: BUS_RULES,
  HttpApi: { plain: {}, path: { Path: '/orders', Method: 'post' }, timeout: { Path: '/orders', Method: 'any', TimeoutInMillis: 2000 } },
  IoTRule: { plain: { Sql: 'SELECT * FROM "orders"' } },
  Kinesis: {
    'plain': STREAM,
    'failure topic': { ...STREAM, MaximumRecordAgeInSeconds: 3600, ...failure('SNS', ref('News')) },
    'failure bucket': { ...STREAM, ...failure('S3', arn('Uploads')) },
    'failure bucket without a type': { ...STREAM, ...failure(undefined, arn('Uploads')) },
    'window': { ...STREAM, TumblingWindowInSeconds: 60, ParallelizationFactor: 2, FunctionResponseTypes: ['ReportBatchItemFailures'] },
  },
  MQ: {
    'plain': { Broker: BROKER, Queues: ['jobs'], SourceAccessConfigurations: [BASIC] },
    'host and key': {
      Broker: BROKER,
      Queues: ['jobs'],
      SourceAccessConfigurations: [BASIC, { Type: 'VIRTUAL_HOST', URI: '/' }],
      SecretsManagerKmsKeyId: KEY,
      DynamicPolicyName: true,
    },
  },
  MSK: {
    'plain': MSK,
    'certificate': { ...MSK, ConsumerGroupId: 'clicks', SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: ref('Login') }] },
    'password': { ...MSK, SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: ref('Login') }] },
    'schema registry': { ...MSK, ...REGISTRY, ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 3 } },
    'failure topic of the cluster': { ...MSK, ...failure('Kafka', 'kafka://failed') },
  },
  S3: {
    'plain': { Bucket: ref('Uploads'), Events: 's3:ObjectCreated:*' },
    'two events': { Bucket: ref('Uploads'), Events: ['s3:ObjectCreated:Put', 's3:ObjectRemoved:*'] },
    'filter': {
      Bucket: ref('Uploads'),
      Events: 's3:ObjectCreated:*',
      Filter: { S3Key: { Rules: [{ Name: 'suffix', Value: '.png' }] } },
    },
  },
  Schedule: { ...onRule({ Schedule: 'rate(1 hour)' }), name: { Schedule: 'rate(1 day)', Name: 'daily' } },
  ScheduleV2: {
    'plain': RATE,
    'dead-letter queue': { ...RATE, ...DEAD, RetryPolicy: { MaximumRetryAttempts: 3 } },
    'dead-letter queue of SAM': { ...RATE, DeadLetterConfig: { Type: 'SQS' } },
    'dead-letter queue of SAM with a name': { ...RATE, DeadLetterConfig: { Type: 'SQS', QueueLogicalId: 'Kept' } },
    'own role': { ...RATE, RoleArn: arn('OwnRole') },
    'boundary': { ...RATE, PermissionsBoundary: 'arn:aws:iam::111122223333:policy/limits', State: 'DISABLED', OmitName: true },
    'group': { ...RATE, GroupName: 'reports', Name: 'hourly' },
  },
  SelfManagedKafka: {
    'plain': BROKERS,
    'network and certificate': {
      ...BROKERS,
      ConsumerGroupId: 'clicks',
      SecretsManagerKmsKeyId: KEY,
      SourceAccessConfigurations: [
        ...BROKERS.SourceAccessConfigurations,
        { Type: 'SERVER_ROOT_CA_CERTIFICATE', URI: ref('Login') },
        { Type: 'VPC_SUBNET', URI: 'subnet:subnet-0a1b2c3d' },
        { Type: 'VPC_SECURITY_GROUP', URI: 'security_group:sg-0a1b2c3d' },
      ],
    },
    'schema registry': { ...BROKERS, ...REGISTRY, StartingPosition: 'LATEST' },
  },
  SNS: {
    'plain': { Topic: ref('News') },
    'filter': { Topic: ref('News'), FilterPolicy: { kind: ['order'] }, FilterPolicyScope: 'MessageBody', RedrivePolicy: { deadLetterTargetArn: arn('Dead') } },
    'Region': { Topic: 'arn:aws:sns:us-east-1:111122223333:news', Region: 'us-east-1' },
    'queue of SAM': { Topic: ref('News'), SqsSubscription: true },
    'queue of SAM on a FIFO topic': { Topic: ref('Ordered'), SqsSubscription: true },
    'no queue': { Topic: ref('News'), SqsSubscription: false },
    'own queue': { Topic: ref('News'), SqsSubscription: { QueueArn: arn('Jobs'), QueueUrl: ref('Jobs'), BatchSize: 5, Enabled: false } },
    'own queue, policy with a name': { Topic: ref('News'), SqsSubscription: { QueueArn: arn('Jobs'), QueueUrl: ref('Jobs'), QueuePolicyLogicalId: 'JobsPolicy' } },
  },
  SQS: {
    plain: { Queue: arn('Jobs') },
    settings: { Queue: arn('Jobs'), BatchSize: 1, Enabled: false, ScalingConfig: { MaximumConcurrency: 5 }, FunctionResponseTypes: ['ReportBatchItemFailures'] },
    filter: { Queue: arn('Jobs'), FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["order"]}}' }] } },
  },
};
