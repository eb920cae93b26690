import { Draft } from '../../../src/fixes/draft';
import { applyAllowInRolePolicy } from '../../../src/fixes/edits/allow-in-role-policy';
import { NodeReference } from '../../../src/rules/kit/change';
import { TemplateApp } from '../../../src/template/app';

const at = (logicalId: string) => ({ stack: 'App', logicalId });
const MAPPING = at('Mapping');
const granted = (others: Record<string, unknown>): Draft | undefined => {
  const template = { Resources: { Mapping: { Type: 'AWS::Lambda::EventSourceMapping' }, Role: { Type: 'AWS::IAM::Role' }, Orders: { Type: 'AWS::SQS::Queue' }, ...others } };
  const draft = new Draft(new TemplateApp([{ name: 'App', template }]));
  const change = { kind: 'allow-in-role-policy', neededBy: MAPPING, role: 'App.Role', actions: ['sqs:ReceiveMessage'], resource: new NodeReference('App.Orders', 'Arn') } as const;
  return draft.attempt(() => applyAllowInRolePolicy(change, draft)) === undefined ? undefined : draft;
};
const policy = (statements: unknown, more: Record<string, unknown> = {}) => (
  { Type: 'AWS::IAM::Policy', ...more, Properties: { PolicyName: 'p', PolicyDocument: { Statement: statements }, Roles: [{ Ref: 'Role' }] } }
);
const STATEMENT = { Effect: 'Allow', Action: ['sqs:ReceiveMessage'], Resource: { 'Fn::GetAtt': ['Orders', 'Arn'] } };

test('a policy of its own is made, and awaited', () => {
  const draft = granted({});
  expect(draft?.resource(at('MappingRolePolicy'))).toMatchObject({ Properties: { PolicyDocument: { Statement: [STATEMENT] }, Roles: [{ Ref: 'Role' }] } });
  expect(draft?.resource(MAPPING)).toMatchObject({ DependsOn: ['MappingRolePolicy'] });
});

test('the policy that there is keeps what it says', () => {
  const draft = granted({ MappingRolePolicy: policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) });
  expect(draft?.resource(at('MappingRolePolicy'))).toMatchObject({ Properties: { PolicyName: 'p', PolicyDocument: { Statement: [{ Action: 's3:*' }, STATEMENT] } } });
});

test('the policy that there is stays as it is where it is nested too deeply to be edited', () => {
  let deep: unknown = {};
  for (let i = 0; i < 100_000; i += 1) deep = [deep];
  expect(granted({ MappingRolePolicy: policy([], { Metadata: deep }) })).toBeUndefined();
});
