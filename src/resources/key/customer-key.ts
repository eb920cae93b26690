/**
 * Reads the customer managed key that a resource names by a reference, an alias, an id or an ARN. Roles of the account
 * need no permission for a key that AWS manages (`alias/aws/sqs`), so it counts as none.
 */
import { INPUT_LIMITS } from '../../limits';
import { unknown } from '../../model/known';
import { CustomerKey } from '../../model/node';
import { arnHere } from '../../template/arn/arn-here';
import { at, propertiesOf, unknownFrom } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';
import { Nodes } from '../node-reader';
import { isManagedKey } from './managed-key';

const MOST_ALIASES = INPUT_LIMITS.keyAliasHops.max;

export function customerKey(value: Resolved, nodes: Nodes, hops = MOST_ALIASES): CustomerKey {
  if (value.is === 'absent') return 'none';
  if (value.is === 'reference') {
    const { resource } = value;
    if (resource.type !== 'AWS::KMS::Alias') return nodes.find(value);
    if (hops === 0) return unknown('aliases of keys that refer to each other');
    return customerKey(at(propertiesOf(resource), 'TargetKeyId'), nodes, hops - 1);
  }
  if (value.is !== 'scalar' && value.is !== 'text') return isInBranches(value, nodes, hops) ? 'none' : unknownFrom(value, 'a key');
  if (isManagedKey(value) === true || isEmptyText(value)) return 'none';
  const parts = partsOf(value);
  const start = typeof parts[0] === 'string' ? parts[0] : '';
  if (start.startsWith('alias/')) return nodes.find(arnHere('kms', ...parts));
  const isId = value.is === 'scalar' && !start.startsWith('arn:');
  return nodes.find(isId ? arnHere('kms', 'key/', ...parts) : value);
}

/** A parameter without a value leaves the resource without a key. */
function isEmptyText(value: Resolved): boolean {
  return value.is === 'scalar' && value.value === '';
}

/** aws-cdk-lib encrypts with the key of Kinesis in some Regions and not at all in others: neither is a customer managed key. */
function isInBranches(value: Resolved, nodes: Nodes, hops: number): boolean {
  return value.is === 'hidden' && value.either !== undefined
    && value.either.every((branch) => customerKey(branch, nodes, hops) === 'none');
}
