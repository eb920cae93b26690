/** The operator that turns others round: any value but these. */
import { Known, not, or } from '../../model/known';
import { equalsText } from '../event-text';
import { isText, onlyEntry, Operator } from './operator';
import { equalsIgnoreCase, prefix, suffix, wildcard } from './texts';

const ARGUMENT = 'texts, or numbers, or one operator on texts';

const INNER: ReadonlyMap<unknown, Operator> = new Map([
  ['prefix', prefix], ['suffix', suffix], ['equals-ignore-case', equalsIgnoreCase], ['wildcard', wildcard],
]);

/** EventBridge refuses an empty end here, which every text has. */
const ENDS: ReadonlySet<unknown> = new Set(['prefix', 'suffix']);

export const anythingBut: Operator = {
  refuses: (operand) => (areAlike([operand].flat()) || isOperator(operand) ? undefined : ARGUMENT),
  argument: ARGUMENT,
  example: '["draft", "void"]',
  matches: (operand, text): Known<boolean> => {
    const [name, inner] = onlyEntry(operand) ?? [];
    const operator = INNER.get(name);
    if (operator === undefined) return not(or(...[operand].flat().map((one) => isText(one) && equalsText(text, one))));
    return not(or(...[inner].flat().map((one) => operator.matches(one, text))));
  },
};

/** All texts or all numbers, and at least one. */
function areAlike(values: readonly unknown[]): boolean {
  return values.length > 0 && (values.every(isText) || values.every((value) => typeof value === 'number'));
}

function isOperator(operand: unknown): boolean {
  const [name, inner] = onlyEntry(operand) ?? [];
  const operator = INNER.get(name);
  const values: readonly unknown[] = [inner].flat();
  return operator !== undefined && values.length > 0
    && values.every((value) => isText(value) && operator.refuses(value) === undefined && !(ENDS.has(name) && value === ''));
}
