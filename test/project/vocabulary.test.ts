/** One word has one meaning: no exported name of `src` is declared in two files. */
import * as ts from 'typescript';
import { parse, readSources, type SourceFile } from './source-tree';

/** The names that a file declares and exports; a re-export declares nothing. */
function exportedNames({ syntax }: SourceFile): string[] {
  const isExported = (node: ts.Statement): boolean => ts.canHaveModifiers(node)
    && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return syntax.statements.filter(isExported).flatMap((node) => {
    if (ts.isVariableStatement(node)) return node.declarationList.declarations.map(({ name }) => name.getText(syntax));
    const { name } = node as ts.Statement & { readonly name?: ts.Identifier };
    return name === undefined ? [] : [name.text];
  });
}

function declaredTwice(files: readonly SourceFile[]): string[] {
  const declaredIn = new Map<string, string[]>();
  for (const file of files) {
    for (const name of new Set(exportedNames(file))) declaredIn.set(name, [...declaredIn.get(name) ?? [], file.path]);
  }
  return [...declaredIn].filter(([, paths]) => paths.length > 1).map(([name, paths]) => `${name}: ${paths.join(', ')}`);
}

test('no exported name of src is declared in two files', () => {
  expect(declaredTwice(readSources('src'))).toEqual([]);
});

test.each([
  ['a type and a function', 'export interface Target {}', 'export function Target() {}'],
  ['two constants', 'export const Target = 1;', 'export const [x] = [1], Target = 2;'],
  ['a class and an alias', 'export abstract class Target {}', 'export type Target = string;'],
])('%s of one name are found', (_, one, other) => {
  expect(declaredTwice([parse('src/a.ts', one), parse('src/b.ts', other)])).toEqual(['Target: src/a.ts, src/b.ts']);
});

test('an overload, a local and a re-export are no second declaration', () => {
  const overloads = 'export function target(a: string): void;\nexport function target(a: number): void;\nexport function target() {}';
  expect(declaredTwice([parse('src/a.ts', overloads), parse('src/b.ts', "const target = 1; export { target as other } from './a';")])).toEqual([]);
});
