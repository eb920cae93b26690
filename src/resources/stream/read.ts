/** Reads a Kinesis stream. */
import { HOUR } from '../../facts/units';
import { isUnknown, Known, map, outsideApp, unknown } from '../../model/known';
import { NodeId, StreamNode } from '../../model/node';
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
    const key = customerKey(at(properties, 'StreamEncryption', 'KeyId'), nodes);
    const retention = map(hours, (known) => known * HOUR);
    const shards = shardsOf(properties);
    return { id, kind: 'stream', declaredAt: resource.declaredAt, retention, shards, ...changes(id, nodes), key };
  },
  fromArn: (id, _, nodes): StreamNode => {
    const outside = outsideApp('stream', id);
    return { id, kind: 'stream', retention: outside, shards: outside, ...changes(id, nodes), key: outside };
  },
};

function changes(id: NodeId, nodes: Nodes): Pick<StreamNode, 'changesOf'> {
  const tables = nodes.pointingAt(id, 'AWS::DynamoDB::Table', 'KinesisStreamSpecification', 'StreamArn');
  return tables.length === 0 ? {} : { changesOf: tables.map((resource) => nodes.register({ resource })) };
}

function shardsOf(properties: Resolved): Known<number | 'on-demand'> {
  const mode = textOf(at(properties, 'StreamModeDetails', 'StreamMode'), 'PROVISIONED');
  if (isUnknown(mode)) return mode;
  if (mode === 'ON_DEMAND') return 'on-demand';
  return numberOf(at(properties, 'ShardCount'), unknown('a stream without ShardCount'));
}
