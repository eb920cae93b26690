/**
 * Every operator of event patterns, for EventBridge rules, pipes, filters of mappings and filter policies alike.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
import { anythingBut } from './anything-but';
import { cidr, exists, numeric } from './numbers';
import { onlyEntry, Operator } from './operator';
import { equalsIgnoreCase, prefix, suffix, wildcard } from './texts';

export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['prefix', prefix],
  ['suffix', suffix],
  ['equals-ignore-case', equalsIgnoreCase],
  ['wildcard', wildcard],
  ['cidr', cidr],
  ['exists', exists],
  ['numeric', numeric],
  ['anything-but', anythingBut],
]);

export interface Operation {
  readonly name: string;
  readonly operator: Operator;
  readonly operand: unknown;
}

/** Undefined for an item that is no object with exactly one operator. */
export function operationOf(item: unknown): Operation | undefined {
  const [name, operand] = onlyEntry(item) ?? [];
  const operator = name === undefined ? undefined : OPERATORS.get(name);
  return name === undefined || operator === undefined ? undefined : { name, operator, operand };
}
