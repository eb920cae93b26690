/** A function that runs longer than its API, user pool or Firehose stream waits is told once for all methods of the API, triggers of the pool or destinations of the stream. */
import { check } from '../../src/checks/check';
import { gatewayWaitsForFunction } from '../../src/rules/gateway-waits-for-function';
import { aFunction, arn, graphOf, Json, ref, resource } from '../template/app-of';

const URI = (id: string): Json => (
  { 'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${id}.Arn}/invocations` }
);
const method = (api: string, fn: string): Json => resource('AWS::ApiGateway::Method', {
  RestApiId: ref(api), ResourceId: 'r', HttpMethod: 'GET', Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: URI(fn) },
});
const [API, OTHER] = [resource('AWS::ApiGateway::RestApi'), resource('AWS::ApiGateway::RestApi')];

function told(Timeout: number, methods: Json): readonly string[] {
  const resources = { Api: API, Other: OTHER, Fn: aFunction({ Timeout }), Fn2: aFunction({ Timeout }), ...methods };
  const { findings } = check(graphOf(resources), [gatewayWaitsForFunction]);
  return findings.map(({ severity, at }) => `${severity} at ${at.logicalId}`);
}

test.each<[string, Json, readonly string[]]>([
  ['three methods of one API', { A: method('Api', 'Fn'), B: method('Api', 'Fn'), C: method('Api', 'Fn') }, ['warning at A']],
  ['a method of each of two APIs', { A: method('Api', 'Fn'), B: method('Other', 'Fn') }, ['warning at A', 'warning at B']],
  ['a method for each of two functions', { A: method('Api', 'Fn'), B: method('Api', 'Fn2') }, ['warning at A', 'warning at B']],
])('%s', (_, methods, expected) => {
  expect(told(60, methods)).toEqual(expected);
});

test.each<[number, readonly string[]]>([[29, []], [30, ['info at A']], [31, ['warning at A']]])('%i s behind the 29 s of an API', (timeout, expected) => {
  expect(told(timeout, { A: method('Api', 'Fn') })).toEqual(expected);
});

const pool = (LambdaConfig: Json): Json => resource('AWS::Cognito::UserPool', { LambdaConfig });

test.each<[string, Json, readonly string[]]>([
  ['two triggers of one pool', { A: pool({ PreSignUp: arn('Fn'), CustomSMSSender: { LambdaArn: arn('Fn') } }) }, ['warning at A']],
  ['a trigger of each of two pools', { A: pool({ PreSignUp: arn('Fn') }), B: pool({ PreSignUp: arn('Fn') }) }, ['warning at A', 'warning at B']],
  ['a trigger for each of two functions', { A: pool({ PreSignUp: arn('Fn'), UserMigration: arn('Fn2') }) }, ['warning at A', 'warning at A']],
])('%s', (_, pools, expected) => {
  expect(told(60, pools)).toEqual(expected);
});

test.each<[number, readonly string[]]>([[5, []], [6, ['warning at A']]])('%i s behind the 5 s of a user pool', (timeout, expected) => {
  expect(told(timeout, { A: pool({ PreSignUp: arn('Fn') }) })).toEqual(expected);
});

test('each hidden trigger is undecided for itself', () => {
  const { unknowns } = check(graphOf({ A: pool({ PreSignUp: ref('Given'), UserMigration: ref('Given') }) }, { Parameters: { Given: { Type: 'String' } } }), [gatewayWaitsForFunction]);
  expect(unknowns.map(({ property }) => property).sort()).toEqual(['LambdaConfig.PreSignUp', 'LambdaConfig.UserMigration']);
});

const transformedBy = (Parameters: readonly Json[], Enabled = true): Json => (
  { ProcessingConfiguration: { Enabled, Processors: [{ Type: 'Lambda', Parameters }] } }
);
const stream = (destinations: Json): Json => resource('AWS::KinesisFirehose::DeliveryStream', destinations);
const by = (fn: string): readonly Json[] => [{ ParameterName: 'LambdaArn', ParameterValue: arn(fn) }];

test.each<[string, Json, readonly string[]]>([
  ['two destinations of one stream', { A: stream({ ExtendedS3DestinationConfiguration: transformedBy(by('Fn')), SplunkDestinationConfiguration: transformedBy(by('Fn')) }) }, ['warning at A']],
  ['each of two streams', { A: stream({ ExtendedS3DestinationConfiguration: transformedBy(by('Fn')) }), B: stream({ ExtendedS3DestinationConfiguration: transformedBy(by('Fn')) }) }, ['warning at A', 'warning at B']],
  ['a stream that does not transform', { A: stream({ ExtendedS3DestinationConfiguration: transformedBy(by('Fn'), false) }) }, []],
])('%s', (_, streams, expected) => {
  expect(told(600, streams)).toEqual(expected);
});

test.each<[number, readonly string[]]>([[300, []], [301, ['warning at A']]])('%i s behind the 5 minutes of Firehose', (timeout, expected) => {
  expect(told(timeout, { A: stream({ ExtendedS3DestinationConfiguration: transformedBy(by('Fn')) }) })).toEqual(expected);
});
