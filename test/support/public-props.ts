/** The props interfaces of the public surface as they are written in src, so that no table of a test can forget a prop. */
import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const SRC = join(__dirname, '../../src');

const INDEX = readFileSync(join(SRC, 'index.ts'), 'utf8');

/** The file that `index.ts` takes each props interface from. */
const FILES: Readonly<Record<string, string>> = Object.fromEntries([...INDEX.matchAll(/\{([^}]*)\} from '\.\/(.+?)'/g)].flatMap(([, names, file]) => (
  [...names.matchAll(/\b\w+(?:Props|Options)\b/g)].map(([name]) => [name, `${file}.ts`]))));

/** Name and type, as written, of every prop, those of the interfaces that it extends included. */
export function propsOf(interfaceName: string): Map<string, string> {
  const { parents, members } = declarationOf(interfaceName);
  return new Map([
    ...parents.flatMap((parent) => [...propsOf(parent)]),
    ...members.map(({ name, type }): [string, string] => [name.getText(), type!.getText()]),
  ]);
}

/** Names of the props that have to be given, those of the interfaces that it extends included. */
export function requiredPropsOf(interfaceName: string): Set<string> {
  const { parents, members } = declarationOf(interfaceName);
  return new Set([
    ...parents.flatMap((parent) => [...requiredPropsOf(parent)]),
    ...members.filter(({ questionToken }) => questionToken === undefined).map(({ name }) => name.getText()),
  ]);
}

/** Every props interface that the root exports. */
export function publicPropsInterfaces(): string[] {
  return Object.keys(FILES).filter((name) => name.endsWith('Props')).sort();
}

interface Declaration {
  readonly parents: readonly string[];
  readonly members: readonly ts.PropertySignature[];
}

/** The matrix asks for each cell. */
const declarations = new Map<string, Declaration>();

function declarationOf(interfaceName: string): Declaration {
  const known = declarations.get(interfaceName) ?? readDeclaration(interfaceName);
  declarations.set(interfaceName, known);
  return known;
}

function readDeclaration(interfaceName: string): Declaration {
  const source = ts.createSourceFile(FILES[interfaceName], readFileSync(join(SRC, FILES[interfaceName]), 'utf8'), ts.ScriptTarget.Latest, true);
  const declaration = source.statements.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === interfaceName)!;
  const parents = declaration.heritageClauses?.flatMap(({ types }) => types.map(({ expression }) => expression.getText())) ?? [];
  return { parents, members: declaration.members.filter(ts.isPropertySignature) };
}
