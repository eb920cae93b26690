/** Whether a bucket notification covers the records that Lambda writes to the bucket: new objects under `aws/lambda/` without an extension. */
import { Delivery } from '../../model/delivery-graph';
import { isUnknown } from '../../model/known';
import { RECORD_KEY_PREFIX } from '../../sources/s3/facts';
import { keyFilter } from '../queries/object-keys';

/** False only if the notification certainly does not cover them. */
export function mayNotifyOfRecords({ pushTarget }: Delivery): boolean {
  if (pushTarget === undefined) return true;
  const events = pushTarget.settings.filter(({ property }) => /\.Events?(?:\.\d+)?$/.test(property)).flatMap(({ value }) => value);
  if (events.length > 0 && events.every((event) => typeof event === 'string' && !event.includes('ObjectCreated'))) return false;
  const keys = keyFilter(pushTarget.filter);
  if (isUnknown(keys)) return true;
  const { prefix, suffix } = keys;
  return (prefix.startsWith(RECORD_KEY_PREFIX) || RECORD_KEY_PREFIX.startsWith(prefix)) && /^[0-9a-f-]*$/.test(suffix);
}
