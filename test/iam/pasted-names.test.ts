/**
 * Names and ids that AWS generates for a resource of the app, read after the first deployment and written into a template: perhaps that
 * resource. Any other text is surely another.
 */
import { aFunction, arn, aPermission, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const ALLOW = { Effect: 'Allow', Action: '*' };
const RESOURCES: Json = {
  OrdersQueue8B4F1A2C: aQueue(),
  Named: aQueue({ QueueName: 'named' }),
  Key: resource('AWS::KMS::Key'),
  Table: resource('AWS::DynamoDB::Table'),
  OrdersQueue8B4F1A2CFifo: aQueue({ FifoQueue: true }),
  Consumer: resource('AWS::Kinesis::StreamConsumer', { StreamARN: arn('Clicks'), ConsumerName: 'fan' }),
  Clicks: resource('AWS::Kinesis::Stream', { Name: 'clicks' }),
};

function role(on: unknown, written: string, action = 'sqs:SendMessage'): string {
  const asked = Asked.environments({
    '111111111111/eu-west-1': {
      ...RESOURCES,
      Role: resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: { ...ALLOW, Resource: written } } }] }),
    },
  });
  return word(asked.iam.evaluateRole(asked.value(arn('Role')), action, asked.value(on)));
}

const SQS = 'arn:aws:sqs:eu-west-1:111111111111:';
const KMS = 'arn:aws:kms:eu-west-1:111111111111:';
const KEY_ID = '1234abcd-12ab-34cd-56ef-1234567890ab';

test.each<[string, unknown, string, string]>([
  ['the generated name of the queue', arn('OrdersQueue8B4F1A2C'), `${SQS}Shop-OrdersQueue8B4F1A2C-AbC123dEf456`, 'unknown'],
  ['a shortened one', arn('OrdersQueue8B4F1A2C'), `${SQS}a-very-long-stack-name-OrdersQueue-1M2N3P4Q5R6S7`, 'unknown'],
  ['one of any account', arn('OrdersQueue8B4F1A2C'), 'arn:aws:sqs:*:*:Shop-OrdersQueue8B4F1A2C-AbC123dEf456', 'unknown'],
  ['a generated FIFO name', arn('OrdersQueue8B4F1A2CFifo'), `${SQS}Shop-OrdersQueue8B4F1A2CFifo-AbC123dEf456.fifo`, 'unknown'],
  ['the generated name of another resource', arn('OrdersQueue8B4F1A2C'), `${SQS}Shop-Payments-AbC123dEf456`, 'denied'],
  ['the generated name in another Region', arn('OrdersQueue8B4F1A2C'), 'arn:aws:sqs:eu-west-2:111111111111:Shop-OrdersQueue8B4F1A2C-AbC123dEf456', 'denied'],
  ['the generated name of a queue with a name', arn('Named'), `${SQS}Shop-Named-AbC123dEf456`, 'denied'],
  ['a written name', arn('OrdersQueue8B4F1A2C'), `${SQS}orders-queue`, 'denied'],
  ['a written name that ends in an account', arn('OrdersQueue8B4F1A2C'), `${SQS}OrdersQueue-111111111111`, 'denied'],
  ['a written name that ends in a word', arn('OrdersQueue8B4F1A2C'), `${SQS}OrdersQueue-deadletters`, 'denied'],
])('a role may use %s', (_, on, written, expected) => {
  expect(role(on, written)).toBe(expected);
});

test.each<[string, unknown, string, string, string]>([
  ['the id of a key', ref('Key'), `${KMS}key/${KEY_ID}`, 'kms:Decrypt', 'unknown'],
  ['the id of a key of several Regions', ref('Key'), `${KMS}key/mrk-1234abcd12ab34cd56ef1234567890ab`, 'kms:Decrypt', 'unknown'],
  ['the alias of a key', ref('Key'), `${KMS}alias/mine`, 'kms:Decrypt', 'denied'],
  ['the id of a key in another Region', ref('Key'), `arn:aws:kms:eu-west-2:111111111111:key/${KEY_ID}`, 'kms:Decrypt', 'denied'],
  ['the stream of a table', { 'Fn::GetAtt': ['Table', 'StreamArn'] },
    'arn:aws:dynamodb:eu-west-1:111111111111:table/Shop-Table-1M2N3P4Q5R6S7/stream/*', 'dynamodb:GetRecords', 'unknown'],
  ['a consumer of a stream', { 'Fn::GetAtt': ['Consumer', 'ConsumerARN'] },
    'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks/consumer/fan:1726000000', 'kinesis:SubscribeToShard', 'unknown'],
])('a role may use %s by its ARN', (_, on, written, action, expected) => {
  expect(role(on, written, action)).toBe(expected);
});

const PASTED = 'Shop-Worker-AbC123dEf456';
const SNS = 'sns.amazonaws.com';

test.each<[string, string, unknown]>([
  ['its generated name', 'unknown', PASTED],
  ['its generated ARN', 'unknown', `arn:aws:lambda:eu-west-1:111111111111:function:${PASTED}`],
  ['the generated name of another function', 'denied', 'Shop-Other-AbC123dEf456'],
  ['a written name', 'denied', 'worker'],
])('a permission names the function by %s: %s', (_, expected, FunctionName) => {
  const asked = Asked.environments({ '111111111111/eu-west-1': { Worker: aFunction(), P: aPermission(SNS, { FunctionName }) } });
  expect(word(asked.mayInvoke(SNS, arn('Worker'), 'arn:aws:sns:eu-west-1:111111111111:t'))).toBe(expected);
});

test('a generated topic name is not passed over among many permissions', () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`P${i}`, aPermission(SNS, { SourceArn: `arn:aws:sns:eu-west-1:111111111111:other${i}` })]));
  const asked = (name: string): Asked => Asked.environments({
    '111111111111/eu-west-1': {
      Fn: aFunction(), Orders: resource('AWS::SNS::Topic'), ...many, Pasted: aPermission(SNS, { SourceArn: `arn:aws:sns:eu-west-1:111111111111:${name}` }),
    },
  });
  const answer = (name: string): string => word(asked(name).mayInvoke(SNS, arn('Fn'), ref('Orders')));
  expect(['Shop-Orders-AbC123dEf456', 'Shop-Bills-AbC123dEf456'].map(answer)).toEqual(['unknown', 'denied']);
});

test.each([['Shop-Role-AbC123dEf456', 'unknown'], ['Shop-Other-AbC123dEf456', 'denied'], ['role', 'denied']])(
  'a policy is attached to a role by the name %s: %s', (name, expected) => {
    const asked = Asked.environments({
      '111111111111/eu-west-1': {
        Role: resource('AWS::IAM::Role'), Queue: aQueue(), P: resource('AWS::IAM::Policy', { Roles: [name], PolicyDocument: { Statement: { ...ALLOW, Resource: '*' } } }),
      },
    });
    expect(word(asked.iam.evaluateRole(asked.value(arn('Role')), 'sqs:SendMessage', asked.value(arn('Queue'))))).toBe(expected);
  },
);

test('a key by its written id is perhaps the key of the app, whose policy then decides', () => {
  const asked = Asked.environments({
    '111111111111/eu-west-1': {
      Key: resource('AWS::KMS::Key'), Role: resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: { ...ALLOW, Resource: arn('Key') } } }] }),
    },
  });
  expect(word(asked.iam.evaluateRole(asked.value(arn('Role')), 'kms:Decrypt', asked.value(`${KMS}key/${KEY_ID}`)))).toBe('unknown');
});
