/** What an operator of an event pattern is: which operands it takes, and which texts it matches. */
import { isObject } from '../../model/json';
import { Known } from '../../model/known';
import { EventText } from '../event-text';

export interface Operator {
  /** Why the operand is refused; undefined where the operator takes it. */
  readonly refuses: (operand: unknown) => string | undefined;
  /** What the operand is, and an example of it, for messages. */
  readonly argument: string;
  readonly example: string;
  /** The operand that the author meant; undefined when that is not certain. */
  readonly repair?: (operand: unknown) => unknown;
  /** Whether a value of an event that is this text matches, for an operand that is not refused. */
  readonly matches: (operand: unknown, text: EventText) => Known<boolean>;
}

export const isText = (value: unknown): value is string => typeof value === 'string';

/** The one text of a list that was written where a text belongs. */
export function onlyItem(operand: unknown): unknown {
  return Array.isArray(operand) && operand.length === 1 ? operand[0] : undefined;
}

/** The one member of an object with exactly one. */
export function onlyEntry(value: unknown): readonly [string, unknown] | undefined {
  const entries = isObject(value) ? Object.entries(value) : [];
  return entries.length === 1 ? entries[0] : undefined;
}
