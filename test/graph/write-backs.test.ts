/** Where a function may write so that it is invoked again, as far as its own configuration says so. */
import { WriteBack } from '../../src/model/write-back';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, ref, resource } from '../template/app-of';

const allow = (Action: unknown, Resource: unknown, more: Json = {}): Json => ({ Effect: 'Allow', Action, Resource, ...more });

/** Of a queue that the function reads, with these statements in its role. */
function writesBack(statements: readonly Json[], handler: Json = {}, more: Json = {}, queue: Json = {}): readonly WriteBack[] | undefined {
  const { deliveries } = graphOf({
    Role: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {}, Policies: [{ PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
    }),
    Fn: aFunction({ Role: arn('Role'), ...handler }),
    Queue: aQueue(queue),
    Mapping: aMapping({ EventSourceArn: arn('Queue') }),
    ...more,
  }, { Parameters: { Name: { Type: 'String' } } });
  return deliveries.find(({ source }) => source.node === 'App.Queue')?.writesBack;
}

const NAMING: Json = { Environment: { Variables: { OTHER: 'x', AGAIN: ref('Queue') } } };
const EVERY_QUEUE = { 'Fn::Sub': 'arn:${AWS::Partition}:sqs:*:*:*' };

test.each<[string, Json, Json, Partial<WriteBack>]>([
  ['names the queue', allow('sqs:SendMessage', arn('Queue')), {}, { named: true }],
  ['names a part of the action', allow(['sqs:Send*'], arn('Queue')), {}, { named: true }],
  ['is for every queue, and a variable names it', allow('sqs:SendMessage', '*'), NAMING, { named: false, variable: 'AGAIN' }],
  ['is for a pattern, and a variable names it', allow('sqs:SendMessage', EVERY_QUEUE), NAMING, { named: false, variable: 'AGAIN' }],
])('it may write where a statement %s', (_, statement, handler, expected) => {
  expect(writesBack([statement], handler)).toMatchObject([{ to: 'App.Queue', action: 'sqs:SendMessage', intended: false, ...expected }]);
});

test.each<[string, readonly Json[], Json]>([
  ['names every queue', [allow('sqs:SendMessage', '*')], {}],
  ['names every action of the service', [allow('sqs:*', arn('Queue'))], NAMING],
  ['names every action', [allow('*', arn('Queue'))], NAMING],
  ['names another queue', [allow('sqs:SendMessage', arn('Other'))], {}],
  ['moves messages back', [allow('sqs:StartMessageMoveTask', arn('Queue'))], NAMING],
  ['has a condition', [allow('sqs:SendMessage', arn('Queue'), { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })], NAMING],
  ['is denied again', [allow('sqs:SendMessage', arn('Queue')), { Effect: 'Deny', Action: 'sqs:Send*', Resource: '*' }], NAMING],
  ['names a parameter', [allow('sqs:SendMessage', ref('Name'))], {}],
])('nothing says that it writes where a statement %s', (_, statements, handler) => {
  expect(writesBack(statements, handler, { Other: aQueue() })).toBeUndefined();
});

test.each<[string, unknown]>([
  ['its name', 'orders'], ['its ARN', { 'Fn::Sub': 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders' }],
  ['a reference', { 'Fn::GetAtt': ['Queue', 'QueueName'] }], ['a text with a reference', { 'Fn::Sub': '${Queue}?x' }],
])('a variable names the queue by %s', (_, value) => {
  const handler = { Environment: { Variables: { AGAIN: value } } };
  expect(writesBack([allow('sqs:SendMessage', '*')], handler, {}, { QueueName: 'orders' })).toMatchObject([{ variable: 'AGAIN' }]);
});

test('what sends to the queue counts too', () => {
  const more = {
    Topic: resource('AWS::SNS::Topic'),
    Told: resource('AWS::SNS::Subscription', { TopicArn: ref('Topic'), Protocol: 'sqs', Endpoint: arn('Queue') }),
  };
  expect(writesBack([allow('sns:Publish', ref('Topic'))], {}, more)).toMatchObject([{ to: 'App.Topic', action: 'sns:Publish' }]);
});

test.each<[unknown, unknown]>([['Allow', true], ['Terminate', false], [ref('Name'), { cause: { name: 'Name' } }]])('RecursiveLoop %j', (value, intended) => {
  expect(writesBack([allow('sqs:SendMessage', arn('Queue'))], { RecursiveLoop: value })).toMatchObject([{ intended }]);
});

test('what Lambda itself writes there by the role says nothing of the code', () => {
  const config = resource('AWS::Lambda::EventInvokeConfig', {
    FunctionName: ref('Fn'), Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination: arn('Queue') } },
  });
  expect(writesBack([allow('sqs:SendMessage', arn('Queue'))], {}, { Config: config })).toBeUndefined();
});
