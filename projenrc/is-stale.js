// Exit 0 where lib has to be compiled again: something in src, or package.json, is newer than the assembly that jsii writes last.
const { readdirSync, statSync } = require('node:fs');

const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;
const sources = ['package.json', 'tsconfig.json', 'src', ...readdirSync('src', { recursive: true }).map((name) => `src/${name}`)];
const newest = Math.max(...sources.map((path) => time(path) ?? 0));
process.exitCode = time('lib/index.js') && newest < (time('.jsii') ?? 0) ? 1 : 0;
