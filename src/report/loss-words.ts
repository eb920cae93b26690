/** Why failed events of a delivery are lost or may be. */
import { LossReason } from './story/story';

export const LOSS_WORDS: Readonly<Record<LossReason, string>> = {
  'no-exit': 'it has no exit',
  'expires-first': 'the source lets an event go before its last try',
  'redrive-cycle': 'the redrive policies lead in a circle, until SQS deletes the message',
  'nobody-takes-it': 'its exit keeps nothing, and nothing in the app takes it from there',
  'finding': 'a check reports it',
  'hidden-exit': 'the template hides its exit',
  'unchecked': 'a check could not be made',
};
