/**
 * Maps types of resources to L2 classes and their attributes, by the names of the attributes in a template (`Ref` for
 * the reference). Other types use their L1 class.
 */
export interface ConstructClass {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** A plan adds this class only if these properties refer to L2 constructs. */
  readonly addedWith?: readonly string[];
}

export const CONSTRUCTS: ReadonlyMap<string, ConstructClass> = new Map<string, ConstructClass>([
  ['AWS::DocDB::DBCluster', { name: 'docdb.DatabaseCluster', attributes: { Ref: 'clusterIdentifier' } }],
  ['AWS::DynamoDB::GlobalTable', { name: 'dynamodb.TableV2', attributes: { Ref: 'tableName', Arn: 'tableArn', StreamArn: 'tableStreamArn!' } }],
  ['AWS::DynamoDB::Table', { name: 'dynamodb.Table', attributes: { Ref: 'tableName', Arn: 'tableArn', StreamArn: 'tableStreamArn!' } }],
  ['AWS::EC2::SecurityGroup', { name: 'ec2.SecurityGroup', attributes: { GroupId: 'securityGroupId' } }],
  ['AWS::EC2::VPC', { name: 'ec2.Vpc', attributes: { Ref: 'vpcId', VpcId: 'vpcId' } }],
  ['AWS::Events::EventBus', { name: 'events.EventBus', attributes: { Ref: 'eventBusName', Arn: 'eventBusArn', Name: 'eventBusName' } }],
  ['AWS::Events::Rule', { name: 'events.Rule', attributes: { Ref: 'ruleName', Arn: 'ruleArn' } }],
  ['AWS::IAM::Policy', { name: 'iam.Policy', attributes: {} }],
  ['AWS::IAM::Role', { name: 'iam.Role', attributes: { Ref: 'roleName', Arn: 'roleArn', RoleId: 'roleId' } }],
  ['AWS::KMS::Key', { name: 'kms.Key', attributes: { Ref: 'keyId', Arn: 'keyArn', KeyId: 'keyId' } }],
  ['AWS::Kinesis::Stream', { name: 'kinesis.Stream', attributes: { Ref: 'streamName', Arn: 'streamArn' } }],
  ['AWS::Kinesis::StreamConsumer', {
    name: 'kinesis.StreamConsumer',
    attributes: { Ref: 'streamConsumerArn', ConsumerARN: 'streamConsumerArn', ConsumerName: 'streamConsumerName' },
    addedWith: ['StreamARN'],
  }],
  ['AWS::Lambda::Alias', { name: 'lambda.Alias', attributes: { Ref: 'functionArn', AliasArn: 'functionArn' }, addedWith: ['FunctionName'] }],
  ['AWS::Lambda::EventInvokeConfig', { name: 'lambda.EventInvokeConfig', attributes: {} }],
  ['AWS::Lambda::EventSourceMapping', {
    name: 'lambda.EventSourceMapping', attributes: { Ref: 'eventSourceMappingId', Id: 'eventSourceMappingId', EventSourceMappingArn: 'eventSourceMappingArn' },
  }],
  ['AWS::Lambda::Function', { name: 'lambda.Function', attributes: { Ref: 'functionName', Arn: 'functionArn' } }],
  ['AWS::Lambda::Url', { name: 'lambda.FunctionUrl', attributes: { Ref: 'functionArn', FunctionArn: 'functionArn', FunctionUrl: 'url' } }],
  ['AWS::Lambda::Version', { name: 'lambda.Version', attributes: { Ref: 'functionArn', FunctionArn: 'functionArn', Version: 'version' }, addedWith: ['FunctionName'] }],
  ['AWS::Logs::LogGroup', { name: 'logs.LogGroup', attributes: { Ref: 'logGroupName', Arn: 'logGroupArn' } }],
  ['AWS::S3::Bucket', { name: 's3.Bucket', attributes: { Ref: 'bucketName', Arn: 'bucketArn', DomainName: 'bucketDomainName' }, addedWith: [] }],
  ['AWS::SNS::Subscription', { name: 'sns.Subscription', attributes: {} }],
  ['AWS::SNS::Topic', { name: 'sns.Topic', attributes: { Ref: 'topicArn', TopicArn: 'topicArn', TopicName: 'topicName' } }],
  ['AWS::SQS::Queue', { name: 'sqs.Queue', attributes: { Ref: 'queueUrl', Arn: 'queueArn', QueueName: 'queueName', QueueUrl: 'queueUrl' }, addedWith: [] }],
  ['AWS::SQS::QueuePolicy', { name: 'sqs.QueuePolicy', attributes: {} }],
  ['AWS::SecretsManager::Secret', { name: 'secretsmanager.Secret', attributes: { Ref: 'secretArn', Id: 'secretArn' } }],
]);

/** Types whose class came after the oldest aws-cdk-lib that is supported. */
const WITHOUT_CLASS: ReadonlySet<string> = new Set(['AWS::Lambda::ResourcePolicy']);

/** `AWS::SQS::Queue`: `sqs.CfnQueue`. */
export function lowLevelClass(type: string): string {
  const [, service, name] = /^AWS::(\w+)::(\w+)$/.exec(type) ?? [];
  return service === undefined || WITHOUT_CLASS.has(type) ? 'CfnResource' : `${service.toLowerCase()}.Cfn${name}`;
}
