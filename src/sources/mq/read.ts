/**
 * Reads a mapping that polls a queue of an Amazon MQ broker. A failed message stays with the broker, which redelivers
 * it.
 */
import { isUnknown, unknown, unwritten } from '../../model/known';
import { NodeReader } from '../../resources/node-reader';
import { at, booleanOf, listOf, numberOf, propertiesOf, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { NETWORK_NEEDS } from '../network-needs';
import { enabledOf, filtersOf } from '../read-mapping';
import { SourceReader } from '../source-reader';
import { MQ_BATCH_SIZE, MQ_CONSUME_ACTIONS, MQ_DEFAULT_WINDOW } from './facts';

const brokerReader: NodeReader = {
  kind: 'broker',
  types: ['AWS::AmazonMQ::Broker'],
  service: 'mq',
  nameProperty: 'BrokerName',
  matches: (arn) => arn.resource.startsWith('broker:'),
  nameIn: (arn) => arn.resource.split(':')[1],
  fromResource: (id, resource) => ({ id, kind: 'broker', declaredAt: resource.declaredAt }),
  fromArn: (id) => ({ id, kind: 'broker' }),
};

/** Lambda reaches a public broker without network interfaces. */
function isPrivate(place: Resolved): boolean {
  return place.is === 'reference'
    && booleanOf(at(propertiesOf(place.resource), 'PubliclyAccessible'), undefined) === false;
}

const BROKER = unwritten('the broker\'s own settings, which no template contains');

export const mqSource: SourceReader = {
  kind: 'mq',
  polls: ['broker'],
  nodes: [brokerReader],
  topic(settings) {
    const queues = listOf(at(settings, 'Queues'));
    if (isUnknown(queues)) return queues;
    return queues.length === 0 ? undefined : textOf(queues[0], unknown('no queue'));
  },
  needs: (source, nodes) => [
    ...MQ_CONSUME_ACTIONS.map((action) => ({ action })),
    ...(source !== undefined && isPrivate(nodes.valueOf(source.id)) ? NETWORK_NEEDS : []),
  ],
  policy: ({ settings }) => ({
    mode: 'poll',
    order: 'none',
    batch: {
      size: numberOf(at(settings, 'BatchSize'), MQ_BATCH_SIZE.default),
      window: numberOf(at(settings, 'MaximumBatchingWindowInSeconds'), MQ_DEFAULT_WINDOW),
      tumblingWindow: 0,
    },
    attempts: { most: BROKER, countedBy: 'receives', backoff: { law: 'undocumented' } },
    maxAge: BROKER,
    retention: BROKER,
    partialFailure: { reportBatchItemFailures: false, bisectBatchOnError: false },
    concurrency: { perLane: 1, maximum: 'unset', provisionedPollers: 'unset' },
    ...filtersOf(settings),
    enabled: enabledOf(settings),
    exits: { failure: [{ by: 'broker', to: BROKER, carries: 'event' }], success: [] },
  }),
};
