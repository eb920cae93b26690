/** Whether a bucket's notification tells of the records that Lambda writes there: created, under `aws/lambda/`, without an extension. */
import { Delivery } from '../../model/delivery-graph';
import { isUnknown } from '../../model/unknown';

const RECORDS = 'aws/lambda/';

/** False only where it surely does not. */
export function mayTellOfRecords({ handover }: Delivery): boolean {
  if (handover === undefined) return true;
  const events = handover.settings.filter(({ property }) => /\.Events?(?:\.\d+)?$/.test(property)).flatMap(({ value }) => value);
  if (events.length > 0 && events.every((event) => typeof event === 'string' && !event.includes('ObjectCreated'))) return false;
  if (isUnknown(handover.filter) || handover.filter === 'none') return true;
  const prefix = /"Name":"prefix","Value":"([^"\\]*)"/i.exec(handover.filter)?.[1] ?? '';
  const suffix = /"Name":"suffix","Value":"([^"\\]*)"/i.exec(handover.filter)?.[1] ?? '';
  return (prefix.startsWith(RECORDS) || RECORDS.startsWith(prefix)) && /^[0-9a-f-]*$/.test(suffix);
}
