/**
 * The types of resolved values: a literal, a reference to a resource, a string of both, or hidden. Objects stay
 * unresolved until a reader asks for one of their fields.
 */
import { INPUT_LIMITS } from '../../limits';
import { Resource, Stack } from '../stack';

export type Resolved = Absent | Scalar | Text | Reference | List | Fields | Hidden;

/** Not set, or `AWS::NoValue`: the default of the service applies. */
export interface Absent { readonly is: 'absent' }

export interface Scalar { readonly is: 'scalar'; readonly value: string | number | boolean }

/** A string with parts that are known only at deployment. */
export interface Text { readonly is: 'text'; readonly parts: readonly Part[] }

/** An attribute of a resource of the app. For `Ref` the attribute is `Ref`. */
export interface Reference { readonly is: 'reference'; readonly resource: Resource; readonly attribute: string }

export interface List {
  readonly is: 'list';
  readonly items: readonly Resolved[];
  /** The index of each item in the template, if the list contains items without a value. */
  readonly places?: readonly number[];
}

/** An object of the template, with the stack that its references belong to. */
export interface Fields { readonly is: 'fields'; readonly raw: object; readonly stack: Stack }

/** A value that is not known, with the intrinsic that hides it. It is one of `either`, if that is set. */
export interface Hidden { readonly is: 'hidden'; readonly reason: string; readonly either?: readonly Resolved[] }

/** A hidden value that is certainly one of these. */
export function hiddenAmong(reason: string, either: readonly Resolved[]): Hidden {
  return either.length > INPUT_LIMITS.alternatives.max ? hidden(reason) : { ...hidden(reason), either };
}

export type Part = string | Pseudo | Reference | Hidden;

/** A pseudo parameter, such as `AWS::Region`. */
export interface Pseudo { readonly is: 'pseudo'; readonly name: string }

/** A value in a raw object that is resolved already. No template can contain one. */
export class PreResolved {
  public constructor(public readonly value: Resolved) {}
}

export const ABSENT: Absent = { is: 'absent' };

/** Leaves out items without a value, and keeps the index of the others. */
export function presentItems(written: readonly Resolved[]): List {
  const places = written.flatMap((item, i) => (item.is === 'absent' ? [] : [i]));
  return places.length === written.length ? { is: 'list', items: written } : { is: 'list', items: places.map((i) => written[i]), places };
}

export function scalar(value: string | number | boolean): Scalar {
  return { is: 'scalar', value };
}

export function hidden(reason: string): Hidden {
  return { is: 'hidden', reason };
}
