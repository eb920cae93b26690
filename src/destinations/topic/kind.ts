/** A topic as a node. */
import { TOPIC_DESTINATION } from './facts';
import { TopicNode } from '../../model/node';
import { at, booleanOf, propertiesOf } from '../../template/fields';
import { NodeReader } from '../../template/node-reader';

export const topicReader: NodeReader = {
  kind: 'topic',
  types: ['AWS::SNS::Topic'],
  service: TOPIC_DESTINATION.service,
  nameProperty: 'TopicName',
  matches: () => true,
  nameIn: (arn) => arn.resource,
  fromResource: (id, resource): TopicNode => ({
    id, kind: 'topic', declaredAt: resource.declaredAt, fifo: booleanOf(at(propertiesOf(resource), 'FifoTopic'), false),
  }),
  fromArn: (id, arn): TopicNode => ({ id, kind: 'topic', fifo: arn.fifo }),
};
