/**
 * JSON in which each value appears once. Stories repeat names, kinds and whole resources, and a page carries ten thousand of
 * them.
 */

/** The place of a value: from the first one, or, if negative, from the value that refers to it. The shorter one is written. */
export type PackedPlace = number;

/**
 * A number, a flag, null or a text is itself. A text that continues another one is what is added and the place of the other, or
 * `JOINED` and the places of both. A list is `LIST` and the places of its items; an object its shape and the places of its members.
 */
export type PackedValue =
  | string | number | boolean | null | readonly [added: string, to: PackedPlace] | readonly PackedPlace[];

export interface Packed {
  /** The names of members, one list for each shape of object. */
  readonly shapes: readonly (readonly string[])[];
  /** Each value after those that it is made of; the last one is the whole. */
  readonly values: readonly PackedValue[];
}

export const LIST = -1;
export const JOINED = -2;
