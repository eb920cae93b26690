/** Whose permissions belong together, and who may have the other one elsewhere. */
import { fixPlan } from '../../src/fixes/plan';
import { ALL_RULES } from '../../src/rules/all';
import { appOfStacks, Json } from '../template/app-of';
import { checked, fixtures } from './fixture';

const RULE = 'function-url-has-both-permissions';
const { template } = fixtures().find(({ name }) => name === `${RULE}.bad`)!;
const CALLER = 'arn:aws:iam::111122223333:role/caller';

const permission = (properties: Json): Json => ({
  Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { 'Fn::GetAtt': ['Handler', 'Arn'] }, ...properties },
});

function told(permissions: Json): { readonly findings: readonly string[]; readonly unknowns: readonly string[] } {
  const { findings, unknowns } = checked({ App: { ...template, Resources: { ...template.Resources, ...permissions } } });
  return {
    findings: findings.filter(({ rule }) => rule === RULE).map(({ at }) => at.logicalId),
    unknowns: unknowns.filter(({ rule }) => rule === RULE).map(({ at, reason }) => `${at.logicalId}: ${reason}`),
  };
}

test('a role may invoke the function by a policy of its own', () => {
  const MayUseUrl = permission({ Action: 'lambda:InvokeFunctionUrl', Principal: CALLER, FunctionUrlAuthType: 'AWS_IAM' });
  expect(told({ MayUseUrl })).toEqual({ findings: [], unknowns: ['MayUseUrl: whether the caller\'s own policies allow lambda:InvokeFunction'] });
});

test('a service that invokes the function lets nobody else in', () => {
  const MayInvoke = permission({ Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com', SourceAccount: '111122223333' });
  expect(told({ MayInvoke })).toEqual({ findings: ['MayUseUrl'], unknowns: [] });
});

test('what everybody may do a service may do', () => {
  const CloudFrontMayUseUrl = permission({ Action: 'lambda:InvokeFunctionUrl', Principal: 'cloudfront.amazonaws.com', FunctionUrlAuthType: 'NONE' });
  const MayInvoke = permission({ Action: 'lambda:InvokeFunction', Principal: '*', InvokedViaFunctionUrl: true });
  expect(told({ CloudFrontMayUseUrl, MayInvoke })).toEqual({ findings: [], unknowns: [] });
});

test('the added permission is limited as the lonely one is', () => {
  const limits = { Principal: 'cloudfront.amazonaws.com', SourceArn: { Ref: 'Distribution' }, SourceAccount: { Ref: 'AWS::AccountId' } };
  const MayUseUrl = permission({ Action: 'lambda:InvokeFunctionUrl', ...limits, FunctionUrlAuthType: 'NONE' });
  const { resources } = fixPlan(appOfStacks({ App: { ...template, Resources: { ...template.Resources, MayUseUrl } } }), ALL_RULES);
  const added = resources.find(({ logicalId }) => logicalId === 'MayUseUrlOfUrl')?.edits ?? [];
  expect(Object.fromEntries(added.map(({ path, value }) => [path, value]))).toMatchObject({ Properties: { Action: 'lambda:InvokeFunction', ...limits } });
});
