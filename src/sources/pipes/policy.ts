/**
 * The delivery policy of an event that a pipe reads and waits for. A pipe has the settings of a mapping in another
 * place. It always accepts partial batch responses, and bisects a batch of a stream if a setting asks for it.
 */
import { map } from '../../model/known';
import { DeliveryPolicy } from '../../model/policy';
import { at, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { exitsOf } from '../read-exit';
import { filtersOf } from '../read-mapping';
import { DeliveryToRead, SourceReader } from '../source-reader';
import { parametersOf } from './parameters';

export function pipePolicy(
  pipe: Resolved, reader: SourceReader, delivery: Omit<DeliveryToRead, 'settings'>,
): DeliveryPolicy {
  const { settings } = parametersOf(pipe);
  const policy = reader.policy({ ...delivery, settings });
  const arn = at(settings, 'DeadLetterConfig', 'Arn');
  const deadLetter = exitsOf('target-dead-letter', arn, delivery.nodes, () => 'pointer');
  return {
    ...policy,
    partialFailure: {
      reportBatchItemFailures: true,
      bisectBatchOnError: map(
        textOf(at(settings, 'OnPartialBatchItemFailure'), ''), (text) => text === 'AUTOMATIC_BISECT',
      ),
    },
    ...filtersOf(at(pipe, 'SourceParameters')),
    enabled: map(textOf(at(pipe, 'DesiredState'), 'RUNNING'), (state) => state !== 'STOPPED'),
    exits: { failure: [...policy.exits.failure, ...deadLetter], success: [] },
  };
}
