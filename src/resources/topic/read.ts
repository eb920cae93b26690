/** Reads a topic, and whether anything is subscribed to it. */
import { TOPIC_DESTINATION } from '../../destinations/topic/facts';
import { anyOf, Known, map, outsideApp } from '../../model/known';
import { NodeId, TopicNode } from '../../model/node';
import { at, booleanOf, listOf, numberOf, propertiesOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { keysOf } from '../key/keys-of';
import { NodeReader, Nodes } from '../node-reader';
import { SUBSCRIBING, TOPIC_MESSAGE_SIZE } from './facts';

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
      subscribed: isSubscribed(id, properties, nodes),
    };
  },
  fromArn(id, arn): TopicNode {
    const outside = outsideApp('topic', id);
    return { id, kind: 'topic', fifo: arn.fifo, maximumMessageSize: outside, key: outside, subscribed: outside };
  },
};

function isSubscribed(id: NodeId, properties: Resolved, nodes: Nodes): Known<boolean> {
  if (SUBSCRIBING.some(([type, property]) => nodes.pointingAt(id, type, property).length > 0)) return true;
  const inline = map(listOf(at(properties, 'Subscription')), (all) => all.length > 0);
  return anyOf([inline, ...SUBSCRIBING.map(([type, property]) => nodes.hiddenPointer(type, property) ?? false)]);
}
