/**
 * What helps where a key that AWS manages shuts out a service or a role of another account. Its policy cannot be changed, so the queue or topic
 * that it encrypts needs another key.
 */
import { DeliveryNode } from '../../model/node';
import { lastPartOf } from '../../model/node-id';
import { markName } from '../../text/names';
import { either, eitherName } from '../../text/words';
import { Change } from '../kit/change';
import { setValue, unsetValue } from '../kit/changes';
import { describeNode } from '../kit/wording';
import { MissingPermission } from '../queries/missing-permissions';
import { resourcePolicyOf } from './resource-policy-names';

/** Whether the permission is one to use that key. */
export function isOfManagedKey(
  { node }: MissingPermission, encrypted: DeliveryNode | undefined,
): encrypted is DeliveryNode {
  const managed = encrypted !== undefined && 'managedKey' in encrypted ? encrypted.managedKey : undefined;
  return node !== undefined && managed === node.id;
}

/** Whether the policy of that key refuses, and no Deny of another one. */
export function isRefusedByManagedKey(
  missing: MissingPermission, encrypted: DeliveryNode | undefined,
): encrypted is DeliveryNode {
  return isOfManagedKey(missing, encrypted) && (missing.by.kind === 'service' || missing.crossesAccounts);
}

/** `key alias/aws/sqs`. */
export function managedKeyName({ node, on }: MissingPermission): string {
  return node === undefined ? on : `key ${markName(lastPartOf(node.id))}`;
}

export function whyManagedKeyRefuses({ by }: MissingPermission): string {
  const admits = by.kind === 'service' ? 'no service' : 'the roles of its own account alone, and the role is of another one';
  return `: AWS manages that key, and its policy admits ${admits}`;
}

/** `allows`: whom the policy of a customer managed key has to allow what. */
export function managedKeyFix({ node }: MissingPermission, encrypted: DeliveryNode, allows: string): string {
  const isQueue = encrypted.kind === 'queue';
  const own = `${eitherName('KmsMasterKeyId', isQueue ? 'encryptionMasterKey' : 'masterKey')} to a customer managed key whose ${resourcePolicyOf(node)} allows ${allows}`;
  return isQueue
    ? `${either('Remove KmsMasterKeyId and set SqsManagedSseEnabled to true', 'Set encryption to QueueEncryption.SQS_MANAGED', 'encryption')}, or set ${own}`
    : `Set ${own}, or remove ${eitherName('KmsMasterKeyId', 'masterKey')} from ${describeNode(encrypted)}`;
}

/** SQS has an encryption without a key, to which a plan can turn; a topic needs a key that a person chooses. */
export function managedKeyChanges(encrypted: DeliveryNode): readonly Change[] {
  return encrypted.kind !== 'queue'
    ? []
    : [...unsetValue(encrypted, 'KmsMasterKeyId'), ...setValue(encrypted, 'SqsManagedSseEnabled', true)];
}
