/**
 * Reads the customer key that a resource names by a reference, an alias, an id or an ARN. A key that AWS manages
 * (`alias/aws/sqs`) needs no permission, so it counts as none.
 */
import { INPUT_LIMITS } from '../../limits';
import { unknown } from '../../model/known';
import { CustomerKey } from '../../model/node';
import { arnHere } from '../../template/arn/arn-here';
import { at, propertiesOf, unknownFrom } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';
import { Nodes } from '../node-reader';

const MOST_ALIASES = INPUT_LIMITS.keyAliasHops.max;

export function customerKey(value: Resolved, nodes: Nodes, hops = MOST_ALIASES): CustomerKey {
  if (value.is === 'absent') return 'none';
  if (value.is === 'reference') {
    const { resource } = value;
    if (resource.type !== 'AWS::KMS::Alias') return nodes.find(value);
    if (hops === 0) return unknown('aliases of keys that refer to each other');
    return customerKey(at(propertiesOf(resource), 'TargetKeyId'), nodes, hops - 1);
  }
  if (value.is !== 'scalar' && value.is !== 'text') return unknownFrom(value, 'a key');
  const [first] = partsOf(value);
  if (typeof first === 'string' && /(?:^|:)alias\/aws\//.test(first)) return 'none';
  const literals = value.is === 'text' ? value.parts.filter((part) => typeof part === 'string') : [];
  if (literals.some((part) => part.includes('alias/aws/'))) return 'none';
  if (value.is === 'text' || /^arn:/.test(String(value.value))) return nodes.find(value);
  const name = String(value.value);
  return nodes.find(arnHere('kms', name.startsWith('alias/') ? name : `key/${name}`));
}
