/** Nothing is decided by the words of a message: they are for people, and a better word must change no decision. */
import * as ts from 'typescript';
import { parse, readSources, type SourceFile } from './source-tree';

const PROSE = new Set(['unknown', 'reason', 'message']);
const READS = new Set([
  'match', 'matchAll', 'search', 'startsWith', 'endsWith', 'includes', 'indexOf', 'lastIndexOf', 'replace', 'replaceAll', 'split',
]);
const TESTS = new Set(['test', 'exec']);

/** Files that read a message nevertheless, each with its reason. */
const ALLOWED = new Map([
  ['src/template/load/yaml.ts', 'the parser prints the whole line below the first line of its message'],
]);

function isProse(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return PROSE.has(node.name.text) || isProse(node.expression);
  return ts.isIdentifier(node) && PROSE.has(node.text);
}

function readsProse(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) {
    const isComparison = [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(node.operatorToken.kind);
    return isComparison && isProse(node.left) && ts.isStringLiteralLike(node.right);
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  return (READS.has(name.text) && isProse(expression)) || (TESTS.has(name.text) && node.arguments.some(isProse));
}

function readingProse(sources: readonly SourceFile[]): readonly string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node, path: string): void => {
    if (readsProse(node)) found.add(path);
    ts.forEachChild(node, inner => visit(inner, path));
  };
  sources.forEach(({ path, syntax }) => visit(syntax, path));
  return [...found];
}

test('no file of src decides by the words of a message, except those that are listed', () => {
  expect(readingProse(readSources('src'))).toEqual([...ALLOWED.keys()].sort());
});

test.each([
  'value.unknown.startsWith(\'Ref\')', '/a parameter of/.test(part.reason)', '/a parameter/.exec(reason)', 'error.message.includes(\'x\')',
  'message.split(\':\')', 'value.unknown === \'a filter\'', 'problem.reason?.replace(\'a\', \'b\')', '(reason.match(/x/) ?? [])[0]',
])('not as in: %s', text => {
  expect(readingProse([parse('src/iam/x.ts', `const x = ${text};`)])).toEqual(['src/iam/x.ts']);
});

test.each(['log(error.message)', 'a.reason === b.reason', 'text.split(\':\')'])('but as in: %s', text => {
  expect(readingProse([parse('src/iam/x.ts', `const x = ${text};`)])).toEqual([]);
});
