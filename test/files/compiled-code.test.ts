/** The cache of compiled code: it makes a run faster, never different. */
import { spawnSync } from 'child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { runCompiled } from '../../src/files/compiled-code';
import { Folder } from '../cli/support';

let folder: Folder;
let cache: string;
beforeEach(() => {
  folder = new Folder();
  cache = folder.file('node_modules/.cache/program');
  writeFileSync(folder.file('runs'), '');
});
afterEach(() => folder.remove());

function program(text: string): string {
  writeFileSync(folder.file('program.js'), `${WRITE}${text}`);
  return folder.file('program.js');
}

const cached = () => readdirSync(cache);
/** What the runs wrote. Jest gives each test a global object that the program does not see. */
const runs = () => readFileSync(folder.file('runs'), 'utf8').split('\n').slice(0, -1);
const WRITE = "const ran = (what) => require('fs').appendFileSync(`${__dirname}/runs`, `${what}\\n`); ";

test('the second run takes the code that the first one compiled, and leaves it as it is', () => {
  const file = program("function f() { return 'one'; } ran(f());");
  runCompiled(file, cache, 'check');
  const [name] = cached();
  const before = readFileSync(`${cache}/${name}`);
  runCompiled(file, cache, 'check');
  expect(runs()).toEqual(['one', 'one']);
  expect(cached()).toEqual([name]);
  expect(readFileSync(`${cache}/${name}`)).toEqual(before);
});

test('a program of the same length and another text runs its own text', () => {
  runCompiled(program("ran('one')"), cache, 'check');
  const [first] = cached();
  runCompiled(program("ran('two')"), cache, 'check');
  expect(runs()).toEqual(['one', 'two']);
  expect(cached()).toHaveLength(1);
  expect(cached()).not.toContain(first);
});

test('each use of a program has a cache of its own', () => {
  const file = program("ran('one')");
  runCompiled(file, cache, 'check');
  runCompiled(file, cache, 'report');
  expect(cached()).toHaveLength(2);
});

test('without a folder for it the program runs', () => {
  writeFileSync(folder.file('taken'), '');
  runCompiled(program("ran('one')"), folder.file('taken'), 'check');
  expect(runs()).toEqual(['one']);
});

test('the program has what every module has', () => {
  const file = program("exports.x = require('./program.json').x; ran(`${module.exports.x} ${__filename} ${__dirname}`);");
  writeFileSync(folder.file('program.json'), '{"x": 1}');
  runCompiled(file, cache, 'check');
  expect(runs()).toEqual([`1 ${file} ${folder.path}`]);
});

test('what the program throws is thrown, and nothing is kept of it', () => {
  expect(() => runCompiled(program("throw new Error('no')"), cache, 'check')).toThrow('no');
  expect(existsSync(cache)).toBe(false);
});

test('a module that the program requires runs once, and its code is kept as well', () => {
  const required = folder.file('required.js');
  writeFileSync(required, `${WRITE}ran('required'); exports.later = () => 'later';`);
  const file = program("ran(require('./required').later()); ran(require('./required') === require('./required'));");
  // In a process of its own: jest has modules of its own, which a script beside them does not find.
  const run = `require('./src/files/compiled-code').runCompiled(...${JSON.stringify([file, cache, 'check', [required]])})`;
  const { stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', run], { cwd: join(__dirname, '../..'), encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(runs()).toEqual(['required', 'later', 'true']);
  expect(cached().map((name) => name.split('-')[0]).sort()).toEqual(['program.js', 'required.js']);
});
