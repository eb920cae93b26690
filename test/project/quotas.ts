/** The quotas of AWS that files of facts write down, and the other places that write the same number. */
import * as ts from 'typescript';
import { roomOf } from './rooms';
import type { SourceFile } from './source-tree';

export interface WrittenNumber {
  readonly path: string;
  readonly value: number;
}

export interface WrittenTwice extends WrittenNumber {
  /** The file of facts that the number belongs to. */
  readonly owner: string;
}

/** Numbers up to this one are too common to be compared. */
const SMALL = 20;

const UNITS: ReadonlyMap<string, number> = new Map([
  ['MINUTE', 60], ['HOUR', 3_600], ['DAY', 86_400], ['SECOND_IN_MS', 1_000], ['KIB', 1_024], ['MIB', 1_048_576],
]);
const METHODS_OF_DURATION: ReadonlyMap<string, number> = new Map([
  ['millis', 1 / 1_000], ['seconds', 1], ['minutes', 60], ['hours', 3_600], ['days', 86_400],
]);
const UNITS_FILE = 'src/facts/units.ts';

/** `900`, `15 * MINUTE` and `Duration.minutes(15)` write the same number. */
function valueOf(node: ts.Node): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isParenthesizedExpression(node)) return valueOf(node.expression);
  if (ts.isIdentifier(node)) return UNITS.get(node.text);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskToken) {
    return product(valueOf(node.left), valueOf(node.right));
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression, name } = node.expression;
  return expression.getText() === 'Duration' && node.arguments.length === 1
    ? product(METHODS_OF_DURATION.get(name.text), valueOf(node.arguments[0]))
    : undefined;
}

function product(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one * other;
}

/** Each number once for each file. A unit alone is no number: it converts. */
export function numbersIn({ path, syntax }: SourceFile): readonly WrittenNumber[] {
  const values = new Set<number>();
  const visit = (node: ts.Node): void => {
    const value = ts.isIdentifier(node) ? undefined : valueOf(node);
    if (value === undefined) ts.forEachChild(node, visit);
    else if (value > SMALL) values.add(value);
  };
  visit(syntax);
  return [...values].map((value) => ({ path, value }));
}

/** Where a number of a file of facts is written again: in any other file, or in a second file of facts. */
export function writtenTwice(files: readonly SourceFile[]): readonly WrittenTwice[] {
  const numbers = files.filter(({ path }) => path !== UNITS_FILE).flatMap(numbersIn);
  const isFact = ({ path }: WrittenNumber): boolean => roomOf(path) === 'facts';
  const owners = new Map(['HOUR', 'DAY', 'KIB', 'MIB'].map((unit) => [UNITS.get(unit), UNITS_FILE]));
  return [...numbers.filter(isFact), ...numbers.filter((number) => !isFact(number))].flatMap((number) => {
    const owner = owners.get(number.value);
    if (owner === undefined && isFact(number)) owners.set(number.value, number.path);
    return owner === undefined ? [] : [{ ...number, owner }];
  });
}
