/** Takes the parts of a policy statement that may be one value or several. */
import { INPUT_LIMITS } from '../limits';
import { entriesOf } from '../template/json';
import { resolve } from '../template/value/resolve';
import { Resolved } from '../template/value/resolved';

const MOST = INPUT_LIMITS.policyItems.max;

export function listed(value: Resolved): readonly Resolved[] {
  if (value.is === 'absent') return [];
  return value.is === 'list' ? value.items.slice(0, MOST) : [value];
}

/** `*`, or the names behind `AWS` and `Service`. */
export function principalsIn(value: Resolved): readonly Resolved[] {
  if (value.is !== 'fields') return listed(value);
  return entriesOf(value.raw).flatMap(([, names]) => listed(resolve(names, value.stack)));
}
