/** Runs each snippet in Python, in an app and a stack of its own, and synthesizes what it made. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Result } from './judge';
import { Snippet } from './tablet';
import { Import } from './typescript';

/** The module of Python that has what a module of TypeScript has. */
const pythonModule = (module: string) => module.replace(/^aws-cdk-lib/, 'aws_cdk').replaceAll('-', '_').replaceAll('/', '.');

/** A namespace is called as jsii-rosetta calls it: `lambda` is a keyword of Python. */
const importLine = ({ module, namespace, names }: Import) => namespace
  ? `import ${pythonModule(module)} as ${namespace === 'lambda' ? 'lambda_' : namespace}`
  : `from ${pythonModule(module)} import ${names.join(', ')}`;

const snakeCase = (name: string) => name.replace(/([a-z])([A-Z]+)/g, '$1_$2').toLowerCase();

export function tryAll(snippets: readonly Snippet[]): Result[] {
  const input = snippets.map(({ name, code, hasImports, imports, variables }) => ({
    name,
    code,
    // A snippet that shows imports must show all that it needs.
    imports: hasImports ? [] : imports.map(importLine),
    variables: Object.fromEntries(Object.entries(variables).map(([variable, type]) => [snakeCase(variable), type])),
  }));
  const run = spawnSync('python3', [join(__dirname, 'run.py')], { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 1e8 });
  if (run.status !== 0) throw new Error(`python3: ${run.error ?? run.stderr}`);
  return JSON.parse(run.stdout.slice(run.stdout.lastIndexOf('\n[') + 1));
}
