/** Resource policies in the forms that their types have: how each names its resource, and what a short form says. */
import { arn, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const HERE = '111111111111/eu-west-1';
const THERE = '222222222222/eu-west-1';

describe('the short form of a policy of an event bus', () => {
  const may = (principal: unknown, action = 'events:PutEvents'): string => {
    const asked = Asked.environments({
      [HERE]: { Role: resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } } }] }) },
      [THERE]: {
        Bus: resource('AWS::Events::EventBus', { Name: 'shop' }),
        P: resource('AWS::Events::EventBusPolicy', { EventBusName: 'shop', StatementId: 's', Action: action, Principal: principal }),
      },
    });
    return word(asked.iam.evaluateRole(asked.value(arn('Role')), 'events:PutEvents', asked.value(arn('Bus'), 1)));
  };

  test.each([
    ['everyone', '*', 'allowed'],
    ['the account', '111111111111', 'allowed'],
    ['another account', '333333333333', 'denied'],
  ])('for %s', (_, principal, expected) => {
    expect(may(principal)).toBe(expected);
  });

  test('for another action', () => {
    expect(may('*', 'events:PutRule')).toBe('denied');
  });
});

const denied = (onResource: unknown): Json => ({ Statement: { Effect: 'Deny', Action: '*', Resource: onResource, Principal: '*' } });
const allowed = (onResource: unknown): Json => ({ Statement: { Effect: 'Allow', Action: '*', Resource: onResource, Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } } } });

test.each<[string, string, Json, Json, Json]>([
  ['bucket', 's3:PutObject', resource('AWS::S3::Bucket', { BucketName: 'photos' }), arn('X'),
    resource('AWS::S3::BucketPolicy', { Bucket: 'photos', PolicyDocument: denied('*') })],
  ['bucket', 's3:PutObject', resource('AWS::S3::Bucket', { BucketName: 'photos' }), arn('X'),
    resource('AWS::S3::BucketPolicy', { Bucket: ref('X'), PolicyDocument: denied('*') })],
  ['queue', 'sqs:SendMessage', aQueue({ QueueName: 'orders' }), arn('X'),
    resource('AWS::SQS::QueuePolicy', { Queues: ['https://sqs.eu-west-1.amazonaws.com/111111111111/orders'], PolicyDocument: denied('*') })],
  ['bus', 'events:PutEvents', resource('AWS::Events::EventBus', { Name: 'shop' }), arn('X'),
    resource('AWS::Events::EventBusPolicy', { EventBusName: 'shop', StatementId: 's', Statement: { Effect: 'Deny', Action: '*', Resource: '*', Principal: '*' } })],
  ['topic', 'sns:Publish', resource('AWS::SNS::Topic', { TopicName: 'placed' }), ref('X'),
    resource('AWS::SNS::TopicPolicy', { Topics: ['arn:aws:sns:eu-west-1:111111111111:placed'], PolicyDocument: denied('*') })],
  ['topic', 'sns:Publish', resource('AWS::SNS::Topic', { TopicName: 'placed' }), ref('X'),
    resource('AWS::SNS::TopicInlinePolicy', { TopicArn: ref('X'), PolicyDocument: denied('*') })],
  ['queue', 'sqs:SendMessage', aQueue(), arn('X'), resource('AWS::SQS::QueueInlinePolicy', { Queue: ref('X'), PolicyDocument: denied('*') })],
  ['stream', 'kinesis:PutRecord', resource('AWS::Kinesis::Stream'), arn('X'),
    resource('AWS::Kinesis::ResourcePolicy', { ResourceArn: arn('X'), ResourcePolicy: denied('*') })],
  ['cluster', 'kafka:GetBootstrapBrokers', resource('AWS::MSK::Cluster'), ref('X'), resource('AWS::MSK::ClusterPolicy', { ClusterArn: ref('X'), Policy: denied('*') })],
])('a policy of a %s denies %s', (_, action, X, on, policy) => {
  const role = resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } } }] });
  const answer = (resources: Json): string => {
    const asked = Asked.environments({ [HERE]: { Role: role, X, ...resources } });
    return word(asked.iam.evaluateRole(asked.value(arn('Role')), action, asked.value(on)));
  };
  expect([answer({}), answer({ P: policy })]).toEqual(['allowed', 'denied']);
});

test.each<[string, string, string, Json]>([
  ['an event bus', 'events:PutEvents', 'AWS::Events::EventBus', { Policy: allowed('*') }],
  ['a key', 'kms:Decrypt', 'AWS::KMS::Key', { KeyPolicy: allowed('*') }],
  ['a table', 'dynamodb:PutItem', 'AWS::DynamoDB::Table', { ResourcePolicy: { PolicyDocument: allowed('*') } }],
])('%s has its policy in a property', (_, action, type, properties) => {
  const answer = (own: Json): string => {
    const asked = Asked.environments({ [HERE]: { Role: resource('AWS::IAM::Role'), X: resource(type, own) } });
    return word(asked.iam.evaluateRole(asked.value(arn('Role')), action, asked.value(arn('X'))));
  };
  expect([answer({}), answer(properties)]).toEqual(['denied', 'allowed']);
});
