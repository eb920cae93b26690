/**
 * Runs after the compile: bundles the command into one file, and the code that `DeliveryChecks` loads at synth into another, because loading
 * 200 small files takes longer than running them. `yaml` and other modules that are loaded on demand stay outside.
 */
const { buildSync } = require('esbuild');
const { chmodSync } = require('node:fs');
const { join, resolve } = require('node:path');

const root = join(__dirname, '..');

/** Each bundle that ships, and its entry. */
const BUNDLES = { 'lib/cli/index.js': 'src/cli/index.ts', 'lib/constructs/checks/engine.js': 'src/constructs/checks/engine.ts' };

/** Writes the bundle, and beside it what starts it. Returns the source files of the bundle. */
function bundleCommand(outfile) {
  const start = resolve(outfile, '../start.js');
  bundle('src/cli/start.ts', start, { external: ['./index'] });
  chmodSync(start, 0o755); // npm does this when it installs; the Python package runs the packed file
  return bundle(BUNDLES['lib/cli/index.js'], outfile);
}

/** The source files of each bundle that ships, without writing one. */
function bundledFiles() {
  return Object.fromEntries(Object.entries(BUNDLES).map(([outfile, entry]) => [outfile, bundle(entry, join(root, outfile), { write: false })]));
}

function bundle(entry, outfile, { external = [], write = true } = {}) {
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    write,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['yaml', ...external],
    // commander starts subcommands that are programs of their own. This one has none, and a module that starts programs takes a while to load.
    alias: { 'node:child_process': join(__dirname, 'no-programs.js') },
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'warning',
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

module.exports = { bundleCommand, bundledFiles };
if (require.main === module) {
  bundleCommand(join(root, 'lib/cli/index.js'));
  bundle(BUNDLES['lib/constructs/checks/engine.js'], join(root, 'lib/constructs/checks/engine.js'));
}
