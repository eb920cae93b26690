/**
 * Of test files, those from which imports lead to aws-cdk-lib: `npm run test:newest` runs them alone, since nothing else can
 * answer otherwise with another version of it. What a program of its own loads does not count: it loads the floor's.
 */
const { existsSync, readFileSync, statSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const { preProcessFile } = require('typescript');

const ROOT = resolve(__dirname, '..');
const ERASED = /^(?:import|export) type [^;]*;/gm;
const CDK = /^(?:aws-cdk-lib|cdk-nag|constructs)(?:\/|$)/;
const OURS = new Map([['cdk-lambda-delivery', join(ROOT, 'src/index.ts')]]);

/** The file that a relative path means, without its extension or as a folder. */
function fileOf(from, path) {
  const base = resolve(dirname(from), path);
  return [base, `${base}.ts`, `${base}.js`, join(base, 'index.ts')].find((file) => existsSync(file) && statSync(file).isFile());
}

function read(file) {
  const text = readFileSync(file, 'utf8').replace(ERASED, '');
  const names = preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const next = names.map((name) => (name.startsWith('.') ? fileOf(file, name) : OURS.get(name)));
  return { cdk: names.some((name) => CDK.test(name)), next: next.filter((one) => one && /\.[jt]s$/.test(one)) };
}

/** Whether imports lead from a file to aws-cdk-lib. Each file is read once, whoever asks. */
function meetsCdk(start, known) {
  const seen = new Set([start]);
  for (const file of seen) {
    if (!known.has(file)) known.set(file, read(file));
    const { cdk, next } = known.get(file);
    if (cdk) return true;
    for (const one of next) seen.add(one);
  }
  return false;
}

/** A filter of jest. */
module.exports = async (paths) => {
  const known = new Map();
  return { filtered: paths.filter((path) => meetsCdk(path, known)) };
};
