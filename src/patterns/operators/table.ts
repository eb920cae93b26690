/**
 * Every operator of event patterns, for rules of EventBridge, pipes, filters of mappings and filter policies alike.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
import { anythingBut } from './anything-but';
import { cidr, exists, numeric } from './numbers';
import { Operator } from './operator';
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
