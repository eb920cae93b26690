/**
 * What a service lacks to write to a queue or topic, where its policy or that of its key shuts the service out: the
 * words of the fact and of the fix.
 */
import { DeliveryNode } from '../../model/node';
import { joinWithAnd } from '../../text/lists';
import { either } from '../../text/words';
import { Change } from '../kit/change';
import { describeNodeOr } from '../kit/wording';
import { MissingPermission } from '../queries/missing-permissions';
import { permissionFix } from './grant-texts';
import { isRefusedByManagedKey, managedKeyFix, managedKeyName, whyManagedKeyRefuses } from './managed-key';
import { resourcePolicyOf } from './resource-policy-names';

/** `queue Jobs`; `key Key, which encrypts queue Jobs`. */
export function whatServiceIsRefused(missing: MissingPermission, written: DeliveryNode | undefined): string {
  return missing.node?.kind === 'key' ? `${keyName(missing, written)}, which encrypts ${encryptedOf(written)}` : missing.on;
}

/** `queue Dead, the dead-letter queue that is set here`; `key Key, which encrypts the dead-letter queue that is set here`. */
export function whatServiceIsRefusedAt(
  missing: MissingPermission, written: DeliveryNode | undefined, called: string,
): string {
  return missing.node?.kind === 'key' ? `${keyName(missing, written)}, which encrypts ${called}` : `${missing.on}, ${called}`;
}

export function whyServiceIsRefused(missing: MissingPermission, written: DeliveryNode | undefined): string {
  return isRefusedByManagedKey(missing, written) ? whyManagedKeyRefuses(missing) : '';
}

export function serviceFix(missing: MissingPermission, written: DeliveryNode | undefined, service: string): string {
  const { actions, node, on } = missing;
  const allows = `${service} to ${joinWithAnd(actions)}`;
  if (isRefusedByManagedKey(missing, written)) return managedKeyFix(missing, written, allows);
  const policy = resourcePolicyOf(node);
  return permissionFix(missing, node?.kind === 'key'
    ? `Allow ${allows} in the ${policy} of ${on}${withoutSource(service, written)}`
    : `Allow ${allows} in ${either('the PolicyDocument of its', 'its')} ${policy}${either('', ' (addToResourcePolicy)', 'addToResourcePolicy')}, with aws:SourceArn`);
}

/** The one pair of which AWS says that the key policy must not ask for the source. */
function withoutSource(service: string, written: DeliveryNode | undefined): string {
  return service.startsWith('events.') && written?.kind === 'topic'
    ? `, without ${joinWithAnd(['aws:SourceArn', 'aws:SourceAccount'])}, which EventBridge does not send with it`
    : '';
}

/** Allows every source of the account, such as all its alarms. */
export function accountChanges(missing: MissingPermission, written: DeliveryNode | undefined): readonly Change[] {
  const { by, node, actions, deniedBy } = missing;
  if (node === undefined || by.kind !== 'service' || deniedBy.length > 0 || isRefusedByManagedKey(missing, written)) return [];
  return [{ kind: 'allow-in-resource-policy', resource: node.id, service: by.service, actions, ownAccount: true }];
}

function encryptedOf(written: DeliveryNode | undefined): string {
  return describeNodeOr(written, 'the target');
}

function keyName(missing: MissingPermission, written: DeliveryNode | undefined): string {
  return isRefusedByManagedKey(missing, written) ? managedKeyName(missing) : missing.on;
}
