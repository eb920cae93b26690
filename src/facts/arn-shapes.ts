/**
 * How the ARN of each CloudFormation type is built, so that a reference, a name and a literal ARN can be compared. No
 * other file lists which attribute of a type is its ARN.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
import { NodeKind } from '../model/node';

export interface ArnShape {
  /** Absent when the ARN cannot be built from the template. */
  readonly service?: string;
  /** The text between the account and the name. */
  readonly before?: string;
  /** The property that holds the name. Without one, CloudFormation generates the name. */
  readonly name?: string;
  /** The property whose value is between `before` and the name: a path, a group, a bus. */
  readonly prefix?: string;
  /** The property that names the resource whose ARN this one continues. */
  readonly parent?: string;
  /** Attributes that return the ARN; `Ref` included. The first one is preferred. */
  readonly arn: readonly string[];
  /** Attributes that return the name alone. */
  readonly names: readonly string[];
  /** Attributes that return a longer ARN, with the text that follows the ARN. */
  readonly longer?: Readonly<Record<string, string>>;
  /** The attribute that an event source mapping takes, when it is not the ARN. */
  readonly eventSource?: string;
  readonly noRegion?: true;
  readonly noAccount?: true;
}

const SHAPES: Readonly<Record<string, ArnShape>> = {
  'AWS::SQS::Queue': { service: 'sqs', name: 'QueueName', arn: ['Arn'], names: ['QueueName'] },
  'AWS::SNS::Topic': { service: 'sns', name: 'TopicName', arn: ['Ref', 'TopicArn'], names: ['TopicName'] },
  'AWS::S3::Bucket': {
    service: 's3', name: 'BucketName', arn: ['Arn'], names: ['Ref'], noRegion: true, noAccount: true,
  },
  'AWS::Lambda::Function': {
    service: 'lambda', before: 'function:', name: 'FunctionName', arn: ['Arn'], names: ['Ref'],
  },
  'AWS::Lambda::Alias': {
    service: 'lambda', parent: 'FunctionName', name: 'Name', arn: ['Ref', 'AliasArn'], names: [],
  },
  'AWS::Lambda::Version': { service: 'lambda', parent: 'FunctionName', arn: ['Ref', 'FunctionArn'], names: [] },
  'AWS::Kinesis::StreamConsumer': {
    service: 'kinesis', parent: 'StreamARN', name: 'ConsumerName', arn: ['ConsumerARN', 'Ref'], names: [],
  },
  'AWS::Kinesis::Stream': { service: 'kinesis', before: 'stream/', name: 'Name', arn: ['Arn'], names: ['Ref'] },
  'AWS::KinesisFirehose::DeliveryStream': {
    service: 'firehose', before: 'deliverystream/', name: 'DeliveryStreamName', arn: ['Arn'], names: ['Ref'],
  },
  'AWS::DynamoDB::Table': {
    service: 'dynamodb',
    before: 'table/',
    name: 'TableName',
    arn: ['Arn'],
    names: ['Ref'],
    longer: { StreamArn: '/stream/' },
    eventSource: 'StreamArn',
  },
  'AWS::DynamoDB::GlobalTable': {
    service: 'dynamodb',
    before: 'table/',
    name: 'TableName',
    arn: ['Arn'],
    names: ['Ref'],
    longer: { StreamArn: '/stream/' },
    eventSource: 'StreamArn',
  },
  'AWS::Events::EventBus': {
    service: 'events', before: 'event-bus/', name: 'Name', arn: ['Arn'], names: ['Ref', 'Name'],
  },
  'AWS::Events::Rule': {
    service: 'events', before: 'rule/', prefix: 'EventBusName', name: 'Name', arn: ['Arn'], names: ['Ref'],
  },
  'AWS::Scheduler::Schedule': {
    service: 'scheduler', before: 'schedule/', prefix: 'GroupName', name: 'Name', arn: ['Arn'], names: ['Ref'],
  },
  'AWS::Scheduler::ScheduleGroup': {
    service: 'scheduler', before: 'schedule-group/', name: 'Name', arn: ['Arn'], names: ['Ref'],
  },
  'AWS::Pipes::Pipe': { service: 'pipes', before: 'pipe/', name: 'Name', arn: ['Arn'], names: ['Ref'] },
  'AWS::KMS::Key': { service: 'kms', before: 'key/', arn: ['Arn'], names: ['Ref', 'KeyId'] },
  'AWS::IAM::Role': {
    service: 'iam', before: 'role/', prefix: 'Path', name: 'RoleName', arn: ['Arn'], names: ['Ref'], noRegion: true,
  },
  'AWS::IAM::ManagedPolicy': {
    service: 'iam',
    before: 'policy/',
    prefix: 'Path',
    name: 'ManagedPolicyName',
    arn: ['Ref', 'PolicyArn'],
    names: [],
    noRegion: true,
  },
  'AWS::StepFunctions::StateMachine': {
    service: 'states', before: 'stateMachine:', name: 'StateMachineName', arn: ['Ref', 'Arn'], names: ['Name'],
  },
  'AWS::Logs::LogGroup': {
    service: 'logs', before: 'log-group:', name: 'LogGroupName', arn: [], names: ['Ref'], longer: { Arn: ':' },
  },
  'AWS::IoT::TopicRule': { service: 'iot', before: 'rule/', name: 'RuleName', arn: ['Arn'], names: ['Ref'] },
  'AWS::IoT::Authorizer': { service: 'iot', before: 'authorizer/', name: 'AuthorizerName', arn: ['Arn'], names: ['Ref'] },
  'AWS::IoT::ProvisioningTemplate': {
    service: 'iot', before: 'provisioningtemplate/', name: 'TemplateName', arn: ['TemplateArn'], names: ['Ref'],
  },
  'AWS::IoT::CertificateProvider': {
    service: 'iot', before: 'certificateprovider/', name: 'CertificateProviderName', arn: ['Arn'], names: ['Ref'],
  },
  'AWS::IoT::DomainConfiguration': { arn: ['Arn'], names: ['Ref'] },
  'AWS::CodeCommit::Repository': { service: 'codecommit', name: 'RepositoryName', arn: ['Arn'], names: ['Name'] },
  'AWS::Config::ConfigRule': { service: 'config', before: 'config-rule/', arn: ['Arn'], names: ['ConfigRuleId'] },
  'AWS::Cognito::UserPool': { service: 'cognito-idp', before: 'userpool/', arn: ['Arn'], names: ['Ref', 'UserPoolId'] },
  'AWS::CloudWatch::Alarm': {
    service: 'cloudwatch', before: 'alarm:', name: 'AlarmName', arn: ['Arn'], names: ['Ref'],
  },
  'AWS::CloudWatch::CompositeAlarm': {
    service: 'cloudwatch', before: 'alarm:', name: 'AlarmName', arn: ['Arn'], names: ['Ref'],
  },
  'AWS::SES::ReceiptRuleSet': {
    service: 'ses', before: 'receipt-rule-set/', name: 'RuleSetName', arn: [], names: ['Ref'],
  },
  'AWS::SES::ReceiptRule': {
    service: 'ses', before: 'receipt-rule-set/', prefix: 'RuleSetName', name: 'Rule.Name', arn: [], names: ['Ref'],
  },
  'AWS::ApiGateway::RestApi': { service: 'execute-api', arn: [], names: ['Ref', 'RestApiId'] },
  'AWS::ApiGateway::Stage': { service: 'apigateway', before: '/stages/', name: 'StageName', arn: [], names: ['Ref'] },
  'AWS::ApiGatewayV2::Stage': { service: 'apigateway', before: '/stages/', name: 'StageName', arn: [], names: ['Ref'] },
  'AWS::ApiGatewayV2::Api': { service: 'execute-api', arn: [], names: ['Ref', 'ApiId'] },
  'AWS::MSK::Cluster': { arn: ['Ref', 'Arn'], names: [] },
  'AWS::MSK::ServerlessCluster': { arn: ['Ref', 'Arn'], names: [] },
  'AWS::AppSync::GraphQLApi': { arn: ['Ref', 'Arn'], names: [] },
  'AWS::AppSync::DataSource': { arn: ['Ref', 'DataSourceArn'], names: [] },
};

