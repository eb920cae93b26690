/** Maps each kind of change to the function that applies it. */
import { Change } from '../../rules/kit/change';
import { Draft } from '../draft';
import { applyAdd } from './add';
import { applyAllowInResourcePolicy } from './allow-in-resource-policy';
import { applyAllowInRolePolicy } from './allow-in-role-policy';
import { ApplyChange } from './apply-change';
import { applyDependsOn } from './depends-on';
import { applyMergePolicies } from './merge-policies';
import { applyRemove } from './remove';
import { applyRemoveDeny } from './remove-deny';
import { applySet } from './set';

const EDITS: { readonly [K in Exclude<Change['kind'], 'acknowledge'>]: ApplyChange<K> } = {
  'add': applyAdd,
  'allow-in-resource-policy': applyAllowInResourcePolicy,
  'allow-in-role-policy': applyAllowInRolePolicy,
  'depends-on': applyDependsOn,
  'merge-policies': applyMergePolicies,
  'remove': applyRemove,
  'remove-deny': applyRemoveDeny,
  'set': applySet,
};

export function applyChange(change: Change, draft: Draft): boolean {
  return change.kind === 'acknowledge' || (EDITS[change.kind] as (change: Change, draft: Draft) => boolean)(change, draft);
}
