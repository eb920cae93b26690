/** Whether a plan only adds to what somebody wrote: no value of an existing resource changes or goes, and no list grows. */
import { isObject, JsonObject, own } from '../../template/json';
import { differences } from '../difference';
import { Address, Draft, RewrittenResource } from '../draft';

export function addsOnly(rewritten: readonly RewrittenResource[], draft: Draft): boolean {
  return rewritten.every(({ before, ...address }) => {
    if (before === undefined || isAddition(address, draft)) return true;
    return keepsAll(before, own(draft.resources(address.stack), address.logicalId));
  });
}

/** Whether the plan has added the resource. */
export function isAddition(address: Address, draft: Draft): boolean {
  return draft.has(address) && !draft.declares(address);
}

/** A resource may wait for others besides those that it waits for already. */
function keepsAll(before: unknown, after: unknown): boolean {
  if (!isObject(before) || !isObject(after)) return false;
  return differences(withoutOrder(before), withoutOrder(after))
    .every(({ path, was }) => was === undefined && !isItem(path));
}

function withoutOrder({ DependsOn: _, ...rest }: JsonObject): JsonObject {
  return rest;
}

function isItem(path: string): boolean {
  return /^\d+$/.test(path.slice(path.lastIndexOf('.') + 1));
}
