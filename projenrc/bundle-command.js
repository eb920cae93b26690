/**
 * Runs after the compile: bundles the command into one file, and the code that `DeliveryChecks` loads at synth into another, because loading
 * 200 small files takes longer than running them. `yaml` and other modules that are loaded on demand stay outside.
 */
const { buildSync } = require('esbuild');
const { chmodSync } = require('node:fs');
const { join, resolve } = require('node:path');

const root = join(__dirname, '..');

/** Writes the bundle, and beside it what starts it. Returns the source files of the bundle. */
function bundleCommand(outfile) {
  const start = resolve(outfile, '../start.js');
  bundle('src/cli/start.ts', start, ['./index']);
  chmodSync(start, 0o755); // npm does this when it installs; the Python package runs the packed file
  return bundle('src/cli/index.ts', outfile);
}

function bundle(entry, outfile, external = []) {
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
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

module.exports = { bundleCommand };
if (require.main === module) {
  bundleCommand(join(root, 'lib/cli/index.js'));
  bundle('src/constructs/checks/engine.ts', join(root, 'lib/constructs/checks/engine.js'));
}
