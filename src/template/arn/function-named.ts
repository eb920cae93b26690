/** What the API of Lambda and services that call it name a function by: its name alone, or its ARN. */
import { Part, Resolved } from '../value/resolved';
import { isName } from '../value/symbolic-text';
import { partsOf } from '../value/text';
import { arnHere } from './arn-here';

/** A name without a colon is that of a function in the account and Region of the stack. */
export function functionNamed(name: Resolved): Resolved {
  const isPlain = (part: Part): boolean => (
    typeof part === 'string' ? /^[\w-]+$/.test(part) : part.is === 'pseudo' ? part.name !== 'AWS::StackId' : part.is === 'hidden'
  );
  return isName(name) && partsOf(name).every(isPlain) ? arnHere('lambda', 'function:', ...partsOf(name)) : name;
}
