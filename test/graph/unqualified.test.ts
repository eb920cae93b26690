/** A caller that names no qualifier is told apart from one that names `$LATEST`, though both mostly run the same code. */
import { isUnknown, Known } from '../../src/model/known';
import { aConfig, aFunction, aMapping, aPermission, arn, graphOf, Json, ref, resource } from '../template/app-of';

const LATEST_OF_FN = { 'Fn::Sub': '${Fn.Arn}:$LATEST' };
const ALIAS = resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '1', Name: 'live' });

const rule = (to: unknown): Json => resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'a', Arn: to }] });
const task = (parameters: Json): Json => resource('AWS::StepFunctions::StateMachine', {
  RoleArn: 'arn:aws:iam::111122223333:role/machine',
  Definition: { StartAt: 'Do', States: { Do: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: parameters, End: true } } },
});
const CALLERS: readonly (readonly [string, (to: unknown) => Json])[] = [
  ['a rule', rule],
  ['a mapping', (to) => aMapping({ FunctionName: to, EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:q' })],
  ['a schedule', (to) => resource('AWS::Scheduler::Schedule', { ScheduleExpression: 'rate(1 day)', Target: { Arn: to, RoleArn: 'arn:aws:iam::111122223333:role/s' } })],
  ['a subscription', (to) => resource('AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: 'arn:aws:sns:eu-west-1:111122223333:t', Endpoint: to })],
  ['a bucket', (to) => resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:*', Function: to }] } })],
  ['a log filter', (to) => resource('AWS::Logs::SubscriptionFilter', { LogGroupName: 'g', FilterPattern: '', DestinationArn: to })],
  ['an IoT rule', (to) => resource('AWS::IoT::TopicRule', { TopicRulePayload: { Sql: 'SELECT *', Actions: [{ Lambda: { FunctionArn: to } }] } })],
  ['a pipe', (to) => resource('AWS::Pipes::Pipe', { RoleArn: 'arn:aws:iam::111122223333:role/p', Source: 'arn:aws:sqs:eu-west-1:111122223333:q', Target: to })],
  ['a task', (to) => task({ FunctionName: to })],
  ['an API', (to) => resource('AWS::ApiGatewayV2::Integration', { ApiId: 'a', IntegrationType: 'AWS_PROXY', IntegrationUri: to })],
];

function unqualified(resources: Json): readonly (Known<boolean> | undefined)[] {
  return graphOf({ Fn: aFunction(), ...resources }).deliveries.filter(({ source }) => source.node !== undefined)
    .map(({ target }) => target.unqualified);
}

test.each(CALLERS)('%s that names the function alone names no qualifier', (_, caller) => {
  expect(unqualified({ Caller: caller(arn('Fn')) })).toEqual([true]);
});

test.each(CALLERS)('%s that names $LATEST, or an alias, names a qualifier', (_, caller) => {
  expect(unqualified({ Caller: caller(LATEST_OF_FN) })).toEqual([undefined]);
  expect(unqualified({ Caller: caller(ref('Alias')), Alias: ALIAS })).toEqual([undefined]);
});

test('the qualifier of a task stands beside the name', () => {
  expect(unqualified({ Task: task({ FunctionName: arn('Fn'), Qualifier: '$LATEST' }) })).toEqual([undefined]);
});

test('two callers of one qualifier are each told for itself', () => {
  expect(unqualified({ A: rule(arn('Fn')), B: rule(LATEST_OF_FN), Config: aConfig({ MaximumRetryAttempts: 0 }) })).toEqual([true, undefined]);
});

test('one of several notifications of a bucket is enough', () => {
  const Bucket = resource('AWS::S3::Bucket', {
    NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: LATEST_OF_FN }, { Event: 's3:ObjectRemoved:*', Function: arn('Fn') }] },
  });
  expect(unqualified({ Bucket })).toEqual([true]);
});

test('a permission does not tell whether its caller names $LATEST', () => {
  expect(unqualified({ May: aPermission('s3.amazonaws.com', { SourceArn: 'arn:aws:s3:::uploads' }) }).map((value) => value !== undefined && isUnknown(value))).toEqual([true]);
});

test('an exit to a function tells it, too', () => {
  const exitsOf = (destination: unknown): unknown => graphOf({
    Fn: aFunction(), Other: aFunction(), Config: aConfig({ FunctionName: ref('Other'), DestinationConfig: { OnFailure: { Destination: destination } } }),
  }).deliveries.flatMap(({ policy }) => policy.exits.failure.map(({ unqualified: without }) => without));
  expect(exitsOf(arn('Fn'))).toEqual([true]);
  expect(exitsOf(LATEST_OF_FN)).toEqual([undefined]);
});

const HIDDEN_ALIAS = { Parameters: { Live: { Type: 'String' }, Other: { Type: 'String' } } };
const anAlias = (name: string): Json => resource('AWS::Lambda::Alias', { Name: ref(name), FunctionName: ref('Fn'), FunctionVersion: '1' });

test.each<[string, Json, readonly string[]]>([
  ['the alias that has it as its name', { A: anAlias('Live'), R: rule(ref('A')) }, ['App.R -> App.Fn:App.A']],
  ['no alias of another parameter', { A: anAlias('Other'), R: rule(ref('A')) }, ['* -> App.Fn:${parameter,App,Live}', 'App.R -> App.Fn:App.A']],
])('settings for a qualifier that a parameter names are those of %s', (_, resources, ids) => {
  const { deliveries } = graphOf({ Fn: aFunction(), C: aConfig({ Qualifier: ref('Live') }), ...resources }, HIDDEN_ALIAS);
  expect(deliveries.map(({ id }) => id)).toEqual(ids);
});
