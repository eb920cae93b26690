/**
 * The shape of an event, as far as AWS documents it: its fields, and the values of each. Patterns are compared with
 * shapes. What a shape leaves open is not checked.
 */
export type Shape = AnyShape | TextShape | NumberShape | FlagShape | FieldsShape | ListShape;

export interface AnyShape { readonly is: 'any' }

export interface TextShape {
  readonly is: 'text';
  /** Every text that it may be. */
  readonly oneOf?: readonly string[];
  /** AWS may add to `oneOf` at any time. */
  readonly grows?: true;
  /** Every text ends like this. */
  readonly end?: string;
  /** For messages, where "a text" would not tell the author enough. */
  readonly called?: string;
}

export interface NumberShape { readonly is: 'number' }

export interface FlagShape { readonly is: 'flag' }

export interface FieldsShape {
  readonly is: 'fields';
  readonly fields: ReadonlyMap<string, Shape>;
  /**
   * Fields that are not listed. `none`: the list is complete. `unlikely`: AWS documents no other, and may add some.
   * Else what each of them holds.
   */
  readonly others: 'none' | 'unlikely' | (() => Shape);
}

/** A pattern looks into each item of a list. */
export interface ListShape { readonly is: 'list'; readonly of: () => Shape }

export const ANY: AnyShape = { is: 'any' };
export const TEXT: TextShape = { is: 'text' };
export const NUMBER: NumberShape = { is: 'number' };
export const FLAG: FlagShape = { is: 'flag' };

export function oneOfTexts(...oneOf: readonly string[]): TextShape {
  return { is: 'text', oneOf };
}

/** The texts that AWS documents today. */
export function documentedTexts(...oneOf: readonly string[]): TextShape {
  return { is: 'text', oneOf, grows: true };
}

type Listed = Readonly<Record<string, Shape>>;

/** No event has another field. */
export function closed(fields: Listed): FieldsShape {
  return { is: 'fields', fields: new Map(Object.entries(fields)), others: 'none' };
}

/** The fields that AWS documents today. */
export function documented(fields: Listed): FieldsShape {
  return { is: 'fields', fields: new Map(Object.entries(fields)), others: 'unlikely' };
}

/** Other fields may hold anything. */
export function open(fields: Listed = {}): FieldsShape {
  return { is: 'fields', fields: new Map(Object.entries(fields)), others: () => ANY };
}

/** Fields of any name, all alike. */
export function fieldsAlike(shape: () => Shape): FieldsShape {
  return { is: 'fields', fields: new Map(), others: shape };
}

export function itemsLike(of: () => Shape): ListShape {
  return { is: 'list', of };
}

/** All of these names hold a text. */
export function texts(...names: readonly string[]): Listed {
  return Object.fromEntries(names.map((name) => [name, TEXT]));
}
