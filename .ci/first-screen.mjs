/**
 * The first screen of the README, in a new app of each language: what to install, and what to paste where, are read from
 * the README and `docs/languages.md`, so that the trial does what a reader does.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LanguageTablet } from 'jsii-rosetta';
import { goModules } from '../projenrc/go-modules.js';
import { ROOT, cdk, run, synthesize } from './trial.mjs';

const PAGES = ['README.md', 'docs/languages.md'].map(page => readFileSync(join(ROOT, page), 'utf8')).join('\n');
const MODULES = join(ROOT, 'node_modules');
const FLOOR = JSON.parse(readFileSync(join(MODULES, 'aws-cdk-lib/package.json'), 'utf8')).version;

/** The first text of the pages that matches. */
function told(pattern) {
  const found = pattern.exec(PAGES);
  assert(found, `README.md and docs/languages.md do not tell ${pattern}`);
  return found[1];
}

const placeOf = language => `of a new app in a folder \`shop\` \\(\`npx cdk init app --language ${language}\`\\)`;
const fileOf = language => told(new RegExp(`\`([^\`]+)\` ${placeOf(language)}`));
const codeOf = language => told(new RegExp(`${placeOf(language)}.*?<!-- first -->\n\`\`\`[^\n]*\n(.*?)\`\`\``, 's'));

/** Runs a command of the pages, with more options at its end. */
const runTold = (pattern, where, options = '') => run('sh', ['-c', `${told(pattern).replace('<clone>', `"${ROOT}"`)} ${options}`], where);

/** How the app in the folder comes to the packages, and with what options it is synthesized. */
const INSTALL = {
  typescript: folder => {
    const library = join(folder, 'node_modules/cdk-lambda-delivery');
    mkdirSync(library, { recursive: true });
    const { stdout: packed } = run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]);
    run('tar', ['-xzf', join(folder, packed.trim()), '--strip-components', '1', '-C', library]);
    for (const name of ['aws-cdk-lib', 'constructs']) symlinkSync(join(MODULES, name), join(folder, 'node_modules', name));
    // npm installed no tsx here, by which the new app starts.
    return ['--app', `${join(MODULES, '.bin/ts-node')} --transpile-only --project ${join(ROOT, 'projenrc/tsconfig.json')} bin/shop.ts`];
  },
  python: (cwd, path) => {
    // They are installed already; no registry is asked.
    for (const pattern of [/`(pip install cdk[^`]+)`/, /`(pip install <clone>[^`]+)`/]) {
      runTold(pattern, { cwd, path }, '--quiet --no-index --disable-pip-version-check');
    }
  },
  java: folder => {
    const pom = join(folder, 'pom.xml');
    const repositories = told(/`(<repositories>.*?<\/repositories>)`/).replace('<clone>', ROOT);
    const dependency = told(/```xml\n(<dependency>.*?<\/dependency>)\n/s);
    writeFileSync(pom, readFileSync(pom, 'utf8').replace('<dependencies>', `${repositories}\n$&\n${dependency}`));
  },
  go: cwd => {
    runTold(/`(go mod edit [^`]+)`/, { cwd });
    const library = goModules().find(({ name }) => name === told(/`go get ([^`]+)`/));
    // What it requires, and the other module that was made: not every proxy has the older versions that a new app begins with.
    const others = goModules().filter(module => module !== library).map(({ name, folder }) => `-replace=${name}=${folder}`);
    const requirements = readFileSync(join(library.folder, 'go.mod'), 'utf8').matchAll(/^\t(\S+) (v\S+)$/gm);
    const required = [...requirements].map(([, name, version]) => `-require=${name}@${version}`);
    run('go', ['mod', 'edit', ...others, ...required], { cwd });
    runTold(/`(go mod tidy)`/, { cwd });
  },
};

const { translatedSnippets } = await LanguageTablet.fromFile(join(ROOT, '.jsii.tabl.json'));

/** What the pages show in a language has to be the translation of what the README shows. */
export function showsTranslation(language) {
  const shown = codeOf('typescript').trim();
  const first = translatedSnippets.find(({ originalSource }) => originalSource.source.trim() === shown);
  assert(first, 'the first screen of README.md is not translated: npm run post-compile');
  const translation = first.get(language).source.trim();
  assert(codeOf(language).includes(translation), `docs/languages.md does not show the translation:\n${translation}`);
}

/** Makes a new app in the folder, pastes the first screen, and synthesizes. */
export function pasteFirstScreen(language, folder, assembly, { path } = {}) {
  const app = join(folder, 'shop');
  mkdirSync(app, { recursive: true });
  cdk(['init', 'app', '--language', language, '--generate-only', '--lib-version', FLOOR], { cwd: app });
  writeFileSync(join(app, fileOf(language)), codeOf(language));
  const args = INSTALL[language](app, path);
  synthesize(app, assembly, { path, args });
}
