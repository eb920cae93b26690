/**
 * What a value in a template turns out to be: said outright, a reference to a resource, a text of both, or hidden.
 * Objects are left unread until a field of theirs is asked for.
 */
import { Cause } from '../../model/known';
import { LIMITS } from '../../limits';
import { Resource, Stack } from '../stack';

export type Resolved = Absent | Scalar | Text | Reference | List | Fields | Hidden;

/** Not written, or `AWS::NoValue`: the service's default holds. */
export interface Absent { readonly is: 'absent' }

export interface Scalar { readonly is: 'scalar'; readonly value: string | number | boolean }

/** A text of which parts are known only at deployment. */
export interface Text { readonly is: 'text'; readonly parts: readonly Part[] }

/** An attribute of a resource of the app; `Ref` where `Ref` was written. */
export interface Reference {
  readonly is: 'reference';
  readonly resource: Resource;
  readonly attribute: string;
  /** The index of one piece of the attribute, where the attribute is an ARN that is split at its colons. */
  readonly piece?: number;
}

export interface List {
  readonly is: 'list';
  readonly items: readonly Resolved[];
  /** Where each item is written, where others without a value stand among them. */
  readonly places?: readonly number[];
}

/** An object of the template, in the stack whose names it speaks of. */
export interface Fields { readonly is: 'fields'; readonly raw: object; readonly stack: Stack }

/** What cannot be known. */
export interface Hidden {
  readonly is: 'hidden';
  /** The intrinsic that hides it, for people. Nothing decides by these words. */
  readonly reason: string;
  /** The parameter or import that is the value; absent where the value is made from it or hidden in another way. */
  readonly cause?: Cause;
  /** Where it is surely one of these. */
  readonly either?: readonly Resolved[];
}

/** Hidden, but surely one of these. */
export function hiddenAmong(reason: string, either: readonly Resolved[], cause?: Cause): Hidden {
  return either.length > LIMITS.alternatives.max ? hidden(reason, cause) : { ...hidden(reason, cause), either };
}

export type Part = string | Pseudo | Reference | Hidden;

/** A pseudo parameter, such as `AWS::Region`. */
export interface Pseudo { readonly is: 'pseudo'; readonly name: string }

/** What stands in a raw object where its value is known already. No template can say it. */
export class PreResolved {
  public constructor(public readonly value: Resolved) {}
}

export const ABSENT: Absent = { is: 'absent' };

/** What has no value is no item, and moves no other from its place. */
export function presentItems(written: readonly Resolved[]): List {
  const places = written.flatMap((item, i) => (item.is === 'absent' ? [] : [i]));
  return places.length === written.length ? { is: 'list', items: written } : { is: 'list', items: places.map((i) => written[i]), places };
}

export function scalar(value: string | number | boolean): Scalar {
  return { is: 'scalar', value };
}

export function hidden(reason: string, cause?: Cause): Hidden {
  return cause === undefined ? { is: 'hidden', reason } : { is: 'hidden', reason, cause };
}
