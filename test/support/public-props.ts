/** The props interfaces of the public surface as they are written in src, so that no table of a test can forget a prop. */
import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const SRC = join(__dirname, '../../src');

const INDEX = readFileSync(join(SRC, 'index.ts'), 'utf8');

/** The file that `index.ts` takes each props interface from. */
const FILES: Readonly<Record<string, string>> = Object.fromEntries([...INDEX.matchAll(/\{([^}]*)\} from '\.\/(.+?)'/g)].flatMap(([, names, file]) => (
  [...names.matchAll(/\b\w+Props\b/g)].map(([name]) => [name, `${file}.ts`]))));

/** Name and type, as written, of every prop, those of the interfaces that it extends included. */
export function propsOf(interfaceName: string): Map<string, string> {
  const source = ts.createSourceFile(FILES[interfaceName], readFileSync(join(SRC, FILES[interfaceName]), 'utf8'), ts.ScriptTarget.Latest, true);
  const declaration = source.statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === interfaceName)!;
  const parents = declaration.heritageClauses?.flatMap(({ types }) => types.map(({ expression }) => expression.getText())) ?? [];
  return new Map([
    ...parents.flatMap((parent) => [...propsOf(parent)]),
    ...declaration.members.filter(ts.isPropertySignature).map(({ name, type }): [string, string] => [name.getText(), type!.getText()]),
  ]);
}

/** Every props interface that the root exports. */
export function publicPropsInterfaces(): string[] {
  return Object.keys(FILES).sort();
}
