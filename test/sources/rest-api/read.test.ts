/** A REST API invokes for one stage, method and path; a permission for another does not allow it. */
import { isUnknown } from '../../../src/model/known';
import { aFunction, aPermission, arn, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const URI = { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations' };
const execute = (rest: string): Json => ({ 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/${rest}` });
const pathPart = (parent: unknown, part: string): Json => resource('AWS::ApiGateway::Resource', { RestApiId: ref('Api'), ParentId: parent, PathPart: part });

const API: Json = {
  Fn: aFunction(),
  Api: resource('AWS::ApiGateway::RestApi'),
  Prod: resource('AWS::ApiGateway::Stage', { RestApiId: ref('Api'), StageName: 'prod' }),
  Pets: pathPart({ 'Fn::GetAtt': ['Api', 'RootResourceId'] }, 'pets'),
  Pet: pathPart(ref('Pets'), '{id}'),
};

function allowed(method: Json, sourceArns: readonly unknown[], more: Json = {}): boolean | 'unknown' {
  const permissions = Object.fromEntries(sourceArns.map((SourceArn, i) => [`P${i}`, aPermission('apigateway.amazonaws.com', { SourceArn })]));
  const { access } = onlyDelivery({
    ...API,
    ...more,
    ...permissions,
    Method: resource('AWS::ApiGateway::Method', { RestApiId: ref('Api'), HttpMethod: 'GET', ResourceId: ref('Pet'), Integration: { Uri: URI }, ...method }),
  });
  const answers = access.filter(({ purpose }) => purpose === 'invoke').map((answer) => answer.allowed);
  expect(answers).toHaveLength(1);
  return isUnknown(answers[0]) ? 'unknown' : answers[0];
}

test.each<[string, string, Json, boolean | 'unknown']>([
  ['its stage, method and path', 'prod/GET/pets/*', {}, true],
  ['its stage by reference', '${Prod}/GET/pets/*', {}, true],
  ['the path as it is written', 'prod/GET/pets/{id}', {}, true],
  ['everything', '*', {}, true],
  ['every stage and method of the path', '*/*/pets/*', {}, true],
  ['another method', '*/POST/pets/*', {}, false],
  ['another path', '*/GET/dogs/*', {}, false],
  ['the path above', '*/GET/pets', {}, false],
  ['another stage', 'beta/GET/pets/*', {}, false],
  ['the test stage alone', 'test-invoke-stage/GET/pets/*', {}, false],
  ['one method of ANY', '*/GET/pets/*', { HttpMethod: 'ANY' }, false],
  ['all methods of ANY', '*/*/pets/*', { HttpMethod: 'ANY' }, true],
  ['the root', '*/GET/', { ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] } }, true],
  ['a path for the root', '*/GET/pets', { ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] } }, false],
  ['a path that is hidden', '*/GET/pets', { ResourceId: { 'Fn::ImportValue': 'x' } }, 'unknown'],
  ['a method that is hidden', '*/GET/pets/*', { HttpMethod: { 'Fn::ImportValue': 'x' } }, 'unknown'],
  ['every call of a path that is hidden', '*', { ResourceId: { 'Fn::ImportValue': 'x' } }, true],
])('a permission for %s', (_, rest, method, expected) => {
  expect(allowed(method, [execute(rest)])).toBe(expected);
});

test('each stage has to be allowed', () => {
  const Beta = resource('AWS::ApiGateway::Deployment', { RestApiId: ref('Api'), StageName: 'beta' });
  expect(allowed({}, [execute('prod/GET/pets/*')], { Beta })).toBe(false);
  expect(allowed({}, [execute('prod/GET/pets/*'), execute('beta/GET/pets/*')], { Beta })).toBe(true);
});

test('without a stage in the app, a permission for one stage is not decided', () => {
  expect(allowed({}, [execute('prod/GET/pets/*')], { Prod: aFunction() })).toBe('unknown');
  expect(allowed({}, [execute('*/GET/pets/*')], { Prod: aFunction() })).toBe(true);
  expect(allowed({}, [execute('prod/POST/cats/1')], { Prod: aFunction() })).toBe(false);
});

test('paths in a circle are hidden', () => {
  expect(allowed({}, [execute('*/GET/pets/{id}')], { Pets: pathPart(ref('Pet'), 'pets') })).toBe('unknown');
});

test('the finding names the missing source ARN', () => {
  const { access } = onlyDelivery({ ...API, Method: resource('AWS::ApiGateway::Method', { RestApiId: ref('Api'), HttpMethod: 'GET', ResourceId: ref('Pet'), Integration: { Uri: arn('Fn') } }) });
  expect(access).toMatchObject([{ allowed: false, source: 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${App.Api}/prod/GET/pets/{id}' }]);
});

test.each<[string, string, string, string]>([
  ['the variable of a stage behind the function', '${Fn.Arn}:${!stageVariables.alias}', 'App.Fn', '${stageVariables.alias} of the API\'s stage'],
  ['a parameter behind the function', '${Fn.Arn}:${Alias}', 'App.Fn', 'Ref Alias, a parameter of App'],
])('%s is a qualifier that the template hides', (_, named, called, qualifier) => {
  const uri = { 'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${named}/invocations` };
  const Method = resource('AWS::ApiGateway::Method', { RestApiId: ref('Api'), HttpMethod: 'GET', ResourceId: ref('Pet'), Integration: { Uri: uri } });
  const { target, access } = onlyDelivery({ ...API, Method }, { Parameters: { Alias: { Type: 'String' } } });
  expect(target).toMatchObject({ function: called, qualifier: { unknown: qualifier } });
  expect(access).toMatchObject([{ allowed: { unknown: qualifier } }]);
});

test('the variable of a stage in the name of a function hides the function', () => {
  const uri = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:${stageVariables.fn}/invocations';
  const Method = resource('AWS::ApiGateway::Method', { RestApiId: ref('Api'), HttpMethod: 'GET', ResourceId: ref('Pet'), Integration: { Uri: uri } });
  expect(onlyDelivery({ ...API, Method }).target.function).toEqual({ unknown: '${stageVariables.fn} of the API\'s stage' });
});
