// Exit 0 where lib has to be compiled again: something in src or page, or package.json, is newer than the assembly that jsii writes last.
const { readdirSync, statSync } = require('node:fs');

const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;
const below = (folder) => [folder, ...readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name}`)];
const sources = ['package.json', 'tsconfig.json', ...below('src'), ...below('page')];
const newest = Math.max(...sources.map((path) => time(path) ?? 0));
process.exitCode = time('lib/index.js') && newest < (time('.jsii') ?? 0) ? 1 : 0;
