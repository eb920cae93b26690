/** An ARN that a template writes with the name of a resource is the ARN that the resource returns. */
import { Json, resource } from '../template/app-of';
import { Asked, word } from './asked';

const ARN: readonly [type: string, returned: string, written: string][] = [
  ['AWS::SQS::Queue', 'Arn', 'sqs:${AWS::Region}:${AWS::AccountId}:${X.QueueName}'],
  ['AWS::SNS::Topic', 'Ref', 'sns:${AWS::Region}:${AWS::AccountId}:${X.TopicName}'],
  ['AWS::SNS::Topic', 'TopicArn', 'sns:${AWS::Region}:${AWS::AccountId}:${X.TopicName}'],
  ['AWS::S3::Bucket', 'Arn', 's3:::${X}'],
  ['AWS::Lambda::Function', 'Arn', 'lambda:${AWS::Region}:${AWS::AccountId}:function:${X}'],
  ['AWS::Kinesis::Stream', 'Arn', 'kinesis:${AWS::Region}:${AWS::AccountId}:stream/${X}'],
  ['AWS::DynamoDB::Table', 'Arn', 'dynamodb:${AWS::Region}:${AWS::AccountId}:table/${X}'],
  ['AWS::DynamoDB::GlobalTable', 'Arn', 'dynamodb:${AWS::Region}:${AWS::AccountId}:table/${X}'],
  ['AWS::Events::EventBus', 'Arn', 'events:${AWS::Region}:${AWS::AccountId}:event-bus/${X}'],
  ['AWS::Events::EventBus', 'Arn', 'events:${AWS::Region}:${AWS::AccountId}:event-bus/${X.Name}'],
  ['AWS::Events::Rule', 'Arn', 'events:${AWS::Region}:${AWS::AccountId}:rule/${X}'],
  ['AWS::Scheduler::Schedule', 'Arn', 'scheduler:${AWS::Region}:${AWS::AccountId}:schedule/default/${X}'],
  ['AWS::Scheduler::ScheduleGroup', 'Arn', 'scheduler:${AWS::Region}:${AWS::AccountId}:schedule-group/${X}'],
  ['AWS::Pipes::Pipe', 'Arn', 'pipes:${AWS::Region}:${AWS::AccountId}:pipe/${X}'],
  ['AWS::KMS::Key', 'Arn', 'kms:${AWS::Region}:${AWS::AccountId}:key/${X}'],
  ['AWS::KMS::Key', 'Arn', 'kms:${AWS::Region}:${AWS::AccountId}:key/${X.KeyId}'],
  ['AWS::IAM::Role', 'Arn', 'iam::${AWS::AccountId}:role/${X}'],
  ['AWS::StepFunctions::StateMachine', 'Ref', 'states:${AWS::Region}:${AWS::AccountId}:stateMachine:${X.Name}'],
  ['AWS::StepFunctions::StateMachine', 'Arn', 'states:${AWS::Region}:${AWS::AccountId}:stateMachine:${X.Name}'],
  ['AWS::Logs::LogGroup', 'Arn', 'logs:${AWS::Region}:${AWS::AccountId}:log-group:${X}:*'],
  ['AWS::IoT::TopicRule', 'Arn', 'iot:${AWS::Region}:${AWS::AccountId}:rule/${X}'],
  ['AWS::IoT::Authorizer', 'Arn', 'iot:${AWS::Region}:${AWS::AccountId}:authorizer/${X}'],
  ['AWS::IoT::ProvisioningTemplate', 'TemplateArn', 'iot:${AWS::Region}:${AWS::AccountId}:provisioningtemplate/${X}'],
  ['AWS::IoT::CertificateProvider', 'Arn', 'iot:${AWS::Region}:${AWS::AccountId}:certificateprovider/${X}'],
  ['AWS::CodeCommit::Repository', 'Arn', 'codecommit:${AWS::Region}:${AWS::AccountId}:${X.Name}'],
  ['AWS::Config::ConfigRule', 'Arn', 'config:${AWS::Region}:${AWS::AccountId}:config-rule/${X.ConfigRuleId}'],
  ['AWS::CloudWatch::Alarm', 'Arn', 'cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:${X}'],
  ['AWS::CloudWatch::CompositeAlarm', 'Arn', 'cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:${X}'],
];

const value = (attribute: string): Json => (attribute === 'Ref' ? { Ref: 'X' } : { 'Fn::GetAtt': ['X', attribute] });

/** Whether a role may do something to X, if its policy names what it may do it to as it is written. */
function may(type: string, returned: string, written: string, environment: string): string {
  const [service] = written.split(':');
  const asked = Asked.environments({
    [environment]: {
      X: resource(type),
      Role: resource('AWS::IAM::Role', {
        Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action: `${service}:Act`, Resource: { 'Fn::Sub': `arn:\${AWS::Partition}:${written}` } } } }],
      }),
    },
  });
  return word(asked.iam.evaluateRole(asked.value({ 'Fn::GetAtt': ['Role', 'Arn'] }), `${service}:Act`, asked.value(value(returned))));
}

