/** Authorizers of APIs: the API waits for the function and refuses the call without an answer. */
import { check } from '../../../src/checks/check';
import { isUnknown } from '../../../src/model/known';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const uri = (of = 'Fn'): Json => ({ 'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${of}.Arn}/invocations` });
const mayInvoke = (source: string): Json => resource('AWS::Lambda::Permission', {
  Action: 'lambda:InvokeFunction',
  FunctionName: arn('Fn'),
  Principal: 'apigateway.amazonaws.com',
  SourceArn: { 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/${source}` },
});
const ROLE = resource('AWS::IAM::Role', {
  Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn('Fn') }] } }],
});
const app = (authorizer: Json, more: Json = {}): Json => ({
  Fn: aFunction(), Api: resource('AWS::ApiGateway::RestApi', {}), Role: ROLE, Auth: authorizer, ...more,
});
const ofRest = (more: Json = {}): Json => resource('AWS::ApiGateway::Authorizer', { RestApiId: ref('Api'), Type: 'REQUEST', AuthorizerUri: uri(), ...more });
const ofHttp = (more: Json = {}): Json => resource('AWS::ApiGatewayV2::Authorizer', { ApiId: ref('Api'), AuthorizerType: 'REQUEST', AuthorizerUri: uri(), ...more });

const calls = (resources: Json): readonly string[] => graphOf(resources).deliveries.filter(({ source }) => source.kind === 'sync')
  .map(({ id, source, target, access }) => {
    const answers = access.map(({ allowed }) => (isUnknown(allowed) ? 'unknown' : allowed ? 'may' : 'may not'));
    return `${id}: ${String(source.node)} -> ${String(target.function)}:${String(target.qualifier)} ${answers.join()}`;
  });

test.each<[string, Json, string]>([
  ['of a REST API', app(ofRest(), { May: mayInvoke('authorizers/${Auth}') }), 'may'],
  ['of a REST API, with a wildcard', app(ofRest(), { May: mayInvoke('authorizers/*') }), 'may'],
  ['of a REST API, with a permission for its methods', app(ofRest(), { May: mayInvoke('prod/GET/orders') }), 'may not'],
  ['of a REST API, by a role', app(ofRest({ AuthorizerCredentials: arn('Role') })), 'may'],
  ['of an HTTP API', app(ofHttp(), { Api: resource('AWS::ApiGatewayV2::Api', {}), May: mayInvoke('authorizers/${Auth}') }), 'may'],
  ['of an HTTP API, by a role', app(ofHttp({ AuthorizerCredentialsArn: arn('Role') }), { Api: resource('AWS::ApiGatewayV2::Api', {}) }), 'may'],
  ['of an HTTP API, without a permission', app(ofHttp(), { Api: resource('AWS::ApiGatewayV2::Api', {}) }), 'may not'],
])('the authorizer %s', (_, resources, answer) => {
  expect(calls(resources)).toEqual([`App.Auth AuthorizerUri: App.Api -> App.Fn:$LATEST ${answer}`]);
});

test('an authorizer that asks Cognito or a JWT invokes nothing', () => {
  expect(calls(app(resource('AWS::ApiGateway::Authorizer', { RestApiId: ref('Api'), Type: 'COGNITO_USER_POOLS', ProviderARNs: ['arn:aws:cognito-idp:eu-west-1:1:userpool/p'] })))).toEqual([]);
});

test('without an exit nothing is lost, for the API waits', () => {
  const { findings, unknowns } = check(graphOf(app(ofRest(), { May: mayInvoke('authorizers/${Auth}') })), ALL_RULES);
  expect([...findings, ...unknowns]).toEqual([]);
});
