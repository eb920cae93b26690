/**
 * Removes actions from a `Deny` statement that contradicts settings of the app, because no permission outweighs it. A
 * statement with a wildcard, or for several resources, is a deliberate guard and stays.
 */
import { NodeReference } from '../../rules/kit/change';
import { isObject, own, sameJson } from '../../template/json';
import { setProperty } from '../set-property';
import { toTemplateValue } from '../to-template-value';
import { ApplyChange } from './apply-change';

export const applyRemoveDeny: ApplyChange<'remove-deny'> = ({ resource: address, role, needed }, draft) => {
  const policy = draft.resource(address);
  const [roles, statements] = [own(policy?.Properties, 'Roles'), own(own(policy?.Properties, 'PolicyDocument'), 'Statement')];
  const principal = toTemplateValue(new NodeReference(role, 'Ref'), address.stack, draft);
  if (policy === undefined || !Array.isArray(roles) || !Array.isArray(statements)) return false;
  if (!roles.some((one) => sameJson(one, principal))) return false;
  const kept = needed.reduce<readonly unknown[]>((left, { actions, resource }) => {
    const denied = toTemplateValue(resource, address.stack, draft);
    return left.flatMap((statement) => withoutDenial(statement, denied, actions));
  }, statements);
  if (sameJson(kept, statements) || !setProperty(policy, 'PolicyDocument.Statement', kept)) return false;
  draft.write(address, policy);
  return true;
};

/** Empty if the statement denies nothing else. */
function withoutDenial(statement: unknown, resource: unknown, actions: readonly string[]): readonly unknown[] {
  const resources = [own(statement, 'Resource')].flat();
  if (!isObject(statement) || own(statement, 'Effect') !== 'Deny' || resources.length !== 1 || !sameJson(resources[0], resource)) return [statement];
  const denied = [own(statement, 'Action') ?? []].flat();
  const left = denied.filter((action) => typeof action !== 'string' || !actions.includes(action));
  if (left.length === denied.length) return [statement];
  return left.length === 0 ? [] : [{ ...statement, Action: left }];
}
