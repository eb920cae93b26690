/** Handlers of AWS AppSync Events that invoke a function without code. */
import { isUnknown } from '../../../src/model/known';
import { aFunction, arn, graphOf, Json, resource } from '../../template/app-of';

const roleWith = (statements: readonly Json[]): Json => (
  resource('AWS::IAM::Role', { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: statements } }] })
);
const API_ID = { 'Fn::GetAtt': ['Api', 'ApiId'] };
const NAME = { 'Fn::GetAtt': ['Source', 'Name'] };
const SHOP: Json = {
  Fn: aFunction(),
  Role: roleWith([{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn('Fn') }]),
  Poor: roleWith([{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }]),
  Api: resource('AWS::AppSync::Api', { Name: 'chat' }),
};
const source = (properties: Json = {}): Json => resource('AWS::AppSync::DataSource', {
  ApiId: API_ID, Name: 'handler', Type: 'AWS_LAMBDA', LambdaConfig: { LambdaFunctionArn: arn('Fn') }, ServiceRoleArn: arn('Role'), ...properties,
});
const namespace = (handlers: Json): Json => resource('AWS::AppSync::ChannelNamespace', { ApiId: API_ID, Name: 'chat', HandlerConfigs: handlers });
const direct = (invokeType: unknown, name: unknown = NAME): Json => (
  { Behavior: 'DIRECT', Integration: { DataSourceName: name, LambdaConfig: { InvokeType: invokeType } } }
);
const graph = (resources: Json) => graphOf({ ...SHOP, Source: source(), ...resources }, { Parameters: { P: { Type: 'String' } } });

function calls(handlers: Json, others: Json = {}): readonly string[] {
  return graph({ Chat: namespace(handlers), ...others }).deliveries.map(({ source: { kind, node }, access, pushTarget, id }) => {
    const answers = access.map(({ allowed }) => (isUnknown(allowed) ? 'unknown' : allowed ? 'may' : 'may not'));
    return `${kind} ${String(node)} ${pushTarget?.property ?? id} ${answers.join()}`;
  });
}

test.each<[string, Json, Json | undefined, readonly string[]]>([
  ['as an event', { OnPublish: direct('EVENT') }, undefined, ['async App.Chat HandlerConfigs.OnPublish.Integration may']],
  ['and waits', { OnSubscribe: direct('REQUEST_RESPONSE') }, undefined, ['sync App.Chat HandlerConfigs.OnSubscribe.Integration may']],
  ['by the name of the data source', { OnPublish: direct('EVENT', 'handler') }, undefined, ['async App.Chat HandlerConfigs.OnPublish.Integration may']],
  ['in both handlers', { OnPublish: direct('EVENT'), OnSubscribe: direct('REQUEST_RESPONSE') }, undefined,
    ['async App.Chat HandlerConfigs.OnPublish.Integration may', 'sync App.Chat HandlerConfigs.OnSubscribe.Integration may']],
  ['in a way that a parameter decides', { OnPublish: direct({ Ref: 'P' }) }, undefined, ['unknown App.Chat HandlerConfigs.OnPublish.Integration may']],
  ['by a role that may not', { OnPublish: direct('EVENT') }, { Source: source({ ServiceRoleArn: arn('Poor') }) },
    ['async App.Chat HandlerConfigs.OnPublish.Integration may not']],
])('a handler invokes %s', (_, handlers, others, expected) => {
  expect(calls(handlers, others)).toEqual(expected);
});

test.each<[string, Json, Json]>([
  ['with code', { OnPublish: { Behavior: 'CODE', Integration: { DataSourceName: NAME } } }, {}],
  ['without an integration', { OnPublish: { Behavior: 'CODE' } }, {}],
  ['of a data source outside the app', { OnPublish: direct('EVENT', 'another') }, {}],
  ['of a data source of another API', { OnPublish: direct('EVENT', 'handler') }, { Source: source({ ApiId: 'other' }) }],
  ['of a data source that is no function', { OnPublish: direct('EVENT') }, { Source: source({ LambdaConfig: undefined }) }],
  ['of a reference to something else', { OnPublish: direct('EVENT', { Ref: 'Fn' }) }, {}],
  ['that is no object', { OnPublish: 7 }, {}],
  ['whose data source is a list', { OnPublish: direct('EVENT', ['handler']) }, {}],
])('a handler %s invokes nothing', (_, handlers, others) => {
  expect(calls(handlers, others)).toEqual([]);
});

const unread = (resources: Json): readonly string[] => graph(resources).unreadCallers.map(({ declaredAt: { logicalId } }) => logicalId);

test.each<[string, Json, readonly string[]]>([
  ['nobody calls is not read', {}, ['Source']],
  ['a handler calls without code is read', { Chat: namespace({ OnPublish: direct('EVENT') }) }, []],
  ['a handler calls by its name is read', { Chat: namespace({ OnPublish: direct('EVENT', 'handler') }) }, []],
  ['a handler calls by code is not read', { Chat: namespace({ OnPublish: { Behavior: 'CODE', Integration: { DataSourceName: NAME } } }) }, ['Source']],
  ['a resolver calls too is not read', {
    Chat: namespace({ OnPublish: direct('EVENT') }), Resolver: resource('AWS::AppSync::Resolver', { DataSourceName: NAME }),
  }, ['Source']],
])('a data source that %s', (_, resources, expected) => {
  expect(unread(resources)).toEqual(expected);
});