describe.each(['unknown-account/unknown-region', '111111111111/eu-west-1'])('in %s', (environment) => {
  test.each(ARN)('%s %s is arn:…:%s', (type, returned, written) => {
    expect(may(type, returned, written, environment)).toBe('allowed');
  });

  test.each(ARN)('%s %s of another name is not arn:…:%s', (type, returned, written) => {
    expect(may(type, returned, written.replace(/\$\{X[^}]*\}/, 'other-$&'), environment)).toBe('denied');
  });
});

test.each([
  ['a bucket', 'AWS::S3::Bucket', { BucketName: 'orders' }, 's3:::orders', 'allowed'],
  ['a bucket in a Region, which no ARN of a bucket has', 'AWS::S3::Bucket', { BucketName: 'orders' }, 's3:${AWS::Region}::orders', 'denied'],
  ['a role', 'AWS::IAM::Role', { RoleName: 'orders', Path: '/shop/' }, 'iam::${AWS::AccountId}:role/shop/orders', 'allowed'],
  ['a role in a Region, which no ARN of a role has', 'AWS::IAM::Role', { RoleName: 'orders' }, 'iam:${AWS::Region}:${AWS::AccountId}:role/orders', 'denied'],
])('the written ARN of %s: %s', (_, type, properties, written, expected) => {
  const [service] = written.split(':');
  const asked = Asked.environments({
    '111111111111/eu-west-1': {
      X: resource(type, properties),
      Role: resource('AWS::IAM::Role', {
        Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action: `${service}:Act`, Resource: { 'Fn::Sub': `arn:aws:${written}` } } } }],
      }),
    },
  });
  expect(word(asked.iam.evaluateRole(asked.value({ 'Fn::GetAtt': ['Role', 'Arn'] }), `${service}:Act`, asked.value({ 'Fn::GetAtt': ['X', 'Arn'] })))).toBe(expected);
});

const cut = (at: number, delimiter: string, text: unknown): Json => ({ 'Fn::Select': [at, { 'Fn::Split': [delimiter, text] }] });
const joined = (...parts: readonly unknown[]): Json => ({ 'Fn::Join': ['', parts] });
const here = (service: string): Json => ({ 'Fn::Sub': `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:` });
const [TABLE, STREAM, RULE] = ['Table', 'Stream', 'Rule'].map((id): Json => ({ 'Fn::GetAtt': [id, 'Arn'] }));
const OF_TABLE: Json = { 'Fn::GetAtt': ['Table', 'StreamArn'] };

test.each<[string, string, unknown, unknown]>([
  ['the name that its ARN has behind the slash', 'allowed', STREAM, joined(here('kinesis'), 'stream/', cut(1, '/', STREAM))],
  ['the name that the last piece of its ARN has behind the slash', 'allowed', STREAM, joined(here('kinesis'), 'stream/', cut(1, '/', cut(5, ':', STREAM)))],
  ['the name that its ARN has behind a longer sign', 'allowed', STREAM, joined(here('kinesis'), 'stream/', cut(1, 'stream/', STREAM))],
  ['what its ARN has before and behind a longer sign', 'allowed', STREAM, joined(cut(0, ':stream/', STREAM), ':stream/', cut(1, ':stream/', STREAM))],
  ['what its ARN would have behind another sign', 'unknown', STREAM, joined(here('kinesis'), 'stream/', cut(1, ':cluster/', STREAM))],
  ['Region and account of its ARN', 'allowed', STREAM, joined('arn:aws:kinesis:', cut(3, ':', STREAM), ':', cut(4, ':', STREAM), ':stream/', { Ref: 'Stream' })],
  ['what stands before the slash alone', 'denied', STREAM, cut(0, '/', STREAM)],
  ['every stream of the table that its ARN names', 'allowed', OF_TABLE, joined(here('dynamodb'), 'table/', cut(1, '/', TABLE), '/stream/*')],
  ['the table that the ARN of its stream names', 'denied', OF_TABLE, joined(here('dynamodb'), 'table/', cut(1, '/', OF_TABLE))],
  ['every stream of the table that the ARN of its stream names', 'allowed', OF_TABLE, joined(here('dynamodb'), 'table/', cut(1, '/', OF_TABLE), '/stream/*')],
  ['the label that the ARN of its stream ends in', 'allowed', OF_TABLE, joined(TABLE, '/stream/', cut(3, '/', OF_TABLE))],
  ['the label of another table', 'denied', OF_TABLE, joined({ 'Fn::GetAtt': ['Other', 'Arn'] }, '/stream/', cut(3, '/', OF_TABLE))],
  ['a name behind a bus that may have its own slash', 'unknown', RULE, joined(here('events'), 'rule/', cut(1, '/', RULE))],
])('a policy names a resource by %s: %s', (_, expected, target, Resource) => {
  const asked = Asked.resources({
    Stream: resource('AWS::Kinesis::Stream'),
    Table: resource('AWS::DynamoDB::Table'),
    Other: resource('AWS::DynamoDB::Table'),
    Rule: resource('AWS::Events::Rule'),
    Role: resource('AWS::IAM::Role', { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource } } }] }),
  });
  expect(word(asked.iam.evaluateRole(asked.value({ 'Fn::GetAtt': ['Role', 'Arn'] }), 'any:Act', asked.value(target)))).toBe(expected);
});
