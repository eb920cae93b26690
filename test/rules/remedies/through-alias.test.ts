import { Change } from '../../../src/rules/kit/change';
import { aFunction, aMapping, aQueue, arn, Json, ref, resource } from '../../template/app-of';
import { checked } from '../fixture';

const SNAP = aFunction({ SnapStart: { ApplyOn: 'PublishedVersions' }, Timeout: 30 });

const changesOf = (resources: Record<string, Json>): readonly Change[] => checked({ App: { Resources: { Fn: SNAP, ...resources } } }).findings
  .filter(({ rule }) => rule === 'snapstart-sources-are-qualified').flatMap(({ changes }) => changes);
const set = (logicalId: string, property: string, alias: string): unknown => (
  expect.objectContaining({ kind: 'set', resource: expect.objectContaining({ logicalId }), property, value: { node: `App.${alias}`, attribute: 'Ref' } })
);

test('without an alias a version is published and an alias of it named', () => {
  expect(changesOf({ Queue: aQueue(), Mapping: aMapping({ EventSourceArn: arn('Queue') }) })).toEqual([
    expect.objectContaining({ kind: 'add', logicalId: 'FnVersion', type: 'AWS::Lambda::Version' }),
    expect.objectContaining({ kind: 'add', logicalId: 'FnLive', type: 'AWS::Lambda::Alias' }),
    set('Mapping', 'FunctionName', 'FnLive'),
  ]);
});

test('an alias that is there is named', () => {
  const Steady = resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '7', Name: 'steady' });
  expect(changesOf({ Steady, Queue: aQueue(), Mapping: aMapping({ EventSourceArn: arn('Queue') }) })).toEqual([set('Mapping', 'FunctionName', 'Steady')]);
});

test.each<[string, Json, string]>([
  ['a rule', resource('AWS::Events::Rule', { Targets: [{ Id: 'x', Arn: arn('Other') }, { Id: 'y', Arn: arn('Fn') }] }), 'Targets.1.Arn'],
  ['a subscription', resource('AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: 'arn:aws:sns:eu-west-1:111122223333:t', Endpoint: arn('Fn') }), 'Endpoint'],
  ['a bucket', resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:*', Function: arn('Fn') }] } }),
    'NotificationConfiguration.LambdaConfigurations.0.Function'],
  ['a function URL', resource('AWS::Lambda::Url', { TargetFunctionArn: arn('Fn'), AuthType: 'AWS_IAM' }), 'TargetFunctionArn'],
])('%s names it where it named the function', (_, Caller, property) => {
  expect(changesOf({ Caller, Other: aFunction() })).toContainEqual(set('Caller', property, 'FnLive'));
});

test('an address that only mentions the function is left to a person', () => {
  const uri = { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations' };
  expect(changesOf({ Call: resource('AWS::ApiGateway::Method', { HttpMethod: 'GET', Integration: { Type: 'AWS_PROXY', Uri: uri } }) })).toEqual([]);
});
