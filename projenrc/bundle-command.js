/**
 * Run after the compile: makes the command one file, and what `DeliveryChecks` loads at synth another. Node reads two hundred small files
 * slower than it runs them; `yaml`, which most runs do not need, stays outside, and so does what else is loaded when it is used.
 */
const { buildSync } = require('esbuild');
const { chmodSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');

/** Answers which files went into it. */
function bundleCommand(outfile) {
  const inputs = bundle('src/cli/index.ts', outfile);
  chmodSync(outfile, 0o755); // npm would see to that at its install; the Python package starts the file as it was packed
  return inputs;
}

function bundle(entry, outfile) {
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['yaml'],
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
