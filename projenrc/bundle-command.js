/**
 * Run after the compile: makes the command one file. Node reads two hundred small files slower than it runs them; `yaml`, which most runs do
 * not need, stays outside, and so does what else is loaded when it is used.
 */
const { buildSync } = require('esbuild');
const { join } = require('node:path');

const entry = join(__dirname, '..', 'lib', 'cli', 'index.js');
buildSync({
  entryPoints: [entry],
  outfile: entry,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: ['yaml'],
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
});
