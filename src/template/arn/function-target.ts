/**
 * The function and qualifier that a value names: a reference to a function, version or alias; a name or ARN, with or without a qualifier;
 * or a text put together from those. Settings belong to a qualifier and are not inherited, so which one is meant decides everything.
 */
import { Known, unknown } from '../../model/known';
import { clip } from '../../text/clip';
import { Resource } from '../stack';
import { at, propertiesOf, textOf, unknownFrom } from '../value/fields';
import { resolve } from '../value/resolve';
import { ABSENT, Resolved } from '../value/resolved';
import { split } from '../value/split';
import { joinParts, partsOf, render } from '../value/text';
import { arnHere, HERE } from './arn-here';
import { ArnOrResource, resolveArn } from './resolve-arn';

export interface FunctionTarget {
  readonly function: Known<ArnOrResource>;
  readonly qualifier: Known<string>;
  /** The alias or version that is named. */
  readonly through?: Resource;
}

export const LATEST = '$LATEST';
const MOST_HOPS = 4;

export function functionTarget(value: Resolved, qualifier: Resolved = ABSENT): FunctionTarget {
  const target = targetOf(value, MOST_HOPS);
  return qualifier.is === 'absent' ? target : { function: target.function, ...qualifierOf(qualifier) };
}

function targetOf(value: Resolved, hops: number): FunctionTarget {
  if (hops === 0) return { function: unknown('aliases that refer to each other'), qualifier: LATEST };
  if (value.is === 'reference') return referenceTarget(value.resource, value, hops);
  if (value.is !== 'scalar' && value.is !== 'text') return { function: unknownFrom(value, 'a function'), qualifier: LATEST };
  const pieces = split(':', value, { resolve });
  if (pieces.is === 'hidden') return { function: unknownFrom(pieces, 'a function'), qualifier: LATEST };
  const [name, qualifier = ABSENT] = pieces.items.slice(nameAt(pieces.items));
  const arnWithoutQualifier = pieces.items.slice(0, nameAt(pieces.items) + 1);
  return { function: namedFunction(name, arnWithoutQualifier, hops), ...qualifierOf(qualifier) };
}

function referenceTarget(resource: Resource, value: Resolved, hops: number): FunctionTarget {
  if (resource.type !== 'AWS::Lambda::Alias' && resource.type !== 'AWS::Lambda::Version') {
    return { function: resolveArn(value), qualifier: LATEST };
  }
  const target = targetOf(at(propertiesOf(resource), 'FunctionName'), hops - 1);
  return { function: target.function, ...qualifierOf(value) };
}

/** Where the name stands in `name`, `account:function:name` and `arn:…:function:name`, any of them with `:qualifier` behind. */
function nameAt(pieces: readonly Resolved[]): number {
  const is = (i: number, text: string): boolean => pieces[i]?.is === 'scalar' && (pieces[i] as { value: unknown }).value === text;
  if (is(0, 'arn')) return 6;
  return is(1, 'function') ? 2 : 0;
}

function namedFunction(name: Resolved | undefined, arn: readonly Resolved[], hops: number): Known<ArnOrResource> {
  if (name === undefined) return unknown('an ARN that names no function');
  if (name.is === 'reference') return targetOf(name, hops - 1).function;
  if (name.is === 'hidden') return unknownFrom(name, 'a function');
  const text = arn.map((piece) => render(partsOf(piece))).join(':');
  if (arn.length === 7) return resolveArn(joinParts(arn.flatMap((piece, i) => (i === 0 ? partsOf(piece) : [':', ...partsOf(piece)]))));
  if (text === '') return unknown('an empty name');
  const whole = partsOf(arnHere('lambda', 'function:', ...partsOf(name)));
  return { arn: { ...HERE, service: 'lambda', resource: `function:${render(partsOf(name))}`, text, parts: whole, fifo: false } };
}

function qualifierOf(value: Resolved): Omit<FunctionTarget, 'function'> {
  if (value.is === 'absent') return { qualifier: LATEST };
  if (value.is !== 'reference') return { qualifier: textOf(value, LATEST) };
  const { resource } = value;
  if (resource.type === 'AWS::Lambda::Alias') {
    return { qualifier: textOf(at(propertiesOf(resource), 'Name'), unknown(`Ref ${clip(resource.logicalId)}`)), through: resource };
  }
  return resource.type === 'AWS::Lambda::Version'
    ? { qualifier: unknown(`version ${clip(resource.logicalId)}, numbered at deployment`), through: resource }
    : { qualifier: unknownFrom(value, 'a qualifier') };
}

const FUNCTION_TYPES: ReadonlySet<string> = new Set(['AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Version']);

/** How an ARN of Lambda begins, whole or behind its partition. */
const OF_LAMBDA = /^(?:arn:[^:]*)?:lambda:/;

/** Whether a value is a function's, or one of its qualifiers': only then may colons behind a name mean a qualifier. */
export function namesFunction(value: Resolved): boolean {
  if (value.is === 'reference') return FUNCTION_TYPES.has(value.resource.type);
  if (value.is === 'scalar') return OF_LAMBDA.test(String(value.value));
  return value.is === 'text' && (
    value.parts.some((part) => typeof part !== 'string' && part.is === 'reference' && FUNCTION_TYPES.has(part.resource.type))
    || value.parts.some((part) => typeof part === 'string' && OF_LAMBDA.test(part))
  );
}
