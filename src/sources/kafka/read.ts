/**
 * Reads a mapping that polls a Kafka topic, on MSK or on self-managed brokers. Partitions are lanes, and a failing
 * batch blocks its lane. In queue mode (a share group) nothing is ordered and the broker counts the deliveries.
 */
import { nounOfKind } from '../../facts/nouns';
import { isUnknown, Known, map, mapAll, unknown, unwritten } from '../../model/known';
import { NodeKind } from '../../model/node';
import { DeliveryPolicy, Exit } from '../../model/policy';
import {
  kafkaClusterReader, kafkaTopicReader, selfManagedBrokers, selfManagedBrokersReader,
} from '../../resources/kafka-cluster/read';
import { at, booleanOf, listOf, numberOf, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { exitsOf } from '../read-exit';
import { enabledOf, filtersOf, reportsItemFailures } from '../read-mapping';
import { pollersOf } from '../read-pollers';
import { DeliveryToRead, SourceReader } from '../source-reader';
import { UNLIMITED } from '../stream/facts';
import { recordAgeOf } from '../stream/policy';
import {
  KAFKA_BATCH_SIZE, KAFKA_DEFAULT_WINDOW, KAFKA_MAXIMUM_POLLERS, KAFKA_MINIMUM_POLLERS, RETRIES_WITH_TOPIC,
} from './facts';
import { kafkaNeeds } from './needs';

export const kafkaSource: SourceReader = {
  kind: 'kafka',
  polls: ['kafka-cluster'],
  nodes: [kafkaClusterReader, selfManagedBrokersReader, kafkaTopicReader],
  source: (settings, nodes) => selfManagedBrokers(settings, nodes),
  topic,
  policy: readPolicy,
  needs: kafkaNeeds,
};

function readPolicy({ settings, nodes }: DeliveryToRead): DeliveryPolicy {
  const queueMode = map(modeOf(settings), (mode) => mode === 'Queue');
  const destination = at(settings, 'DestinationConfig', 'OnFailure', 'Destination');
  const failure = exitsOf('on-failure', destination, nodes, carriedTo);
  const toTopic = failure.some(({ to }) => !isUnknown(to) && nodes.read(to).kind === 'kafka-topic');
  const position = textOf(at(settings, 'StartingPosition'), undefined);
  return {
    mode: 'poll',
    order: map<boolean, 'shard' | 'none'>(queueMode, (queue) => (queue ? 'none' : 'shard')),
    batch: {
      size: numberOf(at(settings, 'BatchSize'), KAFKA_BATCH_SIZE.default),
      window: numberOf(at(settings, 'MaximumBatchingWindowInSeconds'), KAFKA_DEFAULT_WINDOW),
      tumblingWindow: 0,
    },
    attempts: {
      most: attemptsOf(at(settings, 'MaximumRetryAttempts'), queueMode, toTopic),
      countedBy: 'function-errors',
      backoff: { law: 'undocumented' },
    },
    maxAge: recordAgeOf(settings),
    retention: unwritten('the topic\'s retention, which no template contains'),
    partialFailure: {
      reportBatchItemFailures: reportsItemFailures(settings),
      bisectBatchOnError: booleanOf(at(settings, 'BisectBatchOnFunctionError'), false),
    },
    concurrency: {
      perLane: 1,
      maximum: 'unset',
      provisionedPollers: pollersOf(
        at(settings, 'ProvisionedPollerConfig'), KAFKA_MINIMUM_POLLERS, KAFKA_MAXIMUM_POLLERS,
      ),
    },
    ...filtersOf(settings),
    ...(position === undefined ? {} : { startingPosition: position }),
    enabled: enabledOf(settings),
    exits: { failure, success: [] },
  };
}

function modeOf(settings: Resolved): Known<string> {
  const own = at(settings, 'SelfManagedKafkaEventSourceConfig', 'ConsumptionMode');
  return textOf(own, 'Stream');
}

function attemptsOf(retries: Resolved, queueMode: Known<boolean>, toTopic: boolean): Known<number | 'unlimited'> {
  return mapAll<[boolean, number], number | 'unlimited'>(
    [queueMode, retries.is === 'absent' && queueMode === true ? 0 : numberOf(retries, UNLIMITED)],
    (_, known) => {
      if (known !== UNLIMITED) return known + 1;
      return toTopic ? RETRIES_WITH_TOPIC + 1 : 'unlimited';
    },
  );
}

function topic(settings: Resolved): Known<string> | undefined {
  const topics = listOf(at(settings, 'Topics'));
  if (isUnknown(topics)) return topics;
  return topics.length === 0 ? undefined : textOf(topics[0], unknown('no topic'));
}

/** A bucket or a Kafka topic receives the records. A queue or an SNS topic receives their position only. */
function carriedTo(kind: NodeKind): Exit['carries'] {
  if (kind === 'bucket' || kind === 'kafka-topic') return 'records';
  return kind === 'queue' || kind === 'topic' ? 'pointer' : unknown(`a mapping writes to no ${nounOfKind(kind)}`);
}
