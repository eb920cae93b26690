/** What the API of Lambda and services that call it name a function by: its name alone, or its ARN. */
import { Resolved } from '../value/resolved';
import { partsOf } from '../value/text';
import { arnHere } from './arn-here';

/** A name without a colon is that of a function in the account and Region of the stack. */
export function functionNamed(name: Resolved): Resolved {
  const isName = name.is === 'scalar' && /^[\w-]+$/.test(String(name.value));
  return isName ? arnHere('lambda', 'function:', ...partsOf(name)) : name;
}
