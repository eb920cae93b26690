/** Reads what the conditions of a policy statement limit it to. Operators that only exclude values limit nothing. */
import { isUnknown, Known, unknown } from '../model/known';
import { settingsOf } from '../sources/read-settings';
import { entriesOf } from '../template/json';
import { resolve } from '../template/value/resolve';
import { ABSENT, Fields, Resolved } from '../template/value/resolved';

const LIMITING = /^(?:arn|string)(?:like|equals)(?:ignorecase)?(?:ifexists)?$|^bool(?:ifexists)?$/i;

/** The value that a condition wants for the first of the keys, in lower case, that it names. */
export function conditionOn(wanted: readonly string[], conditions: Resolved): Resolved {
  if (conditions.is !== 'fields') return conditions.is === 'absent' ? ABSENT : conditions;
  const limits = limitsOf(conditions);
  const named = limits.flatMap((keys) => (
    keys.is === 'fields' ? entriesOf(keys.raw).filter(([key]) => wanted.includes(key.toLowerCase())) : []
  ));
  return named.length > 0 ? resolve(named[0][1], conditions.stack) : limits.find(({ is }) => is === 'hidden') ?? ABSENT;
}

/** Whether a condition names one of the keys, even with a hidden value. */
export function hasConditionOn(wanted: readonly string[], conditions: Resolved): Known<boolean> {
  if (conditions.is === 'hidden') return unknown(conditions.reason, conditions.cause);
  if (conditions.is !== 'fields') return false;
  const limits = limitsOf(conditions);
  const named = limits.flatMap((keys) => settingsOf(keys))
    .filter(({ property }) => wanted.includes(property.toLowerCase()))
    .map(({ given }) => given);
  const hidden = limits.flatMap((keys) => (keys.is === 'hidden' ? [unknown(keys.reason, keys.cause)] : []));
  return named.includes(true) || [...named, ...hidden].find(isUnknown) || false;
}

function limitsOf({ raw, stack }: Fields): readonly Resolved[] {
  return entriesOf(raw).filter(([operator]) => LIMITING.test(operator)).map(([, keys]) => resolve(keys, stack));
}
