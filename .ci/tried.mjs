/** Reads what `digestOf` digests, and the digests that `.ci/tried.json` keeps. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TABLETS } from '../projenrc/snippets/tablets.js';
import { digestOf } from '../projenrc/tried.js';
import { ROOT, run } from './trial.mjs';

const KEPT = join(ROOT, '.ci/tried.json');
/** Packages that make or run the trial. */
const PACKAGES = ['aws-cdk-lib', 'constructs', 'jsii', 'jsii-pacmak', 'jsii-rosetta', 'aws-cdk'];

const text = path => readFileSync(join(ROOT, path), 'utf8');
const json = path => JSON.parse(text(path));

/** The texts of files, and of all files in folders, that are committed or would be. */
function textsOf(paths) {
  const { stdout } = run('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...paths]);
  return Object.fromEntries(stdout.split('\n').filter(file => file !== '').map(file => [file, text(file)]));
}

/** `templates` are those of TypeScript, which the language has to make as well. */
export function digest(language, templates) {
  const { packages } = json('package-lock.json');
  const versions = PACKAGES.map(name => [name, packages[`node_modules/${name}`]?.version]);
  return digestOf(language, {
    assembly: json('.jsii'),
    tablets: TABLETS.map(json),
    files: textsOf([`examples/${language}`, 'projenrc/snippets', 'projenrc/go-modules.js', '.ci/languages.mjs', '.ci/first-screen.mjs', '.ci/trial.mjs']),
    others: { versions, templates },
  });
}

export const triedLast = () => (existsSync(KEPT) ? json('.ci/tried.json') : {});

export function keep(language, tried) {
  const all = { ...triedLast(), [language]: tried };
  writeFileSync(KEPT, `${JSON.stringify(all, Object.keys(all).sort(), 2)}\n`);
}
