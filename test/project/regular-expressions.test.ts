/**
 * No regular expression takes more than time in proportion to the text, whatever the text: most texts are a stranger's.
 * `recheck` (MIT) judges. `eslint-plugin-regexp` (MIT) is a fifth of its size and runs in the editor, but passed four of the eleven
 * polynomial expressions that recheck found here.
 */
import { expressionsIn, madeAtRunTime, slow } from './regular-expressions';
import { parse, readSources } from './source-tree';

const files = readSources('src');
const slowIn = async (text: string) => slow(expressionsIn(parse('src/x.ts', text)));

test('every regular expression of src is linear', async () => {
  const expressions = files.flatMap(expressionsIn);
  expect(expressions.length).toBeGreaterThan(100);
  expect(await slow(expressions)).toEqual([]);
});

test.each([
  ['exponential', 'const A = /^(a+)+$/;'],
  ['cubic: a start at each of the openings, and two quantifiers behind it', 'const A = /\\$\\{([^!}.]+)[^}]*\\}/g;'],
  ['quadratic: a start at each quote', 'const A = /"(?:[^"\\\\]|\\\\.)*"/g;'],
  ['quadratic: a start at each slash', 'text.replace(/\\/+$/, "");'],
])('counter-example: %s', async (_, text) => {
  expect(await slowIn(text)).toEqual([expect.stringMatching(/^src\/x\.ts:1 .*(?:polynomial|exponential) for /)]);
});

test('no regular expression is made at run time', () => {
  expect(files.flatMap(madeAtRunTime)).toEqual([]);
  expect(madeAtRunTime(parse('src/x.ts', 'new RegExp(name).test(text); RegExp(name);'))).toHaveLength(2);
});
