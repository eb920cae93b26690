/** A schedule invokes asynchronously by its role, with retries, an age and a dead-letter queue of its own. */
import { aFunction, aQueue, arn, graphOf, Json, onlyDelivery, resource } from '../../template/app-of';

const scheduled = (target: Json = {}, schedule: Json = {}): ReturnType<typeof onlyDelivery> => onlyDelivery({
  Fn: aFunction(),
  Role: resource('AWS::IAM::Role'),
  Dead: aQueue(),
  Nightly: resource('AWS::Scheduler::Schedule', { Target: { Arn: arn('Fn'), ...target }, ...schedule }),
});

test('the settings of its target are read', () => {
  const { source, pushTarget } = scheduled({
    RoleArn: arn('Role'),
    RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 600 },
    DeadLetterConfig: { Arn: arn('Dead') },
  }, { State: 'ENABLED' });
  expect(source).toEqual({ kind: 'async', node: 'App.Nightly', service: 'scheduler' });
  expect(pushTarget).toMatchObject({
    authority: 'role',
    role: 'App.Role',
    enabled: true,
    retries: 3,
    maxAge: 600,
    deadLetter: 'App.Dead',
    property: 'Target',
    retriesProperty: 'Target.RetryPolicy.MaximumRetryAttempts',
    deadLetterProperty: 'Target.DeadLetterConfig.Arn',
  });
});

test('what is left out is what EventBridge Scheduler does by itself', () => {
  expect(scheduled().pushTarget).toMatchObject({ role: 'none', enabled: true, retries: 185, maxAge: 86_400, deadLetter: 'none' });
});

test.each([['DISABLED', false], ['ENABLED', true]])('a schedule that is %s', (State, enabled) => {
  expect(scheduled({}, { State }).pushTarget?.enabled).toBe(enabled);
});

const schedules = (input: unknown, call = 'lambda:invoke') => graphOf({
  Fn: aFunction(),
  Role: resource('AWS::IAM::Role'),
  Live: resource('AWS::Lambda::Alias', { FunctionName: { Ref: 'Fn' }, FunctionVersion: '1', Name: 'live' }),
  Nightly: resource('AWS::Scheduler::Schedule', {
    Target: { Arn: { 'Fn::Sub': `arn:\${AWS::Partition}:scheduler:::aws-sdk:${call}` }, RoleArn: arn('Role'), Input: input },
  }),
});
const universal = (input: unknown, call?: string) => (
  schedules(input, call).deliveries.map(({ source, target }) => [source.kind, source.node, target.function, target.qualifier])
);

test.each<[string, unknown, string | undefined, readonly unknown[]]>([
  ['by its ARN', { 'Fn::Sub': '{"FunctionName":"${Fn.Arn}","InvocationType":"Event"}' }, undefined, ['App.Fn', '$LATEST']],
  ['by its name', { 'Fn::Sub': '{"FunctionName":"${Fn}","InvocationType":"Event"}' }, undefined, ['App.Fn', '$LATEST']],
  ['by an alias', { 'Fn::Sub': '{"FunctionName":"${Live}","InvocationType":"Event"}' }, undefined, ['App.Fn', 'live']],
  ['with a qualifier', { 'Fn::Sub': '{"FunctionName":"${Fn}","Qualifier":"live","InvocationType":"Event"}' }, undefined, ['App.Fn', 'live']],
  ['by the older call', { 'Fn::Sub': '{"FunctionName":"${Fn}"}' }, 'lambda:invokeAsync', ['App.Fn', '$LATEST']],
])('the universal target invokes a function %s', (_, input, call, target) => {
  expect(universal(input, call)).toEqual([['async', 'App.Nightly', ...target]]);
});

test.each<[string, unknown]>([
  ['that waits for the answer', { 'Fn::Sub': '{"FunctionName":"${Fn}"}' }],
  ['that waits because it says so', { 'Fn::Sub': '{"FunctionName":"${Fn}","InvocationType":"RequestResponse"}' }],
])('of a universal target %s nobody knows what becomes of an error', (_, input) => {
  expect(universal(input)).toEqual([['unknown', 'App.Nightly', 'App.Fn', '$LATEST']]);
  const { policy } = schedules(input).deliveries[0];
  expect(policy.maxAge).toMatchObject({ unknown: 'what EventBridge Scheduler makes of an error of a function that it waits for' });
});

test.each<[string, unknown, string | undefined]>([
  ['whose input is hidden', { 'Fn::ImportValue': 'input' }, undefined],
  ['of another service', { 'Fn::Sub': '{"QueueUrl":"${Fn}","InvocationType":"Event"}' }, 'sqs:sendMessage'],
])('a universal target %s is not read', (_, input, call) => {
  expect(universal(input, call)).toEqual([]);
});

const sendsTo = (call: string, Input: unknown) => graphOf({
  Queue: aQueue({ QueueName: 'work' }),
  Topic: resource('AWS::SNS::Topic'),
  Stream: resource('AWS::Kinesis::Stream'),
  Bus: resource('AWS::Events::EventBus', { Name: 'orders' }),
  Role: resource('AWS::IAM::Role'),
  Nightly: resource('AWS::Scheduler::Schedule', { Target: { Arn: `arn:aws:scheduler:::aws-sdk:${call}`, RoleArn: arn('Role'), Input } }),
}, { Parameters: { Given: { Type: 'String' } } }).links.map(({ by, from, to }) => [by, from, typeof to === 'string' ? to : 'unknown']);
const input = (text: string) => ({ 'Fn::Sub': text });

test.each<[string, string, unknown, readonly string[]]>([
  ['a queue', 'sqs:sendMessage', input('{"QueueUrl":"${Queue}","MessageBody":"go"}'), ['App.Queue']],
  ['a queue by its URL', 'sqs:sendMessage', '{"QueueUrl":"https://sqs.eu-west-1.amazonaws.com/111122223333/other"}', ['arn:aws:sqs:eu-west-1:111122223333:other']],
  ['a topic', 'sns:publish', input('{"TopicArn":"${Topic}","Message":"go"}'), ['App.Topic']],
  ['a topic as target', 'sns:publish', input('{"TargetArn":"${Topic}","Message":"go"}'), ['App.Topic']],
  ['a stream by its name', 'kinesis:putRecord', input('{"StreamName":"${Stream}","PartitionKey":"a"}'), ['App.Stream']],
  ['a stream by its ARN', 'kinesis:putRecord', input('{"StreamARN":"${Stream.Arn}","PartitionKey":"a"}'), ['App.Stream']],
  ['a bus by its name', 'eventbridge:putEvents', '{"Entries":[{"EventBusName":"orders"}]}', ['App.Bus']],
  ['two buses', 'eventbridge:putEvents', input('{"Entries":[{"EventBusName":"${Bus}"},{}]}'), ['App.Bus', 'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default']],
  ['a queue that is hidden', 'sqs:sendMessage', { Ref: 'Given' }, ['unknown']],
  ['a queue that a parameter names', 'sqs:sendMessage', input('{"QueueUrl":"${Given}"}'), ['unknown']],
  ['what no reader knows', 'ecs:runTask', '{}', ['arn:aws:scheduler:::aws-sdk:ecs:runTask']],
])('the universal target sends to %s', (_, call, Input, expected) => {
  expect(sendsTo(call, Input)).toEqual(expected.map((to) => ['schedule', 'App.Nightly', to]));
});
