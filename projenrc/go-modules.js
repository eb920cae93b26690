/** The modules that jsii-pacmak wrote to `dist/go`: the name of each, and its folder. */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const MADE = resolve(__dirname, '../dist/go');

exports.goModules = () => readdirSync(MADE).map((name) => join(MADE, name)).filter((folder) => existsSync(join(folder, 'go.mod'))).map((folder) => {
  const [, name] = /^module (\S+)$/m.exec(readFileSync(join(folder, 'go.mod'), 'utf8'));
  return { name, folder };
});
