/**
 * Lists the policy templates of SAM. Those with actions that delivery needs have their statements here. The others
 * grant no such action.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
import { JsonObject, own } from '../json';
import { allow, arnOf } from './resources';

type Template = (parameters: unknown) => readonly JsonObject[];

/** A resource in the account and Region of the stack, whose name is a parameter of the template. */
function named(
  service: string, before: string, parameter: string, after: string, actions: readonly string[],
): Template {
  return (parameters) => [allow(actions, arnOf(service, `${before}\${name}${after}`, { name: own(parameters, parameter) }))];
}

/** `''` is the bucket, `/*` its objects. */
function bucket(actions: readonly string[], on: readonly string[] = ['', '/*']): Template {
  return (parameters) => [allow(actions, on.map((after) => (
    { 'Fn::Sub': [`arn:\${AWS::Partition}:s3:::\${name}${after}`, { name: own(parameters, 'BucketName') }] }
  )))];
}

const LIST_OBJECTS = ['s3:ListBucket', 's3:GetBucketLocation', 's3:GetLifecycleConfiguration'];
const READ_OBJECTS = ['s3:GetObject', 's3:GetObjectVersion', ...LIST_OBJECTS];
const WRITE_OBJECTS = ['s3:PutObject', 's3:PutObjectAcl', 's3:PutLifecycleConfiguration'];
const OBJECT_ACTIONS = ['s3:GetObject', 's3:GetObjectAcl', 's3:GetObjectVersion', 's3:PutObject', 's3:PutObjectAcl', 's3:DeleteObject'];
const DESCRIBE_STREAM = ['kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetShardIterator'];

export const POLICY_TEMPLATES: ReadonlyMap<string, Template> = new Map<string, Template>([
  ['SQSPollerPolicy', named('sqs', '', 'QueueName', '', [
    'sqs:ChangeMessageVisibility', 'sqs:ChangeMessageVisibilityBatch', 'sqs:DeleteMessage', 'sqs:DeleteMessageBatch',
    'sqs:GetQueueAttributes', 'sqs:ReceiveMessage',
  ])],
  ['SQSSendMessagePolicy', named('sqs', '', 'QueueName', '', ['sqs:SendMessage*'])],
  ['SNSPublishMessagePolicy', named('sns', '', 'TopicName', '', ['sns:Publish'])],
  ['SNSCrudPolicy', named('sns', '', 'TopicName', '*', [
    'sns:ListSubscriptionsByTopic', 'sns:CreateTopic', 'sns:SetTopicAttributes', 'sns:Subscribe', 'sns:Publish',
  ])],
  ['KinesisStreamReadPolicy', (parameters) => [
    allow(['kinesis:ListStreams', 'kinesis:DescribeLimits'], arnOf('kinesis', 'stream/*')),
    ...named('kinesis', 'stream/', 'StreamName', '', [...DESCRIBE_STREAM, 'kinesis:GetRecords'])(parameters),
  ]],
  ['KinesisCrudPolicy', named('kinesis', 'stream/', 'StreamName', '', [...DESCRIBE_STREAM, 'kinesis:PutRecord', 'kinesis:PutRecords'])],
  ['DynamoDBStreamReadPolicy', (parameters) => [
    allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], arnOf(
      'dynamodb', 'table/${name}/stream/${stream}', { name: own(parameters, 'TableName'), stream: own(parameters, 'StreamName') },
    )),
    ...named('dynamodb', 'table/', 'TableName', '/stream/*', ['dynamodb:ListStreams'])(parameters),
  ]],
  ['EventBridgePutEventsPolicy', named('events', 'event-bus/', 'EventBusName', '', ['events:PutEvents'])],
  ['LambdaInvokePolicy', named('lambda', 'function:', 'FunctionName', '*', ['lambda:InvokeFunction'])],
  ['KMSDecryptPolicy', named('kms', 'key/', 'KeyId', '', ['kms:Decrypt'])],
  ['KMSEncryptPolicy', named('kms', 'key/', 'KeyId', '', ['kms:Encrypt'])],
  ['KMSEncryptPolicy_v2', named('kms', 'key/', 'KeyId', '', [
    'kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:GenerateDataKeyPair',
    'kms:GenerateDataKeyPairWithoutPlaintext',
  ])],
  ['S3ReadPolicy', bucket(READ_OBJECTS)],
  ['S3WritePolicy', bucket(WRITE_OBJECTS)],
  ['S3CrudPolicy', bucket([...READ_OBJECTS, ...WRITE_OBJECTS, 's3:DeleteObject'])],
  ['S3FullAccessPolicy', (parameters) => [
    ...bucket(OBJECT_ACTIONS, ['/*'])(parameters),
    ...bucket([...LIST_OBJECTS, 's3:PutLifecycleConfiguration'], [''])(parameters),
  ]],
  ['AWSSecretsManagerGetSecretValuePolicy', (parameters) => [
    allow('secretsmanager:GetSecretValue', own(parameters, 'SecretArn')),
  ]],
  ['AWSSecretsManagerRotationPolicy', (parameters) => [{
    ...allow(['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'], arnOf('secretsmanager', 'secret:*')),
    Condition: {
      StringEquals: {
        'secretsmanager:resource/AllowRotationLambdaArn': arnOf('lambda', 'function:${name}', { name: own(parameters, 'FunctionName') }),
      },
    },
  }]],
  ['VPCAccessPolicy', () => [allow([
    'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DetachNetworkInterface',
  ], '*')]],
]);

