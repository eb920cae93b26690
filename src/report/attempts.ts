/** Formats how often an event is tried, and detects events that expire before Lambda gives up. */
import { isUnknown } from '../model/known';
import { DeliveryPolicy } from '../model/policy';
import { pluralizeCount } from '../text/pluralize';
import { Footnotes } from './footnotes';

/** Halving a failed batch down to one record takes additional invocations, which do not count as attempts. */
export function attemptsText({ attempts, batch, partialFailure }: DeliveryPolicy, notes: Footnotes): string {
  const text = notes.format(attempts.most, String);
  const halvings = partialFailure.bisectBatchOnError === true && typeof batch.size === 'number' ? Math.ceil(Math.log2(batch.size)) : 0;
  return halvings > 0 && typeof attempts.most === 'number' ? `${text} + ${pluralizeCount(halvings, 'halving')}` : text;
}

/** With unlimited attempts, a record is retried until the source expires it: it never reaches the failure exit. */
export function expiresFirst({ mode, order, attempts, maxAge, retention }: DeliveryPolicy): boolean {
  if (mode !== 'poll' || order !== 'shard' || attempts.most !== 'unlimited' || isUnknown(maxAge) || isUnknown(retention)) return false;
  return maxAge === 'unlimited' || maxAge >= retention;
}
