/**
 * Runs after the compile: bundles what `DeliveryChecks` loads at synth, what `DeliveryReport` has beside it, and what the command has beside
 * both, because loading 800 small files takes longer than running them. What is loaded on demand is bundled apart, and all share it.
 */
const { buildSync } = require('esbuild');
const { chmodSync, mkdirSync, writeFileSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const { shareModules } = require('./share-modules');

const root = join(__dirname, '..');

/** Each bundle that ships, and its entry. */
const BUNDLES = {
  'lib/cli/index.js': 'src/cli/index.ts',
  'lib/cli/layout.js': 'src/report/layout/layout.ts', // `#layout`
  'lib/cli/page.js': 'page/main.ts', // `#page`, which carries it as a text
  'lib/cli/yaml.js': 'node_modules/yaml/dist/index.js', // `#yaml`
  'lib/constructs/checks/engine.js': 'src/constructs/checks/engine.ts',
  'lib/constructs/report/formats.js': 'src/constructs/report/formats.ts',
};

/** These carry what those after them read. */
const SHARING = ['lib/constructs/checks/engine.js', 'lib/constructs/report/formats.js', 'lib/cli/index.js'];

/** Writes the command and what starts it, and the bundles that it reads. Returns their source files. */
function bundleCommand(outfile) {
  const start = resolve(outfile, '../start.js');
  bundle('src/cli/start.ts', start, { external: ['./index'] });
  chmodSync(start, 0o755); // npm does this when it installs; the Python package runs the packed file
  bundle(BUNDLES['lib/cli/layout.js'], resolve(outfile, '../layout.js'), { minify: true });
  bundle(BUNDLES['lib/cli/yaml.js'], resolve(outfile, '../yaml.js'), { minify: true });
  writeFileSync(resolve(outfile, '../page.js'), `exports.script=${JSON.stringify(pageScript())};\n`);
  const lib = resolve(outfile, '../..');
  const bundles = SHARING.map((file) => ({ entry: BUNDLES[file], outfile: resolve(lib, '..', file) }));
  return shareModules(bundles, build, root).flatMap(({ outfile: file, text, inputs }) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return inputs;
  });
}

/** The script of the page, one text that runs in a browser. */
function pageScript() {
  const { outputFiles: [{ text }] } = buildSync({
    absWorkingDir: root,
    entryPoints: [BUNDLES['lib/cli/page.js']],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    logLevel: 'warning',
  });
  if (/<\/script|<!--/i.test(text)) throw new Error('the script of the page would end its own element');
  // Parsers of HTML replace some control characters, which stand in texts of the layout library.
  return text.trim().replace(/[^\P{Cc}\n]/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The source files of each bundle that ships, without writing one. */
function bundledFiles() {
  return Object.fromEntries(Object.entries(BUNDLES).map(([outfile, entry]) => [outfile, bundle(entry, join(root, outfile), { write: false })]));
}

/** Writes the bundle. Returns its source files. */
function bundle(entry, outfile, options) {
  return Object.keys(build({ entryPoints: [entry], outfile, write: true, ...options }).metafile.inputs);
}

function build({ external = [], ...options }) {
  return buildSync({
    absWorkingDir: root,
    allowOverwrite: true,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['#layout', '#page', '#yaml', ...external],
    // commander starts subcommands that are programs of their own. This one has none, and a module that starts programs takes a while to load.
    alias: { 'node:child_process': join(__dirname, 'no-programs.js'), 'yaml': '#yaml' },
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'warning',
    metafile: true,
    ...options,
  });
}

module.exports = { bundleCommand, bundledFiles, pageScript };
if (require.main === module) {
  bundleCommand(join(root, 'lib/cli/index.js'));
}
