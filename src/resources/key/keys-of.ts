/** Reads the key that encrypts a queue or a topic: of a customer, or the one that AWS manages for the service. */
import { isUnknown } from '../../model/known';
import { CustomerKey, ManagedKey } from '../../model/node';
import { arnHere } from '../../template/arn/arn-here';
import { Resolved } from '../../template/value/resolved';
import { Nodes } from '../node-reader';
import { customerKey } from './customer-key';
import { isManagedKey } from './managed-key';

interface Keys {
  readonly key: CustomerKey;
  readonly managedKey?: ManagedKey;
}

export function keysOf(value: Resolved, service: 'sqs' | 'sns', nodes: Nodes): Keys {
  const managed = isManagedKey(value);
  const key = customerKey(value, nodes);
  if (managed === false || isUnknown(key)) return { key };
  return { key, managedKey: isUnknown(managed) ? managed : nodes.find(arnHere('kms', `alias/aws/${service}`)) };
}
