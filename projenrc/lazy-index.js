/**
 * Run after the compile: makes `lib/index.js` load each of its files when a name of it is first used, as aws-cdk-lib's own modules do,
 * so that importing the package costs next to nothing. The line `exports.A = exports.B = void 0`, which TypeScript writes first, stays:
 * it tells Node the names for `import { A } from 'cdk-lambda-delivery'`.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const index = join(__dirname, '..', 'lib', 'index.js');
const eager = readFileSync(index, 'utf8');
const files = eager.match(/^var \w+ = require\(.*\);$/gm) ?? [];
const lazy = eager
  .replace(/^var (\w+) = (require\(.*\));$/gm, 'var $1 = function () { return $2; };')
  .replace(/get: function \(\) \{ return (\w+)\.(\w+); \}/g, 'get: function () { return $1().$2; }');
if (files.length === 0) {
  throw new Error('lib/index.js has no line of the form that TypeScript writes for a re-export: look at it and mend projenrc/lazy-index.js');
}
writeFileSync(index, lazy);
