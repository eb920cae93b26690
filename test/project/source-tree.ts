/** The files of `src` and what each imports: static imports, re-exports, `require()`, `import()` and `import('…')` types. */
import { existsSync, readdirSync, readFileSync } from 'fs';
import { builtinModules } from 'module';
import { dirname, join, posix, resolve } from 'path';
import * as ts from 'typescript';

export const ROOT = resolve(__dirname, '../..');

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Parsed when it is first asked for: most of the time of a suite would go into it. */
  readonly syntax: ts.SourceFile;
  /** Files of `src` that it imports or re-exports from. */
  readonly files: readonly string[];
  /** Packages and node built-ins that it imports: `aws-cdk-lib`, `fs`. */
  readonly packages: readonly string[];
}

export function parse(path: string, text: string): SourceFile {
  const specifiers = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  let syntax: ts.SourceFile | undefined;
  return {
    path,
    text,
    get syntax() {
      return syntax ??= ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    },
    files: specifiers.filter(name => name.startsWith('.')).map(name => fileOf(path, name)),
    packages: specifiers.filter(name => !name.startsWith('.')).map(packageOf),
  };
}

/** Every TypeScript file below a folder of the repository, in the order of their names. */
export function readSources(folder: string): SourceFile[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(name => name.replace(/\\/g, '/'));
  return names.filter(name => name.endsWith('.ts')).sort().map(name => {
    const path = posix.join(folder, name);
    return parse(path, readFileSync(join(ROOT, path), 'utf8'));
  });
}

function fileOf(from: string, name: string): string {
  const path = posix.join(dirname(from).replace(/\\/g, '/'), name);
  return [`${path}.ts`, `${path}/index.ts`, path].find(candidate => existsSync(join(ROOT, candidate))) ?? `${path}.ts`;
}

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name.slice('node:'.length);
  return name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/');
}

export function isBuiltin(name: string): boolean {
  return builtinModules.includes(name);
}
