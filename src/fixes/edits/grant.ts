/**
 * What a plan lets a role do for one resource is in one policy of its own, made before that resource. A policy for several would name the
 * resources of all of them, and what one of those is made after could be another.
 */
import { Reference } from '../../rules/kit/change';
import { own, sameJson } from '../../template/json';
import { written } from '../content';
import { freeFor } from '../free-logical-ids';
import { setProperty } from '../set-property';
import { withOne } from '../with-one';
import { Edit } from './edit';
import { order } from './order';

export const grant: Edit<'grant'> = ({ neededBy, role, actions, on, ownAccount }, draft) => {
  const { stack, condition } = neededBy;
  const resource = written(on, stack, draft);
  const roles = [written(new Reference(role, 'Ref'), stack, draft)];
  const address = draft.addressOf(role);
  if (resource === undefined || roles[0] === undefined || address === undefined) return false;
  const logicalId = freeFor(`${neededBy.logicalId}${address.logicalId}Policy`, stack, draft, (there) => (
    own(there, 'Type') === 'AWS::IAM::Policy' && own(there, 'Condition') === condition && sameJson(own(own(there, 'Properties'), 'Roles'), roles)
  ));
  const there = draft.resource({ stack, logicalId });
  if (there === undefined && draft.has({ stack, logicalId })) return false;
  const policy = there ?? {
    Type: 'AWS::IAM::Policy',
    ...(condition === undefined ? {} : { Condition: condition }),
    Properties: { PolicyName: logicalId, PolicyDocument: { Version: '2012-10-17', Statement: [] }, Roles: roles },
  };
  const statement = {
    Effect: 'Allow',
    Action: [...actions],
    Resource: resource,
    ...(ownAccount === true ? { Condition: { StringEquals: { 's3:ResourceAccount': { Ref: 'AWS::AccountId' } } } } : {}),
  };
  const before = [own(own(policy.Properties, 'PolicyDocument'), 'Statement') ?? []].flat();
  if (!setProperty(policy, 'PolicyDocument.Statement', withOne(before, statement))) return false;
  draft.write({ stack, logicalId }, policy);
  return order({ kind: 'order', of: neededBy, after: [logicalId] }, draft);
};
