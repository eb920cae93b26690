/**
 * What constructs call the attributes of their resources: `queueArn` of a queue. L1 classes, and constructs that are not listed here, have
 * `ref` and `attrArn`.
 */

type Attributes = Readonly<Record<string, string>>;

/** A resource's own name or id, by which templates refer to it. */
const REF = 'Ref';

const OF_CONSTRUCTS: ReadonlyMap<string, Attributes> = new Map<string, Attributes>([
  ['AWS::DynamoDB::Table', { [REF]: 'tableName', Arn: 'tableArn', StreamArn: 'tableStreamArn!' }],
  ['AWS::Events::EventBus', { [REF]: 'eventBusName', Arn: 'eventBusArn', Name: 'eventBusName' }],
  ['AWS::IAM::Role', { [REF]: 'roleName', Arn: 'roleArn' }],
  ['AWS::Kinesis::Stream', { [REF]: 'streamName', Arn: 'streamArn' }],
  ['AWS::KMS::Key', { [REF]: 'keyId', Arn: 'keyArn', KeyId: 'keyId' }],
  ['AWS::Lambda::Function', { [REF]: 'functionName', Arn: 'functionArn' }],
  ['AWS::S3::Bucket', { [REF]: 'bucketName', Arn: 'bucketArn' }],
  ['AWS::SNS::Topic', { [REF]: 'topicArn', TopicArn: 'topicArn', TopicName: 'topicName' }],
  ['AWS::SQS::Queue', { [REF]: 'queueUrl', Arn: 'queueArn', QueueName: 'queueName', QueueUrl: 'queueUrl' }],
]);

/** Plans write new ones of these with their L1 classes. */
const UNLESS_NEW: ReadonlyMap<string, Attributes> = new Map<string, Attributes>([
  ['AWS::Events::Rule', { [REF]: 'ruleName', Arn: 'ruleArn' }],
  ['AWS::Lambda::Alias', { [REF]: 'functionArn' }],
  ['AWS::Lambda::Version', { [REF]: 'functionArn', Version: 'version' }],
]);

export function attributeOf(type: string, isNew: boolean, attribute = REF): string {
  const ofConstruct = OF_CONSTRUCTS.get(type) ?? (isNew ? undefined : UNLESS_NEW.get(type));
  if (ofConstruct !== undefined && Object.hasOwn(ofConstruct, attribute)) return ofConstruct[attribute];
  return attribute === REF ? 'ref' : `attr${spelled(attribute.replace(/\W/g, ''))}`;
}

/** As L1 classes spell what templates call `ConsumerARN`. */
export function spelled(name: string): string {
  return name.replace(/([A-Z])([A-Z]+)(?=$|[A-Z][a-z])/g, (_, first: string, others: string) => first + others.toLowerCase());
}
