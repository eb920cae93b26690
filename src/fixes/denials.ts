/**
 * A statement that forbids a role by name what the app's own settings need contradicts them, and no permission outweighs it: these actions are
 * taken out of it. What is forbidden by a wildcard, or on more than the one resource, is a guard that somebody set up, and stays.
 */
import { Draft } from './draft';
import { setProperty } from './set-property';
import { isObject, own, sameJson } from '../template/json';

export interface Needed {
  /** As templates of the stack name them. */
  readonly role: unknown;
  readonly resource: unknown;
  readonly actions: readonly string[];
}

export function liftDenials(stack: string, needed: Needed, draft: Draft): void {
  for (const [logicalId, policy] of Object.entries(draft.resources(stack))) {
    const properties = own(policy, 'Properties');
    const [roles, statements] = [own(properties, 'Roles'), own(own(properties, 'PolicyDocument'), 'Statement')];
    if (!Array.isArray(roles) || !Array.isArray(statements) || !roles.some((one) => sameJson(one, needed.role))) continue;
    const kept = statements.flatMap((statement: unknown) => withoutDenial(statement, needed));
    const copy = sameJson(kept, statements) ? undefined : draft.resource({ stack, logicalId });
    if (copy !== undefined && setProperty(copy, 'PolicyDocument.Statement', kept)) draft.write({ stack, logicalId }, copy);
  }
}

/** Nothing where nothing else was forbidden. */
function withoutDenial(statement: unknown, { resource, actions }: Needed): readonly unknown[] {
  const resources = [own(statement, 'Resource')].flat();
  if (!isObject(statement) || own(statement, 'Effect') !== 'Deny' || resources.length !== 1 || !sameJson(resources[0], resource)) return [statement];
  const denied = [own(statement, 'Action') ?? []].flat();
  const left = denied.filter((action) => typeof action !== 'string' || !actions.includes(action));
  if (left.length === denied.length) return [statement];
  return left.length === 0 ? [] : [{ ...statement, Action: left }];
}
