/** Deliveries with the same source and function have the name of what declares them; no two rows of a report are the same. */
import { parseReport } from '../../../src/report/diff/parse-report';
import { jsonReport } from '../../../src/report/json';
import { markdownReport } from '../../../src/report/markdown/markdown';
import { reportOf } from '../../../src/report/report';
import { sourceWords } from '../../../src/report/story-words';
import { textReport } from '../../../src/report/text';
import { aFunction, aMapping, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const at = (path: string, declared: Json): Json => ({ ...declared, Metadata: { 'aws:cdk:path': path } });
const uri = { 'Fn::Sub': 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations' };
const integration = (more: Json = {}): Json => resource('AWS::ApiGatewayV2::Integration', { ApiId: ref('Http'), IntegrationUri: arn('Fn'), ...more });
const method = (name: string): Json => resource('AWS::ApiGateway::Method', {
  RestApiId: ref('Rest'), HttpMethod: name, ResourceId: ref('Somewhere'), Integration: { Type: 'AWS_PROXY', Uri: uri },
});
const target = (id: string): Json => ({ Id: id, Arn: arn('Fn'), DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:111122223333:dead' } });
const HTTP = { Http: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }) };
const REST = { Rest: resource('AWS::ApiGateway::RestApi') };

const report = (resources: Json) => reportOf(graphOf({ Fn: aFunction(), ...resources }));

test.each<[string, Json, readonly string[]]>([
  ['integrations without a route', { ...HTTP, First: integration(), Second: integration() }, ['API Http (First)', 'API Http (Second)']],
  ['one integration', { ...HTTP, First: integration() }, ['API Http']],
  ['methods whose path is hidden', { ...REST, Get: method('GET'), Put: method('PUT') }, ['API Rest (Get)', 'API Rest (Put)']],
  ['methods with construct paths', {
    Rest: at('Shop/Api/Resource', REST.Rest), Get: at('Shop/Api/orders/GET/Resource', method('GET')), Put: at('Shop/Api/orders/PUT/Resource', method('PUT')),
  }, ['API Api (Api/orders/GET)', 'API Api (Api/orders/PUT)']],
  ['methods of one body', {
    Rest: resource('AWS::ApiGateway::RestApi', { Body: { openapi: '3.0.1', paths: { '/a': { get: { 'x-amazon-apigateway-integration': { type: 'aws_proxy', uri } }, put: { 'x-amazon-apigateway-integration': { type: 'aws_proxy', uri } } } } } }),
  }, ['get', 'put'].map((verb) => `API Rest (Body.paths./a.${verb}.x-amazon-apigateway-integration)`)],
  ['mappings of one hidden source', { M1: aMapping({ EventSourceArn: { 'Fn::ImportValue': 'a' } }), M2: aMapping({ EventSourceArn: { 'Fn::ImportValue': 'b' } }) }, ['unknown (M1)', 'unknown (M2)']],
  ['two targets of one rule', { Rule: resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [target('a'), target('b')] }) }, ['rule Rule (Targets.1)', 'rule Rule (Targets.0)']],
])('%s', (_, resources, sources) => {
  expect(report(resources).stories.map(sourceWords)).toEqual(sources);
});

describe('two integrations', () => {
  const both = report({ ...HTTP, First: integration(), Second: integration() });

  test('are two rows of the text and of Markdown', () => {
    expect(textReport(both, 160)).toMatch(/^API Http \(First\) +Fn .*\nAPI Http \(Second\) +Fn /m);
    expect(markdownReport(both)).toContain('| `API Http (First)` | `function Fn : $LATEST` |');
  });

  test('keep their names in the JSON of an earlier report', () => {
    expect(parseReport(JSON.parse(jsonReport(both))).stories.map(sourceWords)).toEqual(['API Http (First)', 'API Http (Second)']);
  });
});
