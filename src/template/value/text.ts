/** Joins and renders strings with parts that are known only at deployment. */
import { INPUT_LIMITS } from '../../limits';
import { Cause } from '../../model/known';
import { Reference, hidden, Part, Resolved, scalar } from './resolved';

export function partsOf(value: Resolved): readonly Part[] {
  switch (value.is) {
    case 'scalar': return [String(value.value)];
    case 'text': return value.parts;
    case 'reference':
    case 'hidden': return [value];
    default: return [hidden(value.is === 'absent' ? 'a text with a part that is absent' : `a text with a ${value.is} in it`)];
  }
}

/** The parameter or import that hides a value or a part of it; the first one if there are more. */
export function causeIn(value: Resolved): Cause | undefined {
  for (const part of partsOf(value)) {
    if (typeof part !== 'string' && part.is === 'hidden' && part.cause !== undefined) return part.cause;
  }
  return undefined;
}

/** The simplest value that equals the parts together. */
export function joinParts(parts: readonly Part[]): Resolved {
  const merged: Part[] = [];
  let length = 0;
  for (const part of parts) {
    const last = merged.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
    length += typeof part === 'string' ? part.length : 0;
    if (length > INPUT_LIMITS.textCharacters.max || merged.length > INPUT_LIMITS.textParts.max) return hidden('a text too long to follow');
  }
  if (merged.length === 0) return scalar('');
  const [only] = merged;
  if (merged.length > 1) return { is: 'text', parts: merged };
  if (typeof only === 'string') return scalar(only);
  return only.is === 'pseudo' ? { is: 'text', parts: merged } : only;
}

/** The parts as text for messages and ids, with `${}` around parts that are known only at deployment. */
export function render(parts: readonly Part[]): string {
  return parts.map((part) => {
    if (typeof part === 'string') return part;
    if (part.is === 'pseudo') return `\${${part.name}}`;
    if (part.is === 'hidden') return `\${${part.reason}}`;
    const { stack, logicalId } = part.resource;
    const attribute = attributeText(part);
    return `\${${stack.name}.${logicalId}${attribute === 'Ref' ? '' : `.${attribute}`}}`;
  }).join('');
}

/** `Arn`, or `Arn[5]` for one of its pieces. */
export function attributeText({ attribute, piece }: Reference): string {
  return piece === undefined ? attribute : `${attribute}[${piece}]`;
}

/** A value as a name, rendered. Undefined if it is hidden, an object or a list. */
export function resolvedName(value: Resolved): string | undefined {
  return value.is === 'scalar' || value.is === 'text' || value.is === 'reference' ? render(partsOf(value)) : undefined;
}
