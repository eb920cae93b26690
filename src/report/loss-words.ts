/** Why failed events of a delivery are lost or may be. */
import { Loss, LossReason } from './story/story';

const LOSS_WORDS: Readonly<Record<LossReason, string>> = {
  'no-exit': 'it has no exit',
  'expires-first': 'the source lets an event go before its last try',
  'redrive-cycle': 'the redrive policies form a cycle, until SQS deletes the message',
  'nobody-takes-it': 'its exit keeps nothing, and nothing in the app takes it from there',
  'exit-loses': 'its exit is a function whose own failed events can be lost',
  'finding': 'a check reports it',
  'hidden-exit': 'the template hides its exit',
  'unchecked': 'a check could not be made',
};

/** `: it has no exit (…)`, after the words that report a loss; empty where no reason is known. */
export function lossReasonWords({ why, detail }: Loss, detailWords: (detail: string) => string = String): string {
  const reason = why === undefined ? '' : `: ${LOSS_WORDS[why]}`;
  return why === undefined || detail === undefined ? reason : `${reason} (${detailWords(detail)})`;
}
