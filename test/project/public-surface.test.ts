import { cutSummaries, publicDeclarations, undocumented, unnamedExports } from './public-surface';
import { parse, readSources } from './source-tree';

const files = readSources('src');
const index = files.find(file => file.path === 'src/index.ts')!;

test('the index names every public name', () => {
  expect(unnamedExports(index)).toEqual([]);
  expect(publicDeclarations(index, files).length).toBeGreaterThan(0);
});

test.each(["export * from './wiring/refuse';", "export * as wiring from './wiring/refuse';", 'export class A {}', "import { A } from './wiring/refuse';"])(
  'not as in: %s', line => {
    expect(unnamedExports(parse('src/index.ts', line))).toEqual([line]);
  });

test('each public name, property and method says what it is, and each optional property what it is by default', () => {
  expect(undocumented(index, files)).toEqual([]);
});

test.each([
  ['export class A {}', ['A: no description']],
  ['/** A. */ export class A { public b(): void {} }', ['A.b: no description']],
  ['/** A. */ export class A { private b(): void {} }', []],
  ['/** A. */ export interface A { /** B. */ readonly b?: number }', ['A.b: optional, and no @default']],
  ['/** A. */ export interface A { /** B. @default */ readonly b?: number }', ['A.b: optional, and no @default']],
  ['/** A. */ export interface A { /** @default 1 */ readonly b?: number }', ['A.b: no description']],
  ['/** A. */ export interface A { /** B. @default 1 */ readonly b?: number; /** C. */ readonly c: number }', []],
  ['/** B. */ export class B {}', ['A: the file that index.ts names does not declare it']],
])('what is missing is found in: %s', (text, faults) => {
  const two = [parse('src/index.ts', "export { A } from './wiring/a';"), parse('src/wiring/a.ts', text.replace(/[{;] /g, '$&\n'))];
  expect(undocumented(two[0], two)).toEqual(faults);
});

test('no first sentence of a public description has a semicolon, where jsii would end it', () => {
  expect(cutSummaries(index, files)).toEqual([]);
});

test.each([
  ['/** A; b. */ export class A {}', ['A']],
  ['/** A. B; c. */ export class A {}', []],
  ['/** A. */ export interface A { /** B; c. @default 1 */ readonly b?: number }', ['A.b']],
  ['/** A. */ export enum A { /** B, the first; not the last. */ B }', ['A.B']],
])('a semicolon is found in: %s', (text, cut) => {
  const two = [parse('src/index.ts', "export { A } from './wiring/a';"), parse('src/wiring/a.ts', text.replace(/[{;] /g, '$&\n'))];
  expect(cutSummaries(two[0], two)).toEqual(cut);
});
