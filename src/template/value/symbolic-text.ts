/**
 * Writes a text with parts that only deployment knows so that it can be looked up: two such texts are equal only if what
 * they stand for is. A parameter is one value in its stack, an account or Region is one in an environment.
 */
import { ARN_SHAPES, ArnShape } from '../../facts/arn-shapes';
import { INPUT_LIMITS } from '../../limits';
import { causeWords } from '../../model/known';
import { at, propertiesOf } from './fields';
import { pseudoText, symbolText } from './pseudo-text';
import { ABSENT, Part, Reference, Resolved } from './resolved';
import { partsOf, render } from './text';

const LONGEST_NAME = INPUT_LIMITS.arnSymbols.max;

/** A part that is hidden without a cause is equal to nothing. */
const OF_NOTHING = '${}';

/** Without a colon or a slash in place of the hidden parts, so that it can be cut as the text can. */
export function symbolicText(parts: readonly Part[]): string {
  return parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part.is === 'pseudo') return pseudoText(part);
    if (part.is === 'reference') return referenceText(part);
    return part.cause === undefined ? OF_NOTHING : symbolText(...causeWords(part.cause));
  }).join('');
}

/** A name that equals every other one that is written alike; undefined where nothing tells whether it does. */
export function symbolicName(name: Resolved): string | undefined {
  if (!isName(name) && name.is !== 'reference') return undefined;
  const text = symbolicText(partsOf(name));
  return text.includes(OF_NOTHING) ? undefined : text;
}

/** A text, or a parameter or an import in the place of one. A reference names a resource, and is no name. */
export function isName(value: Resolved): boolean {
  return value.is === 'scalar' || value.is === 'text' || (value.is === 'hidden' && value.cause !== undefined);
}

/** A name that a template writes for a resource is the same as a reference to it. */
function referenceText(reference: Reference): string {
  const { resource, attribute, piece } = reference;
  const { names = [], name: property }: Partial<ArnShape> = ARN_SHAPES.get(resource.type) ?? {};
  const isOfName = piece === undefined && property !== undefined && names.includes(attribute);
  const written = isOfName ? at(propertiesOf(resource), ...property.split('.')) : ABSENT;
  const parts = isName(written) ? partsOf(written) : [reference];
  const isPlain = parts.every((part) => typeof part === 'string' || part.is !== 'reference');
  return isPlain && render(parts).length <= LONGEST_NAME ? symbolicText(parts) : render([reference]);
}
