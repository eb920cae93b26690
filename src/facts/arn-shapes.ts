/**
 * How the ARN of a resource is put together, for each type that policies speak of: that way a reference, a name and an ARN that is written out
 * are compared as what they name.
 */
export interface ArnShape {
  readonly service: string;
  /** What stands before the name. */
  readonly before?: string;
  /** The property that names it; without one the name is made at deployment. */
  readonly name?: string;
  /** Attributes that are the ARN itself; `Ref` where it is. */
  readonly arn: readonly string[];
  /** Attributes that are the name alone. */
  readonly names: readonly string[];
  /** Attributes that are a longer ARN, with what stands between. */
  readonly longer?: Readonly<Record<string, string>>;
  readonly noRegion?: true;
  readonly noAccount?: true;
}

const SHAPES: Readonly<Record<string, ArnShape>> = {
  'AWS::SQS::Queue': { service: 'sqs', name: 'QueueName', arn: ['Arn'], names: ['QueueName'] },
  'AWS::SNS::Topic': { service: 'sns', name: 'TopicName', arn: ['Ref', 'TopicArn'], names: ['TopicName'] },
  'AWS::S3::Bucket': { service: 's3', name: 'BucketName', arn: ['Arn'], names: ['Ref'], noRegion: true, noAccount: true },
  'AWS::Lambda::Function': { service: 'lambda', before: 'function:', name: 'FunctionName', arn: ['Arn'], names: ['Ref'] },
  'AWS::Kinesis::Stream': { service: 'kinesis', before: 'stream/', name: 'Name', arn: ['Arn'], names: ['Ref'] },
  'AWS::DynamoDB::Table': {
    service: 'dynamodb', before: 'table/', name: 'TableName', arn: ['Arn'], names: ['Ref'], longer: { StreamArn: '/stream/' },
  },
  'AWS::DynamoDB::GlobalTable': {
    service: 'dynamodb', before: 'table/', name: 'TableName', arn: ['Arn'], names: ['Ref'], longer: { StreamArn: '/stream/' },
  },
  'AWS::Events::EventBus': { service: 'events', before: 'event-bus/', name: 'Name', arn: ['Arn'], names: ['Ref', 'Name'] },
  'AWS::Events::Rule': { service: 'events', before: 'rule/', name: 'Name', arn: ['Arn'], names: ['Ref'] },
  'AWS::Scheduler::Schedule': { service: 'scheduler', before: 'schedule/', name: 'Name', arn: ['Arn'], names: ['Ref'] },
  'AWS::Scheduler::ScheduleGroup': { service: 'scheduler', before: 'schedule-group/', name: 'Name', arn: ['Arn'], names: ['Ref'] },
  'AWS::Pipes::Pipe': { service: 'pipes', before: 'pipe/', name: 'Name', arn: ['Arn'], names: ['Ref'] },
  'AWS::KMS::Key': { service: 'kms', before: 'key/', arn: ['Arn'], names: ['Ref', 'KeyId'] },
  'AWS::IAM::Role': { service: 'iam', before: 'role/', name: 'RoleName', arn: ['Arn'], names: ['Ref'], noRegion: true },
  'AWS::StepFunctions::StateMachine': { service: 'states', before: 'stateMachine:', name: 'StateMachineName', arn: ['Ref', 'Arn'], names: ['Name'] },
  'AWS::Logs::LogGroup': { service: 'logs', before: 'log-group:', name: 'LogGroupName', arn: [], names: ['Ref'], longer: { Arn: ':' } },
  'AWS::IoT::TopicRule': { service: 'iot', before: 'rule/', name: 'RuleName', arn: ['Arn'], names: ['Ref'] },
  'AWS::CodeCommit::Repository': { service: 'codecommit', name: 'RepositoryName', arn: ['Arn'], names: ['Name'] },
  'AWS::Config::ConfigRule': { service: 'config', before: 'config-rule/', arn: ['Arn'], names: ['ConfigRuleId'] },
  'AWS::CloudWatch::Alarm': { service: 'cloudwatch', before: 'alarm:', name: 'AlarmName', arn: ['Arn'], names: ['Ref'] },
  'AWS::CloudWatch::CompositeAlarm': { service: 'cloudwatch', before: 'alarm:', name: 'AlarmName', arn: ['Arn'], names: ['Ref'] },
  'AWS::SES::ReceiptRuleSet': { service: 'ses', before: 'receipt-rule-set/', name: 'RuleSetName', arn: [], names: ['Ref'] },
  'AWS::SES::ReceiptRule': { service: 'ses', before: 'receipt-rule-set/', name: 'Rule.Name', arn: [], names: ['Ref'] },
  'AWS::ApiGateway::RestApi': { service: 'execute-api', arn: [], names: ['Ref', 'RestApiId'] },
  'AWS::ApiGateway::Stage': { service: 'apigateway', before: '/stages/', name: 'StageName', arn: [], names: ['Ref'] },
  'AWS::ApiGatewayV2::Stage': { service: 'apigateway', before: '/stages/', name: 'StageName', arn: [], names: ['Ref'] },
  'AWS::ApiGatewayV2::Api': { service: 'execute-api', arn: [], names: ['Ref', 'ApiId'] },
};

export const ARN_SHAPES: ReadonlyMap<string, ArnShape> = new Map(Object.entries(SHAPES));
