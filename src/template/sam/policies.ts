/**
 * A function's `Policies` as policies of the role that SAM makes: names of AWS's policies, documents, and SAM's templates. Of the templates, those
 * that delivery may need are known; any other makes a statement that cannot be read.
 */
import { allow } from './resources';
import { entriesOf, isObject, JsonObject, own } from '../json';

export interface RolePolicies {
  readonly ManagedPolicyArns: readonly unknown[];
  readonly Policies: readonly JsonObject[];
}

export function rolePolicies(policies: unknown, managed: readonly string[], statements: readonly unknown[]): RolePolicies {
  const all = policies === undefined ? [] : [policies].flat();
  const documents = [...all.filter(isDocumentOrTemplate).flatMap(documentsOf), ...(statements.length === 0 ? [] : [{ Statement: statements }])];
  return {
    ManagedPolicyArns: [...new Set(managed)].map(managedArn).concat(all.filter((policy) => !isDocumentOrTemplate(policy)).map(managedArn)),
    Policies: documents.map((document, i) => ({ PolicyName: `Policy${i}`, PolicyDocument: document })),
  };
}

function isDocumentOrTemplate(policy: unknown): boolean {
  return isObject(policy) && Object.keys(policy).every((key) => key !== 'Ref' && !key.startsWith('Fn::'));
}

function managedArn(policy: unknown): unknown {
  if (typeof policy !== 'string' || policy.startsWith('arn:')) return policy;
  const path = policy.startsWith('AWSLambda') && policy !== 'AWSLambdaExecute' && !policy.startsWith('AWSLambdaInvocation') ? 'service-role/' : '';
  return `arn:aws:iam::aws:policy/${path}${policy}`;
}

function documentsOf(policy: unknown): readonly JsonObject[] {
  if (own(policy, 'Statement') !== undefined) return [policy as JsonObject];
  return entriesOf(policy).map(([name, parameters]) => ({ Statement: TEMPLATES.get(name)?.(parameters) ?? { 'Fn::Transform': name } }));
}

type Template = (parameters: unknown) => readonly JsonObject[];

/** A resource of the own account and Region, by the name that a parameter gives. */
function named(service: string, before: string, parameter: string, after: string, actions: readonly string[]): Template {
  return (parameters) => [allow(actions, {
    'Fn::Sub': [`arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${before}\${name}${after}`, { name: own(parameters, parameter) }],
  })];
}

function bucket(actions: readonly string[]): Template {
  return (parameters) => [allow(actions, ['', '/*'].map((after) => (
    { 'Fn::Sub': [`arn:\${AWS::Partition}:s3:::\${name}${after}`, { name: own(parameters, 'BucketName') }] }
  )))];
}

const READ_OBJECTS = ['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation'];
const WRITE_OBJECTS = ['s3:PutObject', 's3:PutObjectAcl'];

const TEMPLATES: ReadonlyMap<string, Template> = new Map<string, Template>([
  ['SQSPollerPolicy', named('sqs', '', 'QueueName', '', [
    'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage',
  ])],
  ['SQSSendMessagePolicy', named('sqs', '', 'QueueName', '', ['sqs:SendMessage*'])],
  ['SNSPublishMessagePolicy', named('sns', '', 'TopicName', '', ['sns:Publish'])],
  ['SNSCrudPolicy', named('sns', '', 'TopicName', '*', ['sns:Publish', 'sns:Subscribe'])],
  ['KinesisStreamReadPolicy', named('kinesis', 'stream/', 'StreamName', '', [
    'kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator',
  ])],
  ['DynamoDBStreamReadPolicy', named('dynamodb', 'table/', 'TableName', '/stream/*', [
    'dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator',
  ])],
  ['EventBridgePutEventsPolicy', named('events', 'event-bus/', 'EventBusName', '', ['events:PutEvents'])],
  ['LambdaInvokePolicy', named('lambda', 'function:', 'FunctionName', '*', ['lambda:InvokeFunction'])],
  ['KMSDecryptPolicy', named('kms', 'key/', 'KeyId', '', ['kms:Decrypt'])],
  ['KMSEncryptPolicy', named('kms', 'key/', 'KeyId', '', ['kms:Encrypt'])],
  ['S3ReadPolicy', bucket(READ_OBJECTS)],
  ['S3WritePolicy', bucket(WRITE_OBJECTS)],
  ['S3CrudPolicy', bucket([...READ_OBJECTS, ...WRITE_OBJECTS, 's3:DeleteObject'])],
]);
