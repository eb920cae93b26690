/** Reads a topic. */
import { TOPIC_DESTINATION } from '../../destinations/topic/facts';
import { outsideApp } from '../../model/known';
import { TopicNode } from '../../model/node';
import { at, booleanOf, numberOf, propertiesOf } from '../../template/value/fields';
import { keysOf } from '../key/keys-of';
import { NodeReader } from '../node-reader';
import { TOPIC_MESSAGE_SIZE } from './facts';

export const topicReader: NodeReader = {
  kind: 'topic',
  types: ['AWS::SNS::Topic'],
  service: TOPIC_DESTINATION.service,
  nameProperty: 'TopicName',
  matches: () => true,
  nameIn: (arn) => arn.resource,
  fromResource(id, resource, nodes): TopicNode {
    const properties = propertiesOf(resource);
    return {
      id,
      kind: 'topic',
      declaredAt: resource.declaredAt,
      fifo: booleanOf(at(properties, 'FifoTopic'), false),
      maximumMessageSize: numberOf(at(properties, 'MaximumMessageSize'), TOPIC_MESSAGE_SIZE.default),
      ...keysOf(at(properties, 'KmsMasterKeyId'), 'sns', nodes),
    };
  },
  fromArn(id, arn): TopicNode {
    const outside = outsideApp('topic', id);
    return { id, kind: 'topic', fifo: arn.fifo, maximumMessageSize: outside, key: outside };
  },
};
