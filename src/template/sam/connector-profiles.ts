/**
 * Lists the permissions that a connector grants for each pair of types, as far as delivery needs them. SAM refuses
 * other pairs.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html
 */
export interface ConnectorProfile {
  /** The policy that holds the permission: of a role, or of the function, queue or topic. */
  readonly in: 'source-role' | 'destination-role' | 'function' | 'queue' | 'topic';
  readonly Read?: readonly string[];
  readonly Write?: readonly string[];
  /** The ends of the allowed ARNs, after the ARN of the other end. */
  readonly behind?: readonly string[];
  /** The service that may act on the destination. */
  readonly service?: string;
}

const OBJECTS: ConnectorProfile = {
  in: 'source-role',
  Read: ['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket', 's3:ListBucketVersions'],
  Write: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObject', 's3:RestoreObject'],
  behind: ['', '/*'],
};
const ITEMS: ConnectorProfile = {
  in: 'source-role',
  Read: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan', 'dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem'],
  Write: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'],
  behind: ['', '/index/*'],
};
const INVOKE: ConnectorProfile = { in: 'source-role', Write: ['lambda:InvokeAsync', 'lambda:InvokeFunction'] };
const PUT_EVENTS: ConnectorProfile = { in: 'source-role', Write: ['events:PutEvents'] };
const PUBLISH: ConnectorProfile = { in: 'source-role', Write: ['sns:Publish'] };
const RUN: ConnectorProfile = {
  in: 'source-role',
  Read: ['states:DescribeStateMachine', 'states:ListExecutions'],
  Write: ['states:StartExecution'],
};

const invokedBy = (service: string): ConnectorProfile => ({ in: 'function', Write: ['lambda:InvokeFunction'], service });
const sentBy = (service: string): ConnectorProfile => ({ in: 'queue', Write: ['sqs:SendMessage'], service });

const FUNCTION = 'AWS::Lambda::Function';
const MACHINE = 'AWS::StepFunctions::StateMachine';
const RULE = 'AWS::Events::Rule';
const BUS = 'AWS::Events::EventBus';
const QUEUE = 'AWS::SQS::Queue';
const TOPIC = 'AWS::SNS::Topic';
const TABLE = 'AWS::DynamoDB::Table';
const BUCKET = 'AWS::S3::Bucket';
const DATA_SOURCE = 'AWS::AppSync::DataSource';

const PAIRS: readonly (readonly [source: string, destination: string, profile: ConnectorProfile])[] = [
  [TABLE, FUNCTION, {
    in: 'destination-role',
    Read: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
    behind: ['/stream/*'],
  }],
  [QUEUE, FUNCTION, { in: 'destination-role', Read: ['sqs:ReceiveMessage', 'sqs:GetQueueAttributes'], Write: ['sqs:DeleteMessage'] }],
  [RULE, FUNCTION, invokedBy('events')],
  [TOPIC, FUNCTION, invokedBy('sns')],
  [BUCKET, FUNCTION, invokedBy('s3')],
  ['AWS::ApiGateway::RestApi', FUNCTION, invokedBy('apigateway')],
  ['AWS::ApiGatewayV2::Api', FUNCTION, invokedBy('apigateway')],
  ['AWS::AppSync::GraphQLApi', FUNCTION, invokedBy('appsync')],
  [RULE, QUEUE, sentBy('events')],
  [TOPIC, QUEUE, sentBy('sns')],
  [RULE, TOPIC, { in: 'topic', Write: ['sns:Publish'], service: 'events' }],
  [RULE, BUS, PUT_EVENTS],
  [RULE, MACHINE, { in: 'source-role', Write: ['states:StartExecution'] }],
  [FUNCTION, FUNCTION, INVOKE],
  [FUNCTION, BUCKET, OBJECTS],
  [FUNCTION, TABLE, ITEMS],
  [FUNCTION, QUEUE, {
    in: 'source-role',
    Read: ['sqs:ReceiveMessage', 'sqs:GetQueueAttributes'],
    Write: ['sqs:DeleteMessage', 'sqs:SendMessage', 'sqs:ChangeMessageVisibility', 'sqs:PurgeQueue'],
  }],
  [FUNCTION, TOPIC, PUBLISH],
  [FUNCTION, MACHINE, RUN],
  [FUNCTION, BUS, PUT_EVENTS],
  [FUNCTION, 'AWS::Location::PlaceIndex', { in: 'source-role', Read: ['geo:DescribePlaceIndex'] }],
  [MACHINE, FUNCTION, INVOKE],
  [MACHINE, TOPIC, PUBLISH],
  [MACHINE, QUEUE, { in: 'source-role', Write: ['sqs:SendMessage'] }],
  [MACHINE, BUCKET, OBJECTS],
  [MACHINE, TABLE, ITEMS],
  [MACHINE, MACHINE, RUN],
  [MACHINE, BUS, PUT_EVENTS],
  [DATA_SOURCE, TABLE, ITEMS],
  [DATA_SOURCE, FUNCTION, { ...INVOKE, behind: ['', ':*'] }],
  [DATA_SOURCE, BUS, PUT_EVENTS],
];

const PROFILES: ReadonlyMap<string, ConnectorProfile> = new Map(
  PAIRS.map(([source, destination, profile]) => [`${source} ${destination}`, profile]),
);

export function profileOf(source: string | undefined, destination: string | undefined): ConnectorProfile | undefined {
  return PROFILES.get(`${source} ${destination}`);
}
