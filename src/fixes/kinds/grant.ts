/** All that a plan lets a role do for the resources of one stack is in one policy, made before the resource that needs it. */
import { Edit } from './edit';
import { order } from './order';
import { Reference } from '../../rules/change';
import { own } from '../../template/json';
import { written } from '../content';
import { Draft } from '../draft';
import { withOne } from '../with-one';

export const grant: Edit<'grant'> = ({ neededBy, role, actions, on }, draft) => {
  const resource = written(on, neededBy.stack, draft);
  const roleName = written(new Reference(role, 'Ref'), neededBy.stack, draft);
  const roleAddress = draft.addressOf(role);
  if (resource === undefined || roleName === undefined || roleAddress === undefined) return false;
  const policy = { stack: neededBy.stack, logicalId: `${roleAddress.logicalId}DeliveryPolicy` };
  const statements = statementsOf(policy, draft);
  const statement = { Effect: 'Allow', Action: [...actions], Resource: resource };
  draft.write(policy, {
    Type: 'AWS::IAM::Policy',
    ...sharedCondition(policy, neededBy.condition, draft),
    Properties: {
      PolicyName: policy.logicalId,
      PolicyDocument: { Version: '2012-10-17', Statement: withOne(statements, statement) },
      Roles: [roleName],
    },
  });
  return order({ kind: 'order', of: neededBy, after: [policy.logicalId] }, draft);
};

function statementsOf(policy: { stack: string; logicalId: string }, draft: Draft): readonly unknown[] {
  return [own(own(draft.resource(policy)?.Properties, 'PolicyDocument'), 'Statement') ?? []].flat();
}

/** It exists when one of those that need it does: with two conditions, always. */
function sharedCondition(policy: { stack: string; logicalId: string }, condition: string | undefined, draft: Draft): { Condition?: unknown } {
  const before = draft.resource(policy);
  const shared = before === undefined || before.Condition === condition ? condition : undefined;
  return shared === undefined ? {} : { Condition: shared };
}
