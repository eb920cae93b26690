/** What an AWS::Lambda::ResourcePolicy says, as permissions of the graph, and the policy itself. */
import { InvokePermission } from '../../src/model/access';
import { aFunction, arn, aPermission, graphOf, Json, ref, resource } from '../template/app-of';

const RESOURCES: Json = {
  Fn: aFunction(),
  Alias: resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '1', Name: 'live' }),
  Topic: resource('AWS::SNS::Topic'),
};
const policy = (Statement: unknown, ResourceArn: unknown = arn('Fn')): Json => resource('AWS::Lambda::ResourcePolicy', { ResourceArn, PolicyDocument: { Statement } });
const allow = (fields: Json = {}): Json => ({
  Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'lambda:InvokeFunction', Resource: arn('Fn'), ...fields,
});
const HIDDEN = expect.objectContaining({ unknown: expect.stringContaining('Given') });
const permissionsOf = (resources: Json): readonly InvokePermission[] => graphOf({ ...RESOURCES, ...resources }, { Parameters: { Given: { Type: 'String' } } }).permissions;

test('a statement is a permission for each of its principals and actions', () => {
  const statement = allow({ Principal: { Service: ['sns.amazonaws.com', 's3.amazonaws.com'], AWS: '111122223333' }, Action: ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'] });
  const found = permissionsOf({ P: policy([{ ...allow(), Effect: 'Deny' }, statement]) });
  expect(found.map(({ id, principal, action, statement: index }) => [id, principal, action, index])).toEqual([
    ['App.P 1.0.0', 'sns.amazonaws.com', 'lambda:InvokeFunction', 1],
    ['App.P 1.0.1', 'sns.amazonaws.com', 'lambda:InvokeFunctionUrl', 1],
    ['App.P 1.1.0', 's3.amazonaws.com', 'lambda:InvokeFunction', 1],
    ['App.P 1.1.1', 's3.amazonaws.com', 'lambda:InvokeFunctionUrl', 1],
    ['App.P 1.2.0', '111122223333', 'lambda:InvokeFunction', 1],
    ['App.P 1.2.1', '111122223333', 'lambda:InvokeFunctionUrl', 1],
  ]);
});

test.each<[string, Json, Partial<InvokePermission>]>([
  ['a source', { ArnLike: { 'AWS:SourceArn': ref('Topic') } }, { ofSource: true, source: 'App.Topic', sourceAccount: 'none' }],
  ['an account', { StringEquals: { 'aws:SourceAccount': '111122223333' } }, { ofSource: false, source: 'none', sourceAccount: '111122223333' }],
  ['a URL', { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } }, { urlAuthType: 'NONE', viaUrl: false }],
  ['calls through a URL', { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } }, { urlAuthType: 'none', viaUrl: true }],
  ['another source than this', { ArnNotLike: { 'aws:SourceArn': ref('Topic') } }, { ofSource: false, source: 'none' }],
])('a condition limits it to %s', (_, Condition, expected) => {
  expect(permissionsOf({ P: policy(allow({ Condition })) })).toEqual([expect.objectContaining(expected)]);
});

test('what hides a condition hides what it limits', () => {
  const [found] = permissionsOf({ P: policy(allow({ Condition: ref('Given') })) });
  expect(found).toMatchObject({ ofSource: HIDDEN, sourceAccount: HIDDEN });
});

test.each<[string, unknown, unknown]>([
  ['one statement', allow(), 1], ['two', [allow(), allow()], 2], ['a hidden list', ref('Given'), HIDDEN],
])('a policy has %s', (_, statements, expected) => {
  const { functionPolicies } = graphOf({ ...RESOURCES, P: policy(statements, ref('Alias')) }, { Parameters: { Given: { Type: 'String' } } });
  expect(functionPolicies).toEqual([expect.objectContaining({ id: 'App.P', target: expect.objectContaining({ function: 'App.Fn', qualifier: 'live' }), statements: expected })]);
});

test('whom a policy lets in calls the function, as a permission does', () => {
  const senders = (resources: Json): unknown[] => graphOf({ ...RESOURCES, ...resources }).deliveries.map(({ id }) => id);
  const source = { SourceArn: 'arn:aws:sns:eu-west-1:111122223333:other' };
  expect(senders({ P: policy(allow({ Condition: { ArnLike: { 'aws:SourceArn': source.SourceArn } } })) })).toEqual(senders({ P: aPermission('sns.amazonaws.com', source) }));
});

test.each<[string, Json, unknown]>([
  ['whose keys are hidden', { ArnLike: ref('Given') }, HIDDEN],
  ['whose value is hidden', { ArnLike: { 'aws:SourceArn': ref('Given') } }, true],
  ['that may be left out', { ArnLike: { 'aws:SourceArn': { 'Fn::If': ['Maybe', ref('Given'), ref('AWS::NoValue')] } } }, expect.objectContaining({ unknown: expect.any(String) })],
  ['that is left out', { ArnLike: { 'aws:SourceArn': ref('AWS::NoValue') } }, false],
  ['that holds where the key is sent', { StringEqualsIfExists: { 'aws:SourceArn': ref('Topic') } }, true],
  ['that excludes hidden keys', { ArnNotLike: ref('Given') }, false],
])('a condition %s', (_, Condition, expected) => {
  expect(permissionsOf({ P: policy(allow({ Condition })) })[0].ofSource).toEqual(expected);
});

test('an organization limits the account of the source', () => {
  expect(permissionsOf({ P: policy(allow({ Condition: { StringEquals: { 'aws:SourceOrgID': 'o-1' } } })) })[0].sourceAccount).toBe('o-1');
});

test('whom a statement lets in is hidden where its effect is', () => {
  const found = permissionsOf({ P: policy([{ ...allow(), Effect: ref('Given') }, { ...allow(), Effect: undefined }]) });
  expect(found.map(({ principal }) => principal)).toEqual([HIDDEN]);
});
