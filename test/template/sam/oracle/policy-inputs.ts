/** Every form of `Policies`, of a function that needs a permission for each kind of exit. */
import { HARMLESS_TEMPLATES, POLICY_TEMPLATES } from '../../../../src/template/sam/policy-templates';
import { arn, Json, ref, resource, withFunction } from './template';

/** Parameters of all policy templates: SAM takes those that it asks for. */
const PARAMETERS: Json = {
  QueueName: { 'Fn::GetAtt': ['Dead', 'QueueName'] },
  TopicName: { 'Fn::GetAtt': ['News', 'TopicName'] },
  BucketName: ref('Uploads'),
  StreamName: '*',
  TableName: ref('Items'),
  EventBusName: ref('Bus'),
  FunctionName: ref('Other'),
  KeyId: ref('Key'),
  SecretArn: ref('Login'),
};
const FURTHER = `
AccessPoint CertificateArn ClusterId CollectionId DeliveryStreamName DomainName EndpointConfigName EndpointName FileSystem HostedZoneId
IdentityName ImageId LexiconName LogGroupName ParameterName PinpointApplicationId PipelineName RepositoryName StateMachineName
TaskDefinition TemplateName WorkGroupName
`.trim().split(/\s+/);

/** The function polls a stream and a table, and its queue, topic, bucket, bus or function takes what fails. */
const EXITS: Readonly<Record<string, unknown>> = {
  queue: arn('Dead'), topic: ref('News'), bucket: arn('Uploads'), bus: arn('Bus'), function: arn('Other'),
};

function app(policies: unknown, exit: unknown): Json {
  const mapping = (source: unknown): Json => resource('AWS::Lambda::EventSourceMapping', {
    FunctionName: ref('Fn'), EventSourceArn: source, StartingPosition: 'TRIM_HORIZON',
  });
  const more = {
    Key: resource('AWS::KMS::Key'),
    Dead: resource('AWS::SQS::Queue', { KmsMasterKeyId: arn('Key') }),
    Config: resource('AWS::Lambda::EventInvokeConfig', {
      FunctionName: ref('Fn'), Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination: exit } },
    }),
    FromTable: mapping({ 'Fn::GetAtt': ['Items', 'StreamArn'] }),
    FromStream: mapping(arn('Clicks')),
    FromQueue: resource('AWS::Lambda::EventSourceMapping', { FunctionName: ref('Fn'), EventSourceArn: arn('Jobs') }),
    Own: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: { Version: '2012-10-17', Statement: [STATEMENT] } }),
  };
  return withFunction(policies === undefined ? {} : { Policies: policies }, {}, {}, more);
}

const STATEMENT = { Effect: 'Allow', Action: ['sqs:SendMessage', 'sns:Publish'], Resource: '*' };
const DOCUMENT = { Version: '2012-10-17', Statement: [STATEMENT] };
const SEND = { SQSSendMessagePolicy: { QueueName: PARAMETERS.QueueName } };
const NONE = ref('AWS::NoValue');
const either = (yes: unknown, no: unknown): Json => ({ 'Fn::If': ['IsProd', yes, no] });

const FORMS: Readonly<Record<string, unknown>> = {
  'none': undefined,
  'a name': 'AmazonSQSFullAccess',
  'a name in a list': ['AmazonSQSFullAccess', 'AmazonKinesisReadOnlyAccess'],
  'an ARN': ['arn:aws:iam::aws:policy/AmazonSQSFullAccess'],
  'a managed policy of the template': [ref('Own')],
  'names of the service role': ['AWSLambdaKinesisExecutionRole', 'AWSLambdaDynamoDBExecutionRole', 'AWSLambdaSQSQueueExecutionRole', 'AWSLambdaRole'],
  'names outside the path of service roles': ['AWSLambda_FullAccess', 'AWSLambdaExecute', 'AWSLambdaInvocation-DynamoDB'],
  'a name that SAM does not know': ['SomethingOfOurs'],
  'a document': DOCUMENT,
  'a document in a list': [DOCUMENT],
  'a statement that is no list': [{ Statement: STATEMENT }],
  'a template and a document': [SEND, DOCUMENT],
  'a template under a condition': [either(SEND, NONE)],
  'a template under the other condition': [either(NONE, SEND)],
  'templates under both conditions': [either(SEND, { KMSDecryptPolicy: { KeyId: ref('Key') } })],
  'a document under a condition': [either(DOCUMENT, NONE)],
  'a name under a condition': [either('AmazonSQSFullAccess', NONE)],
  'names under both conditions': [either('AmazonSQSFullAccess', 'AmazonSNSFullAccess')],
};

export const POLICY_INPUTS: Readonly<Record<string, Json>> = {
  ...Object.fromEntries(Object.entries(FORMS).map(([name, policies]) => [`policies: ${name}`, app(policies, arn('Dead'))])),
  ...Object.fromEntries([...POLICY_TEMPLATES.keys()].flatMap((name) => Object.entries(EXITS).map(([exit, destination]) => (
    [`policy template ${name}, ${exit}`, app([{ [name]: PARAMETERS }], destination)]
  )))),
  ...Object.fromEntries(HARMLESS_TEMPLATES.map((name) => [`policy template ${name}`, app([{
    [name]: { ...PARAMETERS, ...Object.fromEntries(FURTHER.map((parameter) => [parameter, 'x'])) },
  }], arn('Dead'))])),
};
