/** Reads an enhanced fan-out consumer. Its ARN begins with that of its stream. */
import { StreamConsumerNode } from '../../model/node';
import { partsBefore } from '../../template/arn/arn';
import { at, propertiesOf } from '../../template/value/fields';
import { joinParts } from '../../template/value/text';
import { NodeReader } from '../node-reader';

export const streamConsumerReader: NodeReader = {
  kind: 'stream-consumer',
  types: ['AWS::Kinesis::StreamConsumer'],
  service: 'kinesis',
  nameProperty: 'ConsumerName',
  matches: (arn) => arn.resource.includes('/consumer/'),
  nameIn: (arn) => arn.resource,
  fromResource: (id, resource, nodes): StreamConsumerNode => ({
    id,
    kind: 'stream-consumer',
    declaredAt: resource.declaredAt,
    stream: nodes.find(at(propertiesOf(resource), 'StreamARN')),
  }),
  fromArn: (id, arn, nodes): StreamConsumerNode => ({
    id, kind: 'stream-consumer', stream: nodes.find(joinParts(partsBefore('/consumer/', arn.parts))),
  }),
};
