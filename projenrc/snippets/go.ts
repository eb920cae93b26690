/** Compiles each snippet in Go, as the body of a function in a package of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goModules } from '../go-modules';
import { packagesOf, resultsOf } from './compiled';
import { JSII, goImport, isRead, qualify } from './go-names';
import { Result } from './judge';
import { Snippet } from './tablet';

const FOLDER = 'cdk.out/snippets/go';
const EXAMPLE = 'examples/go/orders/go.mod';
const CONSTRUCTS = 'import "github.com/aws/constructs-go/constructs/v10"';
const IMPORT = /^import .*$/gm;

/** The source of a snippet. The variables that it is given are parameters, which Go lets be idle. */
function sourceOf({ code, hasImports, imports, variables, fqns }: Snippet, pack: string): string {
  const body = code.replace(IMPORT, '').replace(/^var \w+ [\w.]+$/gm, '');
  const parameters = Object.entries(variables).map(([name, type]) => `${name} ${type === 'string' ? '*string' : qualify(type.split('.').pop()!, fqns)}`);
  const head = `func write(${['this constructs.Construct', ...parameters].join(', ')}) {`;
  const idle = [...body.matchAll(/^(\w+) := /gm)].map(([, name]) => `_ = ${name}`); // Go refuses a variable that nothing reads
  const wrapped = /^func /m.test(body) ? [body] : [head, body, ...idle, '}'];
  // A snippet that shows imports must show all that it needs; the rest is for what stands around it.
  const own = hasImports ? code.match(IMPORT)! : [];
  const around = hasImports ? wrapped.filter(part => part !== body) : wrapped;
  const more = [...imports.map(goImport), CONSTRUCTS, JSII].filter(line => isRead(around.join('\n'), line));
  return [`package ${pack}`, ...new Set([...own, ...more]), ...wrapped, ''].join('\n');
}

/**
 * The requirements of an example, which is as deep in the clone. Every module in `dist/go` replaces the published one, so that a clone behind
 * a proxy that refuses a module of aws-cdk-lib's can make it there (CONTRIBUTING.md, "The other languages").
 */
function writeModule(): void {
  const replaced = goModules().map(({ name, folder }) => `replace ${name} => ${folder}`);
  const text = readFileSync(EXAMPLE, 'utf8').replace(/^replace .*$/gm, '').replace('module orders', 'module snippets');
  writeFileSync(join(FOLDER, 'go.mod'), `${text}\n${replaced.join('\n')}\n`);
}

const go = (...args: string[]) => spawnSync('go', args, { cwd: FOLDER, encoding: 'utf8', maxBuffer: 1e8 });

export function tryAll(snippets: readonly Snippet[]): Result[] {
  rmSync(FOLDER, { recursive: true, force: true });
  const packages = packagesOf(snippets);
  for (const [pack, snippet] of packages) {
    mkdirSync(join(FOLDER, pack), { recursive: true });
    writeFileSync(join(FOLDER, pack, 'snippet.go'), sourceOf(snippet, pack));
  }
  writeModule();
  const tidy = go('mod', 'tidy');
  if (tidy.status !== 0) throw new Error(`go mod tidy: ${tidy.error ?? tidy.stderr}`);
  const run = go('build', '-gcflags=-e', './...'); // all errors, not ten of each package
  return resultsOf(packages, run, 'stderr', /^(?<pack>s\d+)[\\/]snippet\.go:(?<text>.*(?:\n\t.*)*)/gm);
}