export const ARN_SHAPES: ReadonlyMap<string, ArnShape> = new Map(Object.entries(SHAPES));

/** The CloudFormation type of a node that rules refer to by ARN. */
const TYPE_OF_KIND: Partial<Readonly<Record<NodeKind, string>>> = {
  'topic': 'AWS::SNS::Topic',
  'table': 'AWS::DynamoDB::Table',
  'stream-consumer': 'AWS::Kinesis::StreamConsumer',
  'kafka-cluster': 'AWS::MSK::Cluster',
};

const USUAL_ATTRIBUTE = 'Arn';

/** The attribute that returns the ARN of a resource; `Ref` for types whose `Ref` is the ARN. */
export function arnAttributeOf(type: unknown): string {
  return ARN_SHAPES.get(String(type))?.arn[0] ?? USUAL_ATTRIBUTE;
}

/** The attribute that policies and mappings name a node by: the ARN, or that of a table's stream. */
export function arnAttributeOfKind(kind: NodeKind): string {
  const type = TYPE_OF_KIND[kind];
  return ARN_SHAPES.get(type ?? '')?.eventSource ?? arnAttributeOf(type);
}

/** Any other attribute whose name ends in `Arn` or `ARN` returns an ARN as well. */
export function isArnAttribute(type: string, attribute: string): boolean {
  return /(?:Arn|ARN)$/.test(attribute) || (ARN_SHAPES.get(type)?.arn.includes(attribute) ?? false);
}
