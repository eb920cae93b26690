/**
 * What happens to an event that a pipe reads and for which it waits: the words are a mapping's, at another place. A pipe takes partial
 * batch responses without being asked, and bisects a stream's batch where it says so.
 */
import { map } from '../../model/known';
import { DeliveryPolicy } from '../../model/policy';
import { at, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { exitsOf } from '../read-exit';
import { filtersOf } from '../read-mapping';
import { DeliveryToRead, SourceReader } from '../source-reader';
import { parametersOf } from './parameters';

export function pipePolicy(pipe: Resolved, kind: SourceReader, delivery: Omit<DeliveryToRead, 'settings'>): DeliveryPolicy {
  const { settings } = parametersOf(pipe);
  const policy = kind.policy({ ...delivery, settings });
  const deadLetter = exitsOf('pushTarget-dead-letter', at(settings, 'DeadLetterConfig', 'Arn'), delivery.nodes, () => 'pointer');
  return {
    ...policy,
    partialFailure: {
      reportBatchItemFailures: true,
      bisectBatchOnError: map(textOf(at(settings, 'OnPartialBatchItemFailure'), ''), (text) => text === 'AUTOMATIC_BISECT'),
    },
    ...filtersOf(at(pipe, 'SourceParameters')),
    enabled: map(textOf(at(pipe, 'DesiredState'), 'RUNNING'), (state) => state !== 'STOPPED'),
    exits: { failure: [...policy.exits.failure, ...deadLetter], success: [] },
  };
}
