/**
 * What a service lacks to write to a queue or topic, where its policy or that of its key shuts the service out: the
 * words of the fact and of the fix. A key that AWS manages cannot be opened, so the queue or topic needs another.
 */
import { DeliveryNode } from '../../model/node';
import { joinWithAnd } from '../../text/lists';
import { markName } from '../../text/names';
import { either } from '../../text/words';
import { Change } from '../kit/change';
import { setValue, unsetValue } from '../kit/changes';
import { GraphIndex } from '../kit/graph-index';
import { describeNode } from '../kit/wording';
import { MissingPermission } from '../queries/missing-permissions';
import { permissionFix } from './grant-texts';
import { permissionChanges } from './grants';
import { resourcePolicyOf } from './resource-policy-names';

/** `queue Jobs`; `key Key, which encrypts queue Jobs`. */
export function whatIsShut(missing: MissingPermission, written: DeliveryNode | undefined): string {
  return missing.node?.kind === 'key' ? `${keyName(missing, written)}, which encrypts ${encryptedOf(written)}` : missing.on;
}

/** `queue Dead, the dead-letter queue that is set here`; `key Key, which encrypts the dead-letter queue that is set here`. */
export function whatIsShutOf(missing: MissingPermission, written: DeliveryNode | undefined, called: string): string {
  return missing.node?.kind === 'key' ? `${keyName(missing, written)}, which encrypts ${called}` : `${missing.on}, ${called}`;
}

export function whyShut(missing: MissingPermission, written: DeliveryNode | undefined): string {
  return managedAlias(missing, written) === undefined ? '' : ': AWS manages that key, and its policy admits no service';
}

export function serviceFix(missing: MissingPermission, written: DeliveryNode | undefined, service: string): string {
  const { actions, node, on } = missing;
  const allows = `${service} to ${joinWithAnd(actions)}`;
  const policy = resourcePolicyOf(node);
  if (managedAlias(missing, written) !== undefined) {
    const isQueue = written?.kind === 'queue';
    const own = `${either('KmsMasterKeyId', isQueue ? 'encryptionMasterKey' : 'masterKey')} to a customer managed key whose ${policy} allows ${allows}`;
    return isQueue
      ? `${either('Remove KmsMasterKeyId and set SqsManagedSseEnabled to true', 'Set encryption to QueueEncryption.SQS_MANAGED')}, or set ${own}`
      : `Set ${own}, or remove ${either('KmsMasterKeyId', 'masterKey')} from ${encryptedOf(written)}`;
  }
  return permissionFix(missing, node?.kind === 'key'
    ? `Allow ${allows} in the ${policy} of ${on}`
    : `Allow ${allows} in ${either('the PolicyDocument of its', 'its')} ${policy}${either('', ' (addToResourcePolicy)')}, with aws:SourceArn`);
}

/** SQS has an encryption without a key, to which a plan can turn; a topic needs a key that a person chooses. */
export function serviceChanges(
  app: GraphIndex, missing: MissingPermission, written: DeliveryNode | undefined,
): readonly Change[] {
  if (managedAlias(missing, written) === undefined) return permissionChanges(app, missing);
  return written?.kind !== 'queue'
    ? []
    : [...unsetValue(written, 'KmsMasterKeyId'), ...setValue(written, 'SqsManagedSseEnabled', true)];
}

/** For every source of the account, as all its alarms. */
export function accountChanges(missing: MissingPermission, written: DeliveryNode | undefined): readonly Change[] {
  const { by, node, actions, deniedBy } = missing;
  if (node === undefined || by.kind !== 'service' || deniedBy.length > 0 || managedAlias(missing, written) !== undefined) return [];
  return [{ kind: 'allow-in-resource-policy', resource: node.id, service: by.service, actions, ownAccount: true }];
}

function encryptedOf(written: DeliveryNode | undefined): string {
  return written === undefined ? 'the target' : describeNode(written);
}

function keyName(missing: MissingPermission, written: DeliveryNode | undefined): string {
  const alias = managedAlias(missing, written);
  return alias === undefined ? missing.on : `key ${markName(alias)}`;
}

/** `alias/aws/sqs`, where the key is the one that AWS manages. */
function managedAlias({ node }: MissingPermission, written: DeliveryNode | undefined): string | undefined {
  const isManaged = node !== undefined && written !== undefined && 'managedKey' in written && written.managedKey === node.id;
  return isManaged ? node.id.slice(node.id.lastIndexOf(':') + 1) : undefined;
}
