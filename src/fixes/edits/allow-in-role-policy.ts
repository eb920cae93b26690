/**
 * Allows a role's actions in one policy for each resource that needs them, created before that resource. A policy for
 * several resources would name them all, and could so depend on a resource that depends on the policy.
 */
import { POLICY_NAME } from '../../facts/names';
import { NodeReference } from '../../rules/kit/change';
import { own, sameJson } from '../../template/json';
import { shortenName } from '../../text/shorten';
import { appendUnique } from '../append-unique';
import { freeFor } from '../free-logical-ids';
import { setProperty } from '../set-property';
import { toTemplateValue } from '../to-template-value';
import { ApplyChange } from './apply-change';
import { applyDependsOn } from './depends-on';

export const applyAllowInRolePolicy: ApplyChange<'allow-in-role-policy'> = ({ neededBy, role, actions, resource, ownAccount }, draft) => {
  const { stack, condition } = neededBy;
  const arn = toTemplateValue(resource, stack, draft);
  const roles = [toTemplateValue(new NodeReference(role, 'Ref'), stack, draft)];
  const address = draft.addressOf(role);
  if (arn === undefined || roles[0] === undefined || address === undefined) return false;
  const logicalId = freeFor(`${neededBy.logicalId}${address.logicalId}Policy`, stack, draft, (there) => (
    own(there, 'Type') === 'AWS::IAM::Policy' && own(there, 'Condition') === condition && sameJson(own(own(there, 'Properties'), 'Roles'), roles)
  ));
  const there = draft.resource({ stack, logicalId });
  if (there === undefined && draft.has({ stack, logicalId })) return false;
  const policy = there ?? {
    Type: 'AWS::IAM::Policy',
    ...(condition === undefined ? {} : { Condition: condition }),
    Properties: { PolicyName: shortenName(logicalId, POLICY_NAME.max), PolicyDocument: { Version: '2012-10-17', Statement: [] }, Roles: roles },
  };
  const statement = {
    Effect: 'Allow',
    Action: [...actions],
    Resource: arn,
    ...(ownAccount === true ? { Condition: { StringEquals: { 's3:ResourceAccount': { Ref: 'AWS::AccountId' } } } } : {}),
  };
  const before = [own(own(policy.Properties, 'PolicyDocument'), 'Statement') ?? []].flat();
  if (!setProperty(policy, 'PolicyDocument.Statement', appendUnique(before, statement))) return false;
  draft.write({ stack, logicalId }, policy);
  return applyDependsOn({ kind: 'depends-on', resource: neededBy, after: [logicalId] }, draft);
};
