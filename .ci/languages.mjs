/**
 * Makes the packages of the languages whose toolchains are installed, and synthesizes the example apps of each:
 *
 *     npm run compile && npm run post-compile && node .ci/languages.mjs [LANGUAGE…] [--changed LANGUAGE…]
 *
 * Those behind `--changed` are tried where what they have of their own is another than when they were tried last
 * (`.ci/tried.json`, which a trial of a language by its name writes).
 *
 * `orders` must have the template of the TypeScript app, but for assets, and so must the first screen of the README in a new
 * app; `shop` must have the same template in each language. The snippets of README, doc comments and `docs` must run in Python, and
 * compile in Java and Go. A language without its toolchain is skipped, which one line says.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { goModules } from '../projenrc/go-modules.js';
import { pasteFirstScreen, showsTranslation } from './first-screen.mjs';
import { digest, keep, triedLast } from './tried.mjs';
import { ROOT, attempt, cdk, failures, run, synthesize, templates } from './trial.mjs';

const APPS = ['orders', 'shop'];
const made = mkdtempSync(join(tmpdir(), 'languages-'));
process.on('exit', () => rmSync(made, { recursive: true, force: true }));

process.env.MAVEN_OPTS = '-Dmaven.javadoc.skip=true'; // nobody reads the Javadoc of a trial

/**
 * For each language its toolchain, what makes the package, and what lets the apps use it: `path` goes to the front of
 * PATH, `folder` holds the apps where they are changed first. What CI tries always is not kept as tried.
 */
const LANGUAGES = {
  python: {
    isTriedAlways: true,
    tool: ['python3', '--version'],
    make: () => run('npm', ['run', '--silent', 'package:python']),
    install: () => {
      const venv = join(made, 'venv');
      run('python3', ['-m', 'venv', venv]);
      const wheels = readdirSync(join(ROOT, 'dist/python')).filter(name => name.endsWith('.whl')).map(name => join('dist/python', name));
      run(join(venv, 'bin/pip'), ['install', '--quiet', '--no-compile', '--disable-pip-version-check', ...wheels, '-r', 'examples/python/orders/requirements.txt']);
      return { path: join(venv, 'bin') };
    },
    // jsii calls methods otherwise than JavaScript does, in every language alike.
    errorLeft: ({ path }) => {
      const { stdout, stderr } = cdk(['synth', '--quiet', '--app', 'python3 .ci/error_left.py', '--output', join(made, 'error')], { path, status: 1 });
      assert.match(`${stdout}${stderr}`, /^ERROR .*hides a message for 30 s/m);
    },
  },
  java: {
    tool: ['mvn', '--version'],
    make: () => run('npm', ['run', '--silent', 'package:java']),
    // Maven keeps a version that it has once, and this one is made anew.
    install: () => rmSync(join(homedir(), '.m2/repository/io/github/cdklambdadelivery'), { recursive: true, force: true }),
  },
  go: {
    tool: ['go', 'version'],
    // Not every proxy has each version of the second module, so both are made from what npm installed.
    make: () => {
      for (const folder of ['.', 'node_modules/@aws-cdk/cloud-assembly-schema']) {
        run('node_modules/.bin/jsii-pacmak', ['--target', 'go', '--code-only', '--outdir', join(ROOT, 'dist'), folder]);
      }
    },
    install: () => {
      const tree = join(made, 'tree');
      mkdirSync(join(tree, 'examples'), { recursive: true });
      symlinkSync(join(ROOT, 'examples/typescript'), join(tree, 'examples/typescript')); // with the handlers
      cpSync(join(ROOT, 'examples/go'), join(tree, 'examples/go'), { recursive: true });
      const replaced = goModules().map(module => `-replace=${module.name}=${module.folder}`);
      for (const app of APPS) {
        run('go', ['mod', 'edit', ...replaced], { cwd: join(tree, 'examples/go', app) });
      }
      return { folder: tree };
    },
  },
};

/** The template of the app's only stack, with no hash of an asset. */
function templateOf(assembly) {
  const [template, ...others] = Object.values(templates(assembly));
  assert.deepEqual(others, []);
  delete template.Conditions?.CDKMetadataAvailable;
  if (Object.keys(template.Conditions ?? {}).length === 0) delete template.Conditions;
  return JSON.parse(JSON.stringify(template).replace(/\b[0-9a-f]{64}\b/g, 'HASH'));
}

function example(language, app, { path, folder = ROOT } = {}) {
  const assembly = join(made, language, app);
  synthesize(join(folder, 'examples', language, app), assembly, { path });
  return templateOf(assembly);
}

function firstScreen(language, installed) {
  const assembly = join(made, language, 'first');
  pasteFirstScreen(language, join(made, 'new', language), assembly, installed);
  return templateOf(assembly);
}

const args = process.argv.slice(2);
const named = args.filter(arg => arg !== '--changed');
const ifChanged = args.includes('--changed') ? args.slice(args.indexOf('--changed') + 1) : [];
const unknown = named.filter(language => !Object.hasOwn(LANGUAGES, language));
assert.deepEqual(unknown, [], `no such language; there are ${Object.keys(LANGUAGES).join(', ')}`);

for (const language of Object.keys(LANGUAGES)) attempt(`${language}: docs/languages.md shows the first screen`, () => showsTranslation(language));
const typescript = attempt('typescript: orders synthesizes', () => example('typescript', 'orders'));
const first = attempt('typescript: the first screen synthesizes in a new app', () => firstScreen('typescript'));
let shop; // of the language that is tried first

function isInstalled({ tool: [tool, ...version] }) {
  return spawnSync(tool, version, { stdio: 'ignore' }).status === 0;
}

function tryOut(language, { make, install, errorLeft }) {
  attempt(`${language}: the package is made`, make);
  const installed = attempt(`${language}: the package is installed`, install);
  attempt(`${language}: the snippets of README, doc comments and docs work`, () => run('npm', ['run', '--silent', 'snippets', '--', language], installed));
  attempt(`${language}: the first screen, in a new app, has the template of TypeScript`, () => {
    assert.deepEqual(firstScreen(language, installed), first);
  });
  attempt(`${language}: orders has the template of TypeScript`, () => {
    assert.deepEqual(example(language, 'orders', installed), typescript);
  });
  attempt(`${language}: shop has the template of the other languages`, () => {
    const template = example(language, 'shop', installed);
    shop ??= template;
    assert.deepEqual(template, shop);
  });
  if (errorLeft !== undefined) attempt(`${language}: an error that DeliveryDefaults leaves fails the synth`, () => errorLeft(installed));
}

/** Skips a language behind `--changed` whose digest is the kept one. Keeps the digest of what works. */
function tryIfChanged(language, trial) {
  const tried = digest(language, [typescript, first]);
  if (ifChanged.includes(language) && triedLast()[language] === tried) {
    console.log(`${language}: skipped, it was tried with all that it has of its own`);
    return;
  }
  const failedBefore = failures();
  tryOut(language, trial);
  if (failures() > failedBefore) return;
  if (ifChanged.includes(language)) console.log(`${language}: works; commit what \`node .ci/languages.mjs ${language}\` writes`);
  else if (process.env.CI === undefined) keep(language, tried);
}

for (const language of named.length === 0 ? Object.keys(LANGUAGES) : named) {
  const trial = LANGUAGES[language];
  if (!isInstalled(trial)) console.log(`${language}: skipped, ${trial.tool[0]} is not installed`);
  else if (trial.isTriedAlways) tryOut(language, trial);
  else tryIfChanged(language, trial);
}
