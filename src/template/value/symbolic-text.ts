/**
 * Writes a text with parts that only deployment knows so that it can be looked up: two such texts are equal only if what
 * they stand for is. A parameter is one value in its stack, an account or Region is one in an environment.
 */
import { causeKey } from '../../model/known';
import { pseudoKey } from '../conditions/assumption';
import { environmentOfStack } from '../stack';
import { Part, Pseudo, Resolved } from './resolved';
import { partsOf, render } from './text';

/** A part that is hidden without a cause is equal to nothing. */
const OF_NOTHING = '${}';

/** Without a colon or a slash in place of the hidden parts, so that it can be cut as the text can. */
export function symbolicText(parts: readonly Part[]): string {
  return parts.map((part) => {
    if (typeof part === 'string' || part.is === 'reference') return render([part]);
    if (part.is === 'pseudo') return pseudoText(part);
    return part.cause === undefined ? OF_NOTHING : symbol(causeKey(part.cause));
  }).join('');
}

/** A name that equals every other one that is written alike; undefined where nothing tells whether it does. */
export function symbolicName(name: Resolved): string | undefined {
  if (!isName(name)) return undefined;
  const text = symbolicText(partsOf(name));
  return text.includes(OF_NOTHING) ? undefined : text;
}

/** A text, or a parameter or an import in the place of one. A reference names a resource, and is no name. */
export function isName(value: Resolved): boolean {
  return value.is === 'scalar' || value.is === 'text' || (value.is === 'hidden' && value.cause !== undefined);
}

function pseudoText({ name, stack }: Pseudo): string {
  if (stack === undefined) return symbol(name);
  const { account = '', region = '' } = environmentOfStack(stack);
  if (name === 'AWS::AccountId' && /^\d+$/.test(account)) return account;
  if (name === 'AWS::Region' && region !== '' && region !== 'unknown-region') return region;
  return symbol(pseudoKey(stack, name));
}

function symbol(key: string): string {
  return `\${${encodeURIComponent(key)}}`;
}
