/** A queue as a node, whether events end in it or come from it. */
import { QUEUE_DESTINATION } from '../../destinations/queue/facts';
import { isUnknown, Known, unknown } from '../../model/known';
import { QueueNode, Redrive } from '../../model/node';
import { QUEUE_MAX_RECEIVE_COUNT, QUEUE_RETENTION, QUEUE_VISIBILITY_TIMEOUT } from '../../sources/sqs/facts';
import { resolveArn } from '../../template/arn/resolve-arn';
import { at, booleanOf, listOf, numberOf, propertiesOf, textOf } from '../../template/value/fields';
import { parseJsonText } from '../../template/value/parse-json-text';
import { Resolved } from '../../template/value/resolved';
import { clip } from '../../text/clip';
import { customerKey } from '../key/customer-key';
import { NodeReader, Nodes } from '../node-reader';

export const queueReader: NodeReader = {
  kind: 'queue',
  types: ['AWS::SQS::Queue'],
  service: QUEUE_DESTINATION.service,
  nameProperty: 'QueueName',
  matches: () => true,
  nameIn: (arn) => arn.resource,
  fromResource(id, resource, nodes): QueueNode {
    const properties = propertiesOf(resource);
    const silentAlarm = nodes.silentAlarm(id);
    return {
      id,
      kind: 'queue',
      declaredAt: resource.declaredAt,
      fifo: booleanOf(at(properties, 'FifoQueue'), false),
      visibilityTimeout: numberOf(at(properties, 'VisibilityTimeout'), QUEUE_VISIBILITY_TIMEOUT.default as number),
      retention: numberOf(at(properties, 'MessageRetentionPeriod'), QUEUE_RETENTION.default as number),
      redrive: redriveOf(parseJsonText(at(properties, 'RedrivePolicy'), resource.stack), nodes),
      redriveSources: redriveSourcesOf(parseJsonText(at(properties, 'RedriveAllowPolicy'), resource.stack), nodes),
      key: customerKey(at(properties, 'KmsMasterKeyId'), nodes),
      hasAlarm: nodes.hasAlarm(id),
      ...(silentAlarm === undefined ? {} : { silentAlarm }),
    };
  },
  fromArn(id, arn): QueueNode {
    const outside = unknown(`a queue outside the app: ${id}`);
    return {
      id, kind: 'queue', fifo: arn.fifo, visibilityTimeout: outside, retention: outside, redrive: outside, redriveSources: outside, key: outside, hasAlarm: outside,
    };
  },
};

/** Written as an object, or as the JSON text that the SQS API takes. */
function redriveOf(policy: Resolved, nodes: Nodes): Known<Redrive | 'none'> {
  if (policy.is === 'hidden') return unknown(policy.reason, policy.cause);
  const target = at(policy, 'deadLetterTargetArn');
  if (target.is === 'absent') return 'none';
  return {
    deadLetterQueue: nodes.find(target),
    maxReceiveCount: numberOf(at(policy, 'maxReceiveCount'), QUEUE_MAX_RECEIVE_COUNT.default as number),
  };
}

/** Without `byQueue` no list counts. */
function redriveSourcesOf(policy: Resolved, nodes: Nodes): QueueNode['redriveSources'] {
  const permission = textOf(at(policy, 'redrivePermission'), 'allowAll');
  if (isUnknown(permission)) return permission;
  if (permission === 'denyAll') return [];
  if (permission !== 'byQueue') return permission === 'allowAll' ? 'all' : unknown(`the redrive permission "${clip(permission)}"`);
  const sources = listOf(at(policy, 'sourceQueueArns'));
  return isUnknown(sources) ? sources : sources.map((source) => {
    const id = nodes.idOf(source);
    return !isUnknown(id) && hidesName(source) ? unknown(id) : id;
  });
}

/** An ARN may be any queue's if only deployment knows a part of its name. */
function hidesName(value: Resolved): boolean {
  const place = resolveArn(value);
  if (isUnknown(place) || place.arn === undefined) return false;
  const { parts } = place.arn;
  const beforeName = parts.map((part) => typeof part === 'string' && part.includes(':')).lastIndexOf(true);
  return parts.slice(Math.max(0, beforeName)).some((part) => typeof part !== 'string');
}
