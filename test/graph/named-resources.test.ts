import { readDeliveryGraph } from '../../src/graph/read-graph';
import { TemplateApp } from '../../src/template/app';
import { FoundTemplate } from '../../src/template/found-template';
import { aConfig, aFunction, aMapping, aQueue, graphOf, Json, resource } from '../template/app-of';

const HERE = 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders';
const sub = (text: string): Json => ({ 'Fn::Sub': text });

test.each<[string, Json, string, unknown]>([
  ['a queue', { X: aQueue({ QueueName: 'orders' }) }, 'App.X', sub(HERE)],
  ['a stream', { X: resource('AWS::Kinesis::Stream', { Name: 'clicks' }) }, 'App.X', sub('arn:aws:kinesis:${AWS::Region}:${AWS::AccountId}:stream/clicks')],
  ['a table', { X: resource('AWS::DynamoDB::Table', { TableName: 't' }) }, 'App.X', sub('arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/t/stream/2026')],
  ['the stream that another ARN of it names', { X: resource('AWS::Kinesis::Stream') }, 'App.X', {
    'Fn::Join': ['', [sub('arn:aws:kinesis:${AWS::Region}:${AWS::AccountId}:stream/'), { 'Fn::Select': [1, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['X', 'Arn'] }] }] }]],
  }],
  ['the table whose ARN is put together from its pieces', { X: resource('AWS::DynamoDB::Table') }, 'App.X', {
    'Fn::Join': ['/', [{ 'Fn::GetAtt': ['X', 'Arn'] }, 'stream', { 'Fn::Select': [3, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['X', 'StreamArn'] }] }] }]],
  }],
  ['no queue of another name', { X: aQueue({ QueueName: 'other' }) }, HERE, sub(HERE)],
  ['neither of two', { X: aQueue({ QueueName: 'orders' }), Y: aQueue({ QueueName: 'orders' }) }, HERE, sub(HERE)],
])('an ARN that is written out means %s', (_, resources, id, sourceArn) => {
  expect(graphOf({ Fn: aFunction(), ...resources, M: aMapping({ EventSourceArn: sourceArn }) }).deliveries[0].source.node).toBe(id);
});

test.each<[string, Json, string, unknown]>([
  ['of the own account', { RoleName: 'w' }, 'arn:aws:iam::${AWS::AccountId}:role/w', 'App.R'],
  ['with a path', { RoleName: 'w', Path: '/svc/' }, 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/svc/w', 'App.R'],
  ['of an account that may be another', { RoleName: 'w' }, 'arn:aws:iam::111122223333:role/w', { unknown: 'arn:aws:iam::111122223333:role/w, which may be R' }],
  ['of another name', { RoleName: 'x' }, 'arn:aws:iam::${AWS::AccountId}:role/w', 'arn:aws:iam::${AWS::AccountId}:role/w'],
])('the ARN of a role %s has no Region', (_, properties, arn, role) => {
  const { nodes } = graphOf({ Fn: aFunction({ Role: sub(arn) }), R: resource('AWS::IAM::Role', properties), C: aConfig() });
  expect(nodes.find(({ id }) => id === 'App.Fn')).toMatchObject({ role });
});

test('in a stack whose account is not known, an ARN with an account may mean its queue', () => {
  const mapping = aMapping({ EventSourceArn: 'arn:aws:sqs:eu-west-1:1:orders' });
  expect(graphOf({ Fn: aFunction(), X: aQueue({ QueueName: 'orders' }), M: mapping }).deliveries[0].source.node)
    .toEqual({ unknown: 'arn:aws:sqs:eu-west-1:1:orders, which may be X' });
});

test('a function\'s name means that function, in an invoke config as in a destination', () => {
  const { deliveries } = graphOf({
    Fn: aFunction({ FunctionName: 'resize' }),
    Next: aFunction({ FunctionName: 'next' }),
    C: aConfig({
      FunctionName: 'resize',
      DestinationConfig: { OnSuccess: { Destination: sub('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:next:live') } },
    }),
  });
  expect(deliveries.map(({ id }) => id)).toEqual(['* -> App.Fn:$LATEST', 'App.Fn -> App.Next:live']);
});

test.each<[string, string]>([
  ['any partition', 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:resize'],
  ['a partition that is written out', 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:resize'],
  ['a partition of its own, and a Region', 'arn:aws-cn:lambda:cn-north-1:${AWS::AccountId}:function:resize'],
])('a rule\'s target in %s is a function that it invokes', (_, text) => {
  const { deliveries, links } = graphOf({
    Fn: aFunction({ FunctionName: 'resize' }),
    R: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'a', Arn: sub(text) }] }),
  });
  expect([deliveries.length, links.length]).toEqual([1, 0]);
});

test('an ARN with account and Region means the stack that is deployed there', () => {
  const stack = (name: string, environment: string, resources: Json): FoundTemplate => ({ name, environment, template: { Resources: resources } });
  const node = (sourceArn: string): unknown => readDeliveryGraph(new TemplateApp([
    stack('A', 'aws://1/eu-west-1', { Q: aQueue({ QueueName: 'orders' }) }),
    stack('B', 'aws://2/eu-west-1', { Fn: aFunction(), M: aMapping({ EventSourceArn: { 'Fn::Sub': sourceArn } }) }),
  ])).deliveries[0].source.node;
  expect(node('arn:aws:sqs:eu-west-1:1:orders')).toBe('A.Q');
  expect(node('arn:aws:sqs:eu-west-1:2:orders')).toBe('arn:aws:sqs:eu-west-1:2:orders');
  expect(node(HERE)).toEqual({ unknown: `${HERE}, which may be Q` });
});

test.each<[string, string, Json, string]>([
  ['a rule of AWS IoT', 'iot.amazonaws.com', resource('AWS::IoT::TopicRule', { RuleName: 'cameras' }), 'arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:rule/cameras'],
  ['an alarm', 'lambda.alarms.cloudwatch.amazonaws.com', resource('AWS::CloudWatch::Alarm', { AlarmName: 'late' }),
    'arn:aws:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:late'],
])('the ARN of a permission means %s of that name', (_, principal, source, arn) => {
  const deliveries = (name: string) => graphOf({
    Fn: aFunction(),
    S: source,
    P: resource('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction', FunctionName: { Ref: 'Fn' }, Principal: principal, SourceArn: sub(name),
    }),
  }).deliveries.map(({ source: { node } }) => node);
  expect(deliveries(arn)).toEqual(['App.S']);
  expect(deliveries(`${arn}-other`)).toEqual([`${arn}-other`]);
});

test('a rule of AWS IoT that the permission names by its ARN is one delivery', () => {
  const { deliveries } = graphOf({
    Fn: aFunction(),
    R: resource('AWS::IoT::TopicRule', {
      RuleName: 'cameras', TopicRulePayload: { Sql: 'SELECT 1', Actions: [{ Lambda: { FunctionArn: { 'Fn::GetAtt': ['Fn', 'Arn'] } } }] },
    }),
    P: resource('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: 'Fn' },
      Principal: 'iot.amazonaws.com',
      SourceArn: sub('arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:rule/cameras'),
    }),
  });
  expect(deliveries.map(({ source }) => source.node)).toEqual(['App.R']);
});
