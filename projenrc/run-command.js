/**
 * Runs the built command, `node run-command.js lib/cli/index.js`, once for each list of arguments, all in one process:
 * starting Node for each would take minutes. The lists come in as JSON, and what each run printed goes out as JSON.
 */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { resolve } = require('node:path');
const { Script } = require('node:vm');

const file = resolve(process.argv[2]);
const source = readFileSync(file, 'utf8').replace(/^#!.*/, '');
const command = new Script(Module.wrap(source), { filename: file }).runInThisContext();
const answer = process.stdout.write.bind(process.stdout);
process.stdout.setMaxListeners(0); // each run listens for errors

function run(args) {
  const printed = { out: '', error: '' };
  process.stdout.write = (text) => { printed.out += text; return true; };
  process.stderr.write = (text) => { printed.error += text; return true; };
  process.argv = [process.execPath, file, ...args];
  command({}, Module.createRequire(file), {}, file, resolve(file, '..'));
  return { ...printed, exit: process.exitCode };
}

answer(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(run)));
process.exitCode = 0;
