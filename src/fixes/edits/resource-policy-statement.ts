/** The statement that allows a service or a role in the policy of a resource. */
import { arnAttributeOf } from '../../facts/arn-shapes';
import { AllowInResourcePolicy, NodeReference } from '../../rules/kit/change';
import { Address, Draft } from '../draft';
import { toTemplateValue } from '../to-template-value';

const OWN_ACCOUNT = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
export const ROOT = { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } };

/**
 * For a key. A key that named its source would be created after what needs the key, so it allows the account. That is
 * too much for a role: a key that shuts its account out is opened only to a role of another account, by its name.
 */
export function keyPolicyStatement(
  { service, role, actions }: AllowInResourcePolicy, { stack }: Address, draft: Draft,
): object | undefined {
  const statement = { Effect: 'Allow', Action: [...actions], Resource: '*' };
  if (role === undefined) return { ...statement, Principal: { Service: service }, Condition: OWN_ACCOUNT };
  const from = draft.addressOf(role)?.stack;
  const principal = from !== undefined && draft.elsewhere(stack, from) ? roleAt(role, stack, draft) : undefined;
  return principal && { ...statement, Principal: principal };
}

/** Undefined if the stack of the resource cannot name the role or the source. */
export function resourceStatement(
  change: AllowInResourcePolicy, type: string, { stack }: Address, draft: Draft,
): object | undefined {
  const { service, role, actions, source, ownAccount } = change;
  const principal = role === undefined ? { Service: service } : roleAt(role, stack, draft);
  const arn = source === undefined ? undefined : toTemplateValue(source, stack, draft);
  if (principal === undefined || (source !== undefined && arn === undefined)) return undefined;
  const resource = toTemplateValue(new NodeReference(change.resource, arnAttributeOf(type)), stack, draft);
  return {
    Effect: 'Allow',
    Principal: principal,
    Action: [...actions],
    Resource: type === 'AWS::S3::Bucket' ? [resource, { 'Fn::Join': ['', [resource, '/*']] }] : resource,
    ...(ownAccount === true ? { Condition: OWN_ACCOUNT } : {}),
    ...(arn === undefined ? {} : { Condition: { ArnEquals: { 'aws:SourceArn': arn } } }),
  };
}

function roleAt(role: string, stack: string, draft: Draft): object | undefined {
  const arn = toTemplateValue(new NodeReference(role, 'Arn'), stack, draft);
  return arn === undefined ? undefined : { AWS: arn };
}
