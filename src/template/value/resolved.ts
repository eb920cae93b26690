/**
 * The types of resolved values: a literal, a reference to a resource, a string of both, or hidden. Objects stay
 * unresolved until a reader asks for one of their fields.
 */
import { INPUT_LIMITS } from '../../limits';
import { Cause, NumberSpan } from '../../model/known';
import { Resource, Stack } from '../stack';

export type Resolved = Absent | Scalar | Text | Reference | List | Fields | Hidden;

/** Not set, or `AWS::NoValue`: the default of the service applies. */
export interface Absent { readonly is: 'absent' }

export interface Scalar { readonly is: 'scalar'; readonly value: string | number | boolean }

/** A string with parts that are known only at deployment. */
export interface Text { readonly is: 'text'; readonly parts: readonly Part[] }

/** An attribute of a resource of the app. For `Ref` the attribute is `Ref`. */
export interface Reference {
  readonly is: 'reference';
  readonly resource: Resource;
  readonly attribute: string;
  /**
   * The index of one piece of the attribute, where the attribute is an ARN that is split at its colons; `end` for what a
   * longer ARN adds to that of the resource.
   */
  readonly piece?: number | 'end';
}

export interface List {
  readonly is: 'list';
  readonly items: readonly Resolved[];
  /** The index of each item in the template, if the list contains items without a value. */
  readonly places?: readonly number[];
}

/** An object of the template, with the stack that its references belong to. */
export interface Fields { readonly is: 'fields'; readonly raw: object; readonly stack: Stack }

/** A value that is not known. */
export interface Hidden {
  readonly is: 'hidden';
  /** The intrinsic that hides it, for people. Nothing decides by these words. */
  readonly reason: string;
  /** The parameter or import that is the value; absent where the value is made from it or hidden in another way. */
  readonly cause?: Cause;
  /** The value is one of these, if this is set. */
  readonly either?: readonly Resolved[];
  /** The value is none of these. */
  readonly noneOf?: readonly string[];
  /** The value is a number from `min` to `max`, if this is set. */
  readonly between?: NumberSpan;
  /** The value is set under this condition, and not set otherwise. */
  readonly only?: { readonly condition: string; readonly value: Resolved };
}

/** A hidden value that is certainly one of these. */
export function hiddenAmong(reason: string, either: readonly Resolved[], cause?: Cause): Hidden {
  return either.length > INPUT_LIMITS.alternatives.max ? hidden(reason, cause) : { ...hidden(reason, cause), either };
}

export type Part = string | Pseudo | Reference | Hidden;

/** A pseudo parameter, such as `AWS::Region`. */
export interface Pseudo {
  readonly is: 'pseudo';
  readonly name: string;
  /** The stack that it belongs to; absent in an ARN that no template writes. */
  readonly stack?: Stack;
}

/** `AWS::Region` for `Region`. */
export function pseudo(name: string, stack?: Stack): Pseudo {
  return { is: 'pseudo', name: `AWS::${name}`, ...(stack === undefined ? {} : { stack }) };
}

/** A value in a raw object that is resolved already. No template can contain one. */
export class PreResolved {
  public constructor(public readonly value: Resolved) {}
}

export const ABSENT: Absent = { is: 'absent' };

/** Leaves out items without a value, and keeps the index of the others. */
export function presentItems(written: readonly Resolved[]): List {
  if (!written.some(({ is }) => is === 'absent')) return { is: 'list', items: written };
  const places = written.flatMap((item, i) => (item.is === 'absent' ? [] : [i]));
  return { is: 'list', items: places.map((i) => written[i]), places };
}

export function scalar(value: string | number | boolean): Scalar {
  return { is: 'scalar', value };
}

export function hidden(reason: string, cause?: Cause): Hidden {
  return cause === undefined ? { is: 'hidden', reason } : { is: 'hidden', reason, cause };
}
