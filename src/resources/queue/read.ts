/** Reads a queue, which may be a source, an exit or both. */
import { QUEUE_DESTINATION } from '../../destinations/queue/facts';
import { NumberOption } from '../../facts/number-option';
import { isUnknown, Known, outsideApp, unknown } from '../../model/known';
import { QueueNode, Redrive } from '../../model/node';
import { resolveArn } from '../../template/arn/resolve-arn';
import { at, booleanOf, listOf, numberOf, propertiesOf, textOf } from '../../template/value/fields';
import { narrowed } from '../../template/value/narrow';
import { parseJsonText } from '../../template/value/parse-json-text';
import { Resolved } from '../../template/value/resolved';
import { clip } from '../../text/clip';
import { keysOf } from '../key/keys-of';
import { NodeReader, Nodes } from '../node-reader';
import { QUEUE_MAX_RECEIVE_COUNT, QUEUE_MESSAGE_SIZE, QUEUE_RETENTION, QUEUE_VISIBILITY_TIMEOUT } from './facts';

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
      contentBasedDeduplication: booleanOf(at(properties, 'ContentBasedDeduplication'), false),
      maximumMessageSize: numberIn(at(properties, 'MaximumMessageSize'), QUEUE_MESSAGE_SIZE),
      visibilityTimeout: numberIn(at(properties, 'VisibilityTimeout'), QUEUE_VISIBILITY_TIMEOUT),
      retention: numberIn(at(properties, 'MessageRetentionPeriod'), QUEUE_RETENTION),
      redrive: redriveOf(parseJsonText(at(properties, 'RedrivePolicy'), resource.stack), nodes),
      redriveSources: redriveSourcesOf(parseJsonText(at(properties, 'RedriveAllowPolicy'), resource.stack), nodes),
      ...keysOf(at(properties, 'KmsMasterKeyId'), 'sqs', nodes),
      hasAlarm: nodes.hasAlarm(id),
      ...(silentAlarm === undefined ? {} : { silentAlarm }),
    };
  },
  fromArn(id, arn): QueueNode {
    const outside = outsideApp('queue', id);
    return {
      id,
      kind: 'queue',
      fifo: arn.fifo,
      contentBasedDeduplication: arn.fifo ? outside : false,
      maximumMessageSize: outside,
      visibilityTimeout: outside,
      retention: outside,
      redrive: outside,
      redriveSources: outside,
      key: outside,
      hasAlarm: outside,
    };
  },
};

function numberIn(value: Resolved, option: NumberOption): Known<number> {
  return narrowed(numberOf(value, option.default), option);
}

/** A template writes the policy as an object, or as the JSON text of the SQS API. */
function redriveOf(policy: Resolved, nodes: Nodes): Known<Redrive | 'none'> {
  if (policy.is === 'hidden') return unknown(policy.reason, policy.cause);
  const target = at(policy, 'deadLetterTargetArn');
  if (target.is === 'absent') return 'none';
  return {
    deadLetterQueue: nodes.find(target),
    maxReceiveCount: numberIn(at(policy, 'maxReceiveCount'), QUEUE_MAX_RECEIVE_COUNT),
  };
}

/** SQS reads the list only with `byQueue`. */
function redriveSourcesOf(policy: Resolved, nodes: Nodes): QueueNode['redriveSources'] {
  const permission = textOf(at(policy, 'redrivePermission'), 'allowAll');
  if (isUnknown(permission)) return permission;
  if (permission === 'denyAll') return [];
  if (permission === 'allowAll') return 'all';
  if (permission !== 'byQueue') return unknown(`the redrive permission "${clip(permission)}"`);
  const sources = listOf(at(policy, 'sourceQueueArns'));
  return isUnknown(sources) ? sources : sources.map((source) => {
    const id = nodes.idOf(source);
    return !isUnknown(id) && hidesName(source) ? unknown(id) : id;
  });
}

/** An ARN whose name is known only at deployment may name any queue. */
function hidesName(value: Resolved): boolean {
  const place = resolveArn(value);
  if (isUnknown(place) || place.arn === undefined) return false;
  const { parts } = place.arn;
  const beforeName = parts.map((part) => typeof part === 'string' && part.includes(':')).lastIndexOf(true);
  return parts.slice(Math.max(0, beforeName)).some((part) => typeof part !== 'string');
}
