/** A Kinesis stream as a node. */
import { HOUR } from '../../facts/units';
import { isUnknown, Known, map, unknown } from '../../model/known';
import { CustomerKey, StreamNode } from '../../model/node';
import { at, numberOf, propertiesOf, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { customerKey } from '../key/customer-key';
import { NodeReader, Nodes } from '../node-reader';
import { KINESIS_RETENTION } from './facts';

export const streamReader: NodeReader = {
  kind: 'stream',
  types: ['AWS::Kinesis::Stream'],
  service: 'kinesis',
  nameProperty: 'Name',
  matches: (arn) => !arn.resource.includes('/consumer/'),
  nameIn: (arn) => arn.resource.split('/')[1],
  fromResource(id, resource, nodes): StreamNode {
    const properties = propertiesOf(resource);
    const hours = numberOf(at(properties, 'RetentionPeriodHours'), KINESIS_RETENTION.default / HOUR);
    const key = keyIn(at(properties, 'StreamEncryption'), nodes);
    return { id, kind: 'stream', declaredAt: resource.declaredAt, retention: map(hours, (known) => known * HOUR), shards: shardsOf(properties), key };
  },
  fromArn: (id): StreamNode => {
    const outside = unknown(`a stream outside the app: ${id}`);
    return { id, kind: 'stream', retention: outside, shards: outside, key: outside };
  },
};

function shardsOf(properties: Resolved): Known<number | 'on-demand'> {
  const mode = textOf(at(properties, 'StreamModeDetails', 'StreamMode'), 'PROVISIONED');
  if (isUnknown(mode)) return mode;
  return mode === 'ON_DEMAND' ? 'on-demand' : numberOf(at(properties, 'ShardCount'), unknown('a stream without ShardCount'));
}

/** aws-cdk-lib encrypts with Kinesis' own key where the Region can, and not at all elsewhere: no customer key either way. */
function keyIn(encryption: Resolved, nodes: Nodes): CustomerKey {
  const keys = encryption.is === 'hidden' ? encryption.either?.map((branch) => keyIn(branch, nodes)) : undefined;
  return keys?.every((key) => key === 'none') ? 'none' : customerKey(at(encryption, 'KeyId'), nodes);
}
