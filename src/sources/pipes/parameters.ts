/** The part of a pipe's source parameters that belongs to its kind of source. */
import { PolledKind } from '../../facts/source-facts';
import { at } from '../../template/value/fields';
import { ABSENT, Resolved } from '../../template/value/resolved';

export interface PipeParameters {
  readonly name: string;
  readonly settings: Resolved;
  readonly hasDeadLetter: boolean;
  /** The kind of source that the parameters are for; absent if the pipe sets none. */
  readonly kind?: PolledKind;
}

const NAMES: readonly (readonly [string, PolledKind, boolean])[] = [
  ['SqsQueueParameters', 'queue', false],
  ['KinesisStreamParameters', 'kinesis', true],
  ['DynamoDBStreamParameters', 'dynamodb', true],
  ['ManagedStreamingKafkaParameters', 'kafka', false],
  ['SelfManagedKafkaParameters', 'kafka', false],
  ['RabbitMQBrokerParameters', 'mq', false],
  ['ActiveMQBrokerParameters', 'mq', false],
];

export function parametersOf(pipe: Resolved): PipeParameters {
  for (const [name, kind, hasDeadLetter] of NAMES) {
    const settings = at(pipe, 'SourceParameters', name);
    if (settings.is !== 'absent') return { name, settings, hasDeadLetter, kind };
  }
  return { name: 'SqsQueueParameters', settings: ABSENT, hasDeadLetter: false };
}
