/** A value that may be written as an object or as the JSON text of one. */
import { whyHidden } from './fields';
import { resolve } from './resolve';
import { hidden, Resolved } from './resolved';
import { Stack } from './stack';

export function parsed(value: Resolved, stack: Stack): Resolved {
  if (value.is === 'absent' || value.is === 'fields' || value.is === 'hidden') return value;
  if (value.is !== 'scalar') return hidden(whyHidden(value, 'an object'));
  try {
    return resolve(JSON.parse(String(value.value)), stack);
  } catch {
    return hidden('a text that is not JSON');
  }
}
