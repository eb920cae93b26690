/** Which rules compare numbers, as their files show it: an ordering of two values of which neither counts a list. */
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const RULES = join(__dirname, '../../src/rules');

const ORDERINGS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken, ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken, ts.SyntaxKind.GreaterThanEqualsToken,
]);

/** `seconds > LONGEST_RUN`, each comparison in the file of a rule, in its folder and in the queries that it asks. */
export function comparisonsOf(rule: string): readonly string[] {
  const own = join(RULES, rule);
  const files = [`${own}.ts`, ...(existsSync(own) ? readdirSync(own).map((file) => join(own, file)) : [])];
  const queries = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/from '\.\.?\/(queries\/[\w-]+)'/g)])
    .map(([, path]) => join(RULES, `${path}.ts`));
  return [...files, ...new Set(queries)].flatMap(comparisonsIn);
}

function comparisonsIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isOrdering = ts.isBinaryExpression(node) && ORDERINGS.has(node.operatorToken.kind);
    if (isOrdering && !counts(node.left) && !counts(node.right)) found.push(node.getText(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The length of a list is no setting, nor is the place of an item in it. */
function counts(side: ts.Expression): boolean {
  return /\.(?:length|size)$|^i$/.test(side.getText());
}
