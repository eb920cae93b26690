/** What the package carries of this project's modules, it carries once. */
import { readFileSync } from 'fs';
import { bundleCommand } from '../../projenrc/bundle-command';
import { ALL_RULES } from '../../src/rules/all';
import { Folder } from '../cli/support';

const ENGINE = 'lib/constructs/checks/engine.js';
const FORMATS = 'lib/constructs/report/formats.js';
const COMMAND = 'lib/cli/index.js';

let folder: Folder;
const texts = new Map<string, string>();
beforeAll(() => {
  folder = new Folder();
  bundleCommand(folder.file(COMMAND));
  for (const file of [ENGINE, FORMATS, COMMAND]) texts.set(file, readFileSync(folder.file(file), 'utf8'));
});
afterAll(() => folder.remove());

/** Without quotes, which esbuild writes as it likes, and without a constant that is put in. */
const startOf = (text: string): string => /^[^"'`\\]{1,45}/.exec(text)![0];
const carriersOf = (text: string): readonly string[] => [...texts].filter(([, bundle]) => bundle.includes(text)).map(([file]) => file);

test('each rule is in the engine alone', () => {
  expect(ALL_RULES.filter(({ why }) => carriersOf(startOf(why)).join() !== ENGINE).map(({ id }) => id)).toEqual([]);
});

test.each([
  ['what a report adds', '<!doctype html>', FORMATS],
  ['what the command adds', 'missing required argument', COMMAND],
])('%s is in one bundle', (_, text, file) => {
  expect(carriersOf(text)).toEqual([file]);
});

test('no bundle reads a source file', () => {
  expect([...texts.values()].filter((text) => /require\("[^"]*\.ts"\)/.test(text))).toEqual([]);
});

test('the command and the plug-in use the same classes', () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const engine = require(folder.file(ENGINE));
  expect(engine.FileError).toBe(engine['src/files/file-error.ts'].FileError);
});
