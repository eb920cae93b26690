/** A Deny that spares only some sources limits every Allow of its policy, as a condition of the Allow does. */
import { check } from '../../src/checks/check';
import { invokePermissionIsScoped } from '../../src/rules/invoke-permission-is-scoped';
import { aFunction, arn, graphOf, Json, ref, resource } from '../template/app-of';

const RULES = { 'Fn::Sub': 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:rule/*' };
const deny = (Condition: Json, more: Json = {}): Json => ({
  Effect: 'Deny', Principal: '*', Action: 'lambda:*', Resource: arn('Fn'), Condition, ...more,
});

function told(denied: readonly Json[], Service = 'events.amazonaws.com'): number {
  const { findings } = check(graphOf({
    Fn: aFunction(),
    May: resource('AWS::Lambda::ResourcePolicy', {
      ResourceArn: arn('Fn'),
      PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'lambda:InvokeFunction', Resource: arn('Fn') }, ...denied] },
    }),
  }), [invokePermissionIsScoped]);
  return findings.length;
}

test('without a Deny the permission is for every source', () => expect(told([])).toBe(1));

test.each(['ArnNotLike', 'ArnNotLikeIfExists', 'ArnNotEquals', 'StringNotLike', 'StringNotEqualsIfExists'])('a Deny by %s limits the source', (operator) => {
  expect(told([deny({ [operator]: { 'aws:SourceArn': RULES } })])).toBe(0);
});

test.each<[string, Json]>([
  ['whose service is named', { Principal: { Service: 'events.amazonaws.com' } }],
  ['for everybody, as a list', { Principal: { AWS: ['*'] } }],
  ['of the one action', { Action: ['lambda:InvokeFunction'] }],
  ['of everything', { Action: '*', Resource: '*' }],
])('a Deny %s limits the source', (_, more) => {
  expect(told([deny({ ArnNotLike: { 'AWS:SourceArn': RULES } }, more)])).toBe(0);
});

test.each<[string, Json]>([
  ['of another service', deny({ ArnNotLike: { 'aws:SourceArn': RULES } }, { Principal: { Service: 's3.amazonaws.com' } })],
  ['of another action', deny({ ArnNotLike: { 'aws:SourceArn': RULES } }, { Action: 'lambda:GetFunction' })],
  ['of another resource', deny({ ArnNotLike: { 'aws:SourceArn': RULES } }, { Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:other' })],
  ['of some sources', deny({ ArnLike: { 'aws:SourceArn': RULES } })],
  ['that spares every source', deny({ ArnNotLike: { 'aws:SourceArn': '*' } })],
  ['with a second key', deny({ ArnNotLike: { 'aws:SourceArn': RULES, 'aws:PrincipalArn': 'arn:aws:iam::1:role/x' } })],
  ['with a second operator', deny({ ArnNotLike: { 'aws:SourceArn': RULES }, Bool: { 'aws:SecureTransport': 'false' } })],
])('a Deny %s limits nothing', (_, statement) => {
  expect(told([statement])).toBe(1);
});

test('a Deny of other accounts limits the account', () => {
  expect(told([deny({ StringNotEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } })])).toBe(0);
});
