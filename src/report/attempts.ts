/** How often an event is tried, in words; and whether the trying ends while the source still has the event. */
import { isUnknown } from '../model/known';
import { DeliveryPolicy } from '../model/policy';
import { Footnotes } from './footnotes';

/** Halving a failed batch down to one record takes further runs, which use up no attempt. */
export function attemptsText({ attempts, batch, partialFailure }: DeliveryPolicy, notes: Footnotes): string {
  const text = notes.say(attempts.most, String);
  const halvings = partialFailure.bisectBatchOnError === true && typeof batch.size === 'number' ? Math.ceil(Math.log2(batch.size)) : 0;
  return halvings > 0 && typeof attempts.most === 'number' ? `${text} + ${halvings} halvings` : text;
}

/** Tried without end, an event of a lane stays until its source forgets it: the failure exit is never reached. */
export function expiresFirst({ mode, order, attempts, maxAge, retention }: DeliveryPolicy): boolean {
  if (mode !== 'poll' || order !== 'shard' || attempts.most !== 'unlimited' || isUnknown(maxAge) || isUnknown(retention)) return false;
  return maxAge === 'unlimited' || maxAge >= retention;
}
