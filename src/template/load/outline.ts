/** What is asked of the text of a template, JSON or YAML, to find a setting in it. Values stay as the parser has them. */

/** Offsets in the text; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A member of an object, or an item of a list, whose key is the item itself. */
export interface Entry<Value> {
  readonly key: Span;
  readonly value: Value;
  /** From the key to the end of the value. */
  readonly whole: Span;
}

export interface Outline<Value> {
  /** Resources by logical id. */
  readonly resources: ReadonlyMap<string, Entry<Value>>;
  /** The member or item of this name, in an object or a list. */
  inside(value: Value, name: string): Entry<Value> | undefined;
}

/** An outline with the text that its offsets are of. */
export interface OutlinedText {
  readonly outline: Outline<unknown>;
  readonly text: string;
  /** The characters that were added at the start of lines before parsing, by the number of the line. */
  readonly indented?: ReadonlyMap<number, number>;
}
