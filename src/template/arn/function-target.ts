/**
 * Finds the function and the qualifier that a value names. The value is a reference to a function, version or alias, a
 * name or an ARN with or without a qualifier, or a string joined from those. Settings belong to one qualifier and are
 * not inherited.
 */
import { INPUT_LIMITS } from '../../limits';
import { defined } from '../../model/defined';
import { isUnknown, Known, unknown } from '../../model/known';
import { LATEST } from '../../resources/function/facts';
import { clip } from '../../text/clip';
import { Resource } from '../stack';
import { at, propertiesOf, textOf, unknownFrom } from '../value/fields';
import { resolve } from '../value/resolve';
import { ABSENT, Hidden, Part, Resolved } from '../value/resolved';
import { split } from '../value/split';
import { isName, symbolicName, symbolicText } from '../value/symbolic-text';
import { joinParts, partsOf, render } from '../value/text';
import { cutAtColons } from './arn';
import { arnOfAccount, HERE } from './arn-here';
import { ArnOrResource, resolveArn } from './resolve-arn';

export interface FunctionTarget {
  readonly function: Known<ArnOrResource>;
  readonly qualifier: Known<string>;
  /** Set for a qualifier that only deployment knows: equal for qualifiers that are written alike. */
  readonly symbol?: string;
  /** Nothing names a qualifier: on Managed Instances `$LATEST` then means another one. */
  readonly unqualified?: true;
  /** The alias or version that the value refers to. */
  readonly through?: Resource;
}

export function functionTarget(value: Resolved, qualifier: Resolved = ABSENT): FunctionTarget {
  const target = targetOf(value, INPUT_LIMITS.qualifierHops.max);
  return qualifier.is === 'absent' ? target : { function: target.function, ...qualifierOf(qualifier) };
}

const UNQUALIFIED = { qualifier: LATEST, unqualified: true } as const;

function targetOf(value: Resolved, hops: number): FunctionTarget {
  if (hops === 0) return { function: unknown('aliases that refer to each other'), ...UNQUALIFIED };
  if (value.is === 'reference') return referenceTarget(value.resource, value, hops);
  if (!isName(value)) return { function: unknownFrom(value, 'a function'), ...UNQUALIFIED };
  const pieces = split(':', value, { resolve });
  if (pieces.is === 'hidden') return hiddenTarget(value, value.is === 'hidden' ? value : pieces, hops);
  const [name, qualifier = ABSENT] = pieces.items.slice(nameAt(pieces.items));
  const arnWithoutQualifier = pieces.items.slice(0, nameAt(pieces.items) + 1);
  return { function: namedFunction(name, arnWithoutQualifier, hops), ...qualifierOf(qualifier) };
}

/**
 * A hidden part may hold a colon, and so a qualifier or a whole ARN. It holds none where a function of the app has the
 * name, nor behind a reference to one: only a qualifier follows it.
 */
function hiddenTarget(value: Resolved, why: Hidden, hops: number): FunctionTarget {
  const uncertain = unknownFrom(why, 'a function');
  const pieces = cutAtColons(partsOf(value)).map((parts) => joinParts(parts));
  const [name, qualifier = ABSENT] = pieces.slice(nameAt(pieces));
  if (pieces.length === 2 && name?.is === 'reference' && namesFunction(name)) {
    return { function: targetOf(name, hops - 1).function, ...qualifierOf(qualifier) };
  }
  if (name === undefined || !isName(name)) return { function: uncertain, ...UNQUALIFIED };
  const found = ofName(name, pieces.slice(0, nameAt(pieces) + 1));
  return isUnknown(found) || found.arn === undefined
    ? { function: uncertain, ...UNQUALIFIED }
    : { function: { arn: { ...found.arn, uncertain } }, ...qualifierOf(qualifier) };
}

function referenceTarget(resource: Resource, value: Resolved, hops: number): FunctionTarget {
  if (resource.type !== 'AWS::Lambda::Alias' && resource.type !== 'AWS::Lambda::Version') {
    return { function: resolveArn(value), ...UNQUALIFIED };
  }
  const target = targetOf(at(propertiesOf(resource), 'FunctionName'), hops - 1);
  return { function: target.function, ...qualifierOf(value) };
}

