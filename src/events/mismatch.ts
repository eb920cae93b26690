/** Why a pattern can match no event of a shape: where the two differ, and what the pattern asks for there. */
import { Unknown } from '../model/known';
import { alike } from './alike';
import { AnyShape, FieldsShape, FlagShape, NumberShape, TextShape } from './shape';

export interface Mismatch {
  /** Keys from the root of the pattern. */
  readonly path: readonly string[];
  /** AWS documents the event as complete here. If not, it only documents no such event. */
  readonly certain: boolean;
  readonly difference: Difference;
}

/** A mismatch, undefined where an event may match, or what hides the answer. */
export type Comparison = Mismatch | Unknown | undefined;

export type Difference =
  /** The event has other fields. */
  | { readonly is: 'no-field'; readonly field: string; readonly fields: readonly string[] }
  /** The pattern looks for a field in what is one value. */
  | { readonly is: 'field-of-value'; readonly field: string; readonly holds: Value }
  /** A name of an operator is used as a field. */
  | {
    readonly is: 'operator-as-field'; readonly operator: string; readonly operand: unknown; readonly holds: Value | AnyShape;
  }
  /** The pattern asks for a value of what has fields. */
  | {
    readonly is: 'value-of-fields';
    readonly asked: readonly unknown[];
    readonly fields: readonly string[];
    /** An attribute of DynamoDB, which has its type as a field. */
    readonly typed: boolean;
  }
  /** The field has values of another type, or other values. */
  | { readonly is: 'other-value'; readonly asked: readonly unknown[]; readonly holds: Value };

export type Value = TextShape | NumberShape | FlagShape;

/** The name that the author meant, where the two differ only in case, spaces and punctuation. */
export function meant(written: string, known: readonly string[]): string | undefined {
  return known.find((name) => name !== written && alike(name, written));
}

export function fieldNames({ fields }: FieldsShape): readonly string[] {
  return [...fields.keys()];
}
