/**
 * The policies that AWS manages, as far as they matter for deliveries. All of them allow their actions on every
 * resource.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 */
import { JsonObject } from '../template/json';

const LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const INTERFACES = ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface'];
const NETWORK = [...INTERFACES, 'ec2:DescribeSubnets'];
const DYNAMODB_STREAM = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'service-role/AWSLambdaBasicExecutionRole': LOGS,
  'service-role/AWSLambdaBasicDurableExecutionRolePolicy': [
    ...LOGS, 'lambda:CheckpointDurableExecution', 'lambda:GetDurableExecutionState',
  ],
  'service-role/AWSLambdaSQSQueueExecutionRole': [...LOGS, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  'service-role/AWSLambdaKinesisExecutionRole': [
    ...LOGS, 'kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator',
    'kinesis:ListShards', 'kinesis:ListStreams', 'kinesis:SubscribeToShard',
  ],
  'service-role/AWSLambdaDynamoDBExecutionRole': [...LOGS, ...DYNAMODB_STREAM],
  'service-role/AWSLambdaMSKExecutionRole': [
    ...LOGS, ...NETWORK, 'ec2:DescribeVpcs', 'ec2:DescribeSecurityGroups', 'kafka:DescribeCluster', 'kafka:DescribeClusterV2',
    'kafka:GetBootstrapBrokers',
  ],
  'service-role/AWSLambdaVPCAccessExecutionRole': [
    ...LOGS, ...NETWORK, 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses',
  ],
  'service-role/AWSLambdaENIManagementAccess': [
    ...INTERFACES, 'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses',
  ],
  'service-role/AWSLambdaRole': ['lambda:InvokeFunction'],
  'AWSLambdaInvocation-DynamoDB': ['lambda:InvokeFunction', ...DYNAMODB_STREAM],
  'AWSLambdaExecute': ['logs:*', 's3:GetObject', 's3:PutObject'],
  'CloudWatchLambdaInsightsExecutionRolePolicy': ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
  'AWSXRayDaemonWriteAccess': [
    'xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets',
    'xray:GetSamplingStatisticSummaries',
  ],
  'AWSXrayWriteOnlyAccess': [
    'xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets',
    'xray:GetSamplingStatisticSummaries',
  ],
  'AdministratorAccess': ['*'],
  'AmazonSQSFullAccess': ['sqs:*'],
  'AmazonSNSFullAccess': ['sns:*'],
  'AmazonS3FullAccess': ['s3:*', 's3-object-lambda:*'],
  'AmazonKinesisFullAccess': ['kinesis:*'],
  'AmazonEventBridgeFullAccess': ['events:*', 'schemas:*', 'scheduler:*', 'pipes:*'],
  'AmazonSQSReadOnlyAccess': [
    'sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:ListDeadLetterSourceQueues', 'sqs:ListQueues', 'sqs:ListMessageMoveTasks',
    'sqs:ListQueueTags',
  ],
};

const EXCEPT: Readonly<Record<string, readonly string[]>> = {
  PowerUserAccess: ['iam:*', 'organizations:*', 'account:*'],
};

const statement = (fields: JsonObject): JsonObject => ({ Statement: [{ Effect: 'Allow', Resource: '*', ...fields }] });

/** Documents by the path after `arn:aws:iam::aws:policy/`. */
export const MANAGED_POLICIES: ReadonlyMap<string, JsonObject> = new Map([
  ...Object.entries(ACTIONS).map(([name, actions]) => [name, statement({ Action: actions })] as const),
  ...Object.entries(EXCEPT).map(([name, actions]) => [name, statement({ NotAction: actions })] as const),
]);