/**
 * The index of the name in `name`, `account:function:name` and `arn:…:function:name`, with or without `:qualifier` at
 * the end.
 */
function nameAt(pieces: readonly Resolved[]): number {
  const [first, second] = pieces;
  if (first?.is === 'scalar' && first.value === 'arn') return 6;
  return second?.is === 'scalar' && second.value === 'function' ? 2 : 0;
}

function namedFunction(name: Resolved | undefined, arn: readonly Resolved[], hops: number): Known<ArnOrResource> {
  if (name === undefined) return unknown('an ARN that names no function');
  if (name.is === 'reference') return targetOf(name, hops - 1).function;
  return ofName(name, arn);
}

function ofName(name: Resolved, arn: readonly Resolved[]): Known<ArnOrResource> {
  if (name.is === 'hidden' && name.cause === undefined) return unknownFrom(name, 'a function');
  const text = arn.map((piece) => render(partsOf(piece))).join(':');
  if (arn.length === 7) return resolveArn(joinParts(arn.flatMap((piece, i) => (i === 0 ? partsOf(piece) : [':', ...partsOf(piece)]))));
  if (text === '') return unknown('an empty name');
  const account = arn.length > 1 ? partsOf(arn[0]) : HERE.accountParts;
  const parts = partsOf(arnOfAccount(account, 'lambda', 'function:', ...partsOf(name)));
  const [resource, symbolic] = [render, symbolicText].map((write) => `function:${write(partsOf(name))}`);
  return { arn: { region: HERE.region, account: render(account), service: 'lambda', resource, symbolic, text, parts, fifo: false } };
}

function qualifierOf(value: Resolved): Omit<FunctionTarget, 'function'> {
  if (value.is === 'absent') return UNQUALIFIED;
  if (value.is !== 'reference') return named(value, textOf(value, LATEST));
  const { resource } = value;
  if (resource.type === 'AWS::Lambda::Alias') {
    const name = at(propertiesOf(resource), 'Name');
    return { ...named(name, textOf(name, unknown(`Ref ${clip(resource.logicalId)}`))), through: resource };
  }
  return resource.type === 'AWS::Lambda::Version'
    ? { qualifier: unknown(`version ${clip(resource.logicalId)}, whose number is set at deployment`), through: resource }
    : { qualifier: unknownFrom(value, 'a qualifier') };
}

function named(name: Resolved, qualifier: Known<string>): Pick<FunctionTarget, 'qualifier' | 'symbol'> {
  return { qualifier, ...defined({ symbol: isUnknown(qualifier) ? symbolicName(name) : undefined }) };
}

const FUNCTION_TYPES: ReadonlySet<string> = new Set(['AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Version']);

/** The start of an ARN of Lambda, with or without the parts before the service. */
const LAMBDA_ARN = /^(?:arn:[^:]*)?:lambda:/;

/** Whether a value names a function, version or alias: only then may the part after a colon be a qualifier. */
export function namesFunction(value: Resolved): boolean {
  if (value.is === 'reference') return FUNCTION_TYPES.has(value.resource.type);
  if (value.is === 'scalar') return LAMBDA_ARN.test(String(value.value));
  if (value.is !== 'text') return false;
  const ofOther = isArnOfOther(value.parts);
  return value.parts.some((part) => (
    typeof part === 'string'
      ? LAMBDA_ARN.test(part)
      : !ofOther && part.is === 'reference' && FUNCTION_TYPES.has(part.resource.type)
  ));
}

/** Whether the parts are the ARN of what is named after a function. API Gateway calls a function by a longer ARN. */
function isArnOfOther(parts: readonly Part[]): boolean {
  const [start, , service] = cutAtColons(parts).map((piece) => render(piece));
  return start === 'arn' && !['lambda', 'apigateway', undefined, ''].includes(service) && !service.includes('${');
}
