/**
 * Reads the settings of a resource: a path into its properties, then a value of the setting's type. An absent value
 * becomes the default of the caller. A hidden value, or one of another type, becomes unknown.
 */
import { INPUT_LIMITS } from '../../limits';
import { Unknown, isUnknown, Known, oneOf, spanOf, unknown } from '../../model/known';
import { clip } from '../../text/clip';
import { own } from '../json';
import { Resource } from '../stack';
import { resolve } from './resolve';
import { ABSENT, Hidden, hidden, hiddenAmong, Resolved } from './resolved';
import { attributeText, partsOf, render } from './text';

export function propertiesOf({ resolved, properties, stack }: Resource): Resolved {
  resolved.properties ??= resolve(properties, stack);
  return resolved.properties as Resolved;
}

export function at(value: Resolved, ...path: readonly string[]): Resolved {
  let inside = value;
  for (let i = 0; i < path.length; i += 1) {
    if (inside.is === 'absent') return inside;
    if (inside.is === 'hidden') return atEither(inside, path.slice(i));
    if (inside.is !== 'fields') return hidden(`${path[i]} of a value that is not an object`);
    const raw = own(inside.raw, path[i]);
    // Most resources leave out most of what a reader asks for.
    if (raw === undefined) return ABSENT;
    inside = resolve(raw, inside.stack);
  }
  return inside;
}

/** Follows the path in each of the possible values, key by key. */
function atEither({ reason, either }: Hidden, path: readonly string[]): Resolved {
  let branches = either;
  for (const key of path) {
    branches = branches?.flatMap((branch) => {
      const inside = at(branch, key);
      return inside.is === 'hidden' ? inside.either ?? [inside] : [inside];
    });
    if (branches !== undefined && branches.length > INPUT_LIMITS.alternatives.max) return hidden(reason);
  }
  return branches === undefined ? hidden(reason) : hiddenAmong(reason, branches);
}

interface Conditional {
  readonly value: Resolved;
  readonly condition?: string;
}

/** The value where it is set, with the condition under which that is so. A graph assumes that conditions hold. */
export function whereSet(value: Resolved): Conditional {
  return value.is === 'hidden' && value.only !== undefined
    ? { value: whereSet(value.only.value).value, condition: value.only.condition }
    : { value };
}

export function numberOf<D>(value: Resolved, absent: D): Known<number | D> {
  if (value.is === 'absent') return absent;
  if (value.is === 'hidden') return numberAmong(value, absent);
  if (value.is !== 'scalar') return unknownFrom(value, 'a number');
  const text = String(value.value);
  const number = typeof value.value === 'boolean' || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(number) ? number : unknown(`"${clip(text)}", which is not a number`);
}

/** One of the alternatives, or a number between the bounds of all. */
function numberAmong<D>(value: Hidden, absent: D): Known<number | D> {
  const { between } = value;
  const alone = unknownFrom(value, 'a number');
  if (value.either === undefined) return between === undefined ? alone : { ...alone, between };
  const branches: readonly Known<number | D>[] = value.either.map((branch) => numberOf(branch, absent));
  if (!branches.some(isUnknown)) return oneOf(alone.unknown, branches as readonly (number | D)[], alone.cause);
  const ends = branches.flatMap(endsOf);
  return ends.includes(NaN) ? alone : { ...alone, between: spanOf(ends) };
}

/** The least and the largest number; NaN for what is no number. */
function endsOf(branch: unknown): readonly number[] {
  if (typeof branch === 'number') return [branch];
  const between = isUnknown(branch) ? branch.between : undefined;
  const { min = -Infinity, max = Infinity } = between ?? { min: NaN, max: NaN };
  return [min, max];
}

export function booleanOf<D>(value: Resolved, absent: D): Known<boolean | D> {
  if (value.is === 'absent') return absent;
  if (value.is !== 'scalar') return alternatives(value, 'true or false', (branch) => booleanOf(branch, absent));
  const text = String(value.value).toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : unknown(`"${clip(text)}", which is neither true nor false`);
}

export function textOf<D>(value: Resolved, absent: D): Known<string | D> {
  if (value.is === 'absent') return absent;
  return value.is === 'scalar' ? String(value.value) : alternatives(value, 'a string', (branch) => textOf(branch, absent));
}

/** A hidden value becomes unknown, with its possible values if all of them are known. */
function alternatives<T>(value: Resolved, wanted: string, read: (branch: Resolved) => Known<T>): Known<T> {
  const branches = value.is === 'hidden' ? value.either?.map(read) : undefined;
  const hiddenValue = unknownFrom(value, wanted);
  if (branches === undefined || branches.some(isUnknown)) return hiddenValue;
  return oneOf(hiddenValue.unknown, branches as readonly T[], hiddenValue.cause);
}

export function listOf(value: Resolved): Known<readonly Resolved[]> {
  if (value.is === 'absent') return [];
  return value.is === 'list' ? value.items : unknownFrom(value, 'a list');
}

/** The items of a list, each with its index in the template. */
export function placedItems(value: Resolved): Known<readonly (readonly [item: Resolved, place: number])[]> {
  const items = listOf(value);
  const places = value.is === 'list' ? value.places : undefined;
  return isUnknown(items) ? items : items.map((item, i) => [item, places?.[i] ?? i]);
}

/** Whether a template sets the property, whatever its value. */
export function isPresent(value: Resolved): Known<boolean> {
  return value.is === 'hidden' ? unknown(value.reason, value.cause) : value.is !== 'absent';
}

/** A value that is not known, with its reason and its cause. */
export function unknownFrom(value: Resolved, wanted: string): Unknown {
  return unknown(whyHidden(value, wanted), value.is === 'hidden' ? value.cause : undefined);
}

/** Why a value that the template sets is not known. */
export function whyHidden(value: Resolved, wanted: string): string {
  switch (value.is) {
    case 'hidden': return value.reason;
    case 'reference': return referenceText(value.resource.logicalId, attributeText(value));
    case 'text': return clip(render(partsOf(value)));
    case 'scalar': return `"${clip(String(value.value))}", which is not ${wanted}`;
    default: return `a value that is not ${wanted}`;
  }
}

function referenceText(logicalId: string, attribute: string): string {
  return attribute === 'Ref' ? `Ref ${clip(logicalId)}` : `Fn::GetAtt ${clip(logicalId)}.${clip(attribute)}`;
}
