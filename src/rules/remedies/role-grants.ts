/** What a role lacks to use a resource or the key that encrypts it: why, the words of the fix, and the edits. */
import { DeliveryNode } from '../../model/node';
import { joinWithAnd } from '../../text/lists';
import { MissingPermission } from '../queries/missing-permissions';
import { allowInPolicyText, permissionFix, whyRefused } from './grant-texts';
import { isOfManagedKey, isRefusedByManagedKey, managedKeyFix, managedKeyName, whyManagedKeyRefuses } from './managed-key';

/** The resource or the key. `used` is the resource that the role uses, which the key encrypts. */
export function whatIsRefused(missing: MissingPermission, used: DeliveryNode | undefined): string {
  return isOfManagedKey(missing, used) ? managedKeyName(missing) : missing.on;
}

export function whyRoleIsRefused(missing: MissingPermission, used: DeliveryNode | undefined): string {
  return isRefusedByManagedKey(missing, used) ? whyManagedKeyRefuses(missing) : whyRefused(missing);
}

export function roleFix(missing: MissingPermission, used: DeliveryNode | undefined): string {
  return isRefusedByManagedKey(missing, used)
    ? managedKeyFix(missing, used, `the role to ${joinWithAnd(missing.actions)}`)
    : permissionFix({ ...missing, on: whatIsRefused(missing, used) }, allowInPolicyText(missing));
}
