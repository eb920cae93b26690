/**
 * The customer key that a resource names: a key, an alias of one, an id or an ARN. What AWS manages itself (`alias/aws/sqs`) needs no
 * permission of ours, so it counts as none.
 */
import { INPUT_LIMITS } from '../../limits';
import { unknown } from '../../model/known';
import { CustomerKey } from '../../model/node';
import { arnHere } from '../../template/arn/arn-here';
import { at, propertiesOf, whyHidden } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';
import { Nodes } from '../node-reader';

const MOST_ALIASES = INPUT_LIMITS.keyAliasHops.max;

export function customerKey(value: Resolved, nodes: Nodes, hops = MOST_ALIASES): CustomerKey {
  if (value.is === 'absent') return 'none';
  if (value.is === 'reference') {
    const { resource } = value;
    if (resource.type !== 'AWS::KMS::Alias') return nodes.find(value);
    return hops === 0 ? unknown('aliases of keys that refer to each other') : customerKey(at(propertiesOf(resource), 'TargetKeyId'), nodes, hops - 1);
  }
  if (value.is !== 'scalar' && value.is !== 'text') return unknown(whyHidden(value, 'a key'));
  const [first] = partsOf(value);
  if (typeof first === 'string' && /(?:^|:)alias\/aws\//.test(first)) return 'none';
  if (value.is === 'text' && value.parts.some((part) => typeof part === 'string' && part.includes('alias/aws/'))) return 'none';
  if (value.is === 'text' || /^arn:/.test(String(value.value))) return nodes.find(value);
  const name = String(value.value);
  return nodes.find(arnHere('kms', name.startsWith('alias/') ? name : `key/${name}`));
}
