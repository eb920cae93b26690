/**
 * Run after the compile: makes `lib/index.js` load each of its files when a name of it is first used, as aws-cdk-lib's own modules do,
 * so that importing the package costs next to nothing. Node, which reads the names for `import { A } from 'cdk-lambda-delivery'` off the
 * text, distrusts a name that it sees with such a getter: so it sees the names in lines `exports.A = void 0`, and not beside the getters.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const index = join(__dirname, '..', 'lib', 'index.js');
const eager = readFileSync(index, 'utf8');
const files = eager.match(/^var \w+ = require\(.*\);$/gm) ?? [];
const lazy = eager
  .replace(/^(exports\.\w+ = )+void 0;$/m, (chain) => chain.match(/exports\.\w+/g).map((name) => `${name} = void 0;`).join('\n'))
  .replace(/^var (\w+) = (require\(.*\));$/gm, 'var $1 = function () { return $2; };')
  .replace(/\(exports, ("\w+"), \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \}/g,
    '(exports, [$1][0], { enumerable: true, get: function () { return $2().$3; }');
if (files.length === 0) {
  throw new Error('lib/index.js has no line of the form that TypeScript writes for a re-export: look at it and fix projenrc/lazy-index.js');
}
writeFileSync(index, lazy);