/** They allow nothing on a source, a destination or a key of events. */
export const HARMLESS_TEMPLATES: readonly string[] = `
AMIDescribePolicy AcmGetCertificatePolicy AthenaQueryPolicy CloudFormationDescribeStacksPolicy CloudWatchDashboardPolicy
CloudWatchDescribeAlarmHistoryPolicy CloudWatchPutMetricPolicy CodeCommitCrudPolicy CodeCommitReadPolicy CodePipelineLambdaExecutionPolicy
CodePipelineReadOnlyPolicy ComprehendBasicAccessPolicy CostExplorerReadOnlyPolicy DynamoDBBackupFullAccessPolicy DynamoDBCrudPolicy
DynamoDBReadPolicy DynamoDBReconfigurePolicy DynamoDBRestoreFromBackupPolicy DynamoDBWritePolicy EC2CopyImagePolicy EC2DescribePolicy
EFSWriteAccessPolicy EKSDescribePolicy EcsRunTaskPolicy ElasticMapReduceAddJobFlowStepsPolicy ElasticMapReduceCancelStepsPolicy
ElasticMapReduceModifyInstanceFleetPolicy ElasticMapReduceModifyInstanceGroupsPolicy ElasticMapReduceSetTerminationProtectionPolicy
ElasticMapReduceTerminateJobFlowsPolicy ElasticsearchHttpPostPolicy FilterLogEventsPolicy FirehoseCrudPolicy FirehoseWritePolicy
MobileAnalyticsWriteOnlyAccessPolicy OrganizationsListAccountsPolicy PinpointEndpointAccessPolicy PollyFullAccessPolicy
RekognitionDetectOnlyPolicy RekognitionFacesManagementPolicy RekognitionFacesPolicy RekognitionLabelsPolicy RekognitionNoDataAccessPolicy
RekognitionReadPolicy RekognitionWriteOnlyAccessPolicy Route53ChangeResourceRecordSetsPolicy SESBulkTemplatedCrudPolicy
SESBulkTemplatedCrudPolicy_v2 SESCrudPolicy SESEmailTemplateCrudPolicy SESSendBouncePolicy SSMParameterReadPolicy
SSMParameterWithSlashPrefixReadPolicy SageMakerCreateEndpointConfigPolicy SageMakerCreateEndpointPolicy ServerlessRepoReadWriteAccessPolicy
StepFunctionsCallbackPolicy StepFunctionsExecutionPolicy StepFunctionsExecutionPolicy_v2 TextractDetectAnalyzePolicy TextractGetResultPolicy
TextractPolicy
`.trim().split(/\s+/);
