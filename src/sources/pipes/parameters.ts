/** The part of a pipe's source parameters that belongs to its kind of source. */
import { at } from '../../template/value/fields';
import { ABSENT, Resolved } from '../../template/value/resolved';

export interface PipeParameters {
  readonly name: string;
  readonly settings: Resolved;
  readonly hasDeadLetter: boolean;
}

const NAMES: readonly (readonly [string, boolean])[] = [
  ['SqsQueueParameters', false],
  ['KinesisStreamParameters', true],
  ['DynamoDBStreamParameters', true],
  ['ManagedStreamingKafkaParameters', false],
  ['SelfManagedKafkaParameters', false],
  ['RabbitMQBrokerParameters', false],
  ['ActiveMQBrokerParameters', false],
];

export function parametersOf(pipe: Resolved): PipeParameters {
  for (const [name, hasDeadLetter] of NAMES) {
    const settings = at(pipe, 'SourceParameters', name);
    if (settings.is !== 'absent') return { name, settings, hasDeadLetter };
  }
  return { name: 'SqsQueueParameters', settings: ABSENT, hasDeadLetter: false };
}
