/**
 * Bounds of untrusted input are in one table: no file of `src` declares one of its own, and none in the table is
 * unused.
 */
import { INPUT_LIMITS } from '../../src/limits';
import { roomOf } from './rooms';
import { parse, readSources, type SourceFile } from './source-tree';

const files = readSources('src');

/** A constant that is named like a bound and is a number. */
const BOUND = /\bconst (\w*(?:DEEPEST|MOST|LONGEST|LARGEST|MAX_)\w*)(?:: number)? = [\d_]+/g;

/** Quotas and schemas of AWS: what AWS accepts, not how much is read. */
const QUOTAS: ReadonlySet<string> = new Set([
  'src/rules/bucket-notifications-do-not-overlap.ts: MAX_NOTIFICATIONS',
]);

const ownBounds = (sources: readonly SourceFile[]) => sources
  .filter(({ path }) => roomOf(path) !== 'facts')
  .flatMap(({ path, text }) => [...text.matchAll(BOUND)].map(([, name]) => `${path}: ${name}`))
  .filter((bound) => !QUOTAS.has(bound));

describe('a bound of untrusted input is a row of src/limits.ts', () => {
  test('in all of src', () => {
    expect(ownBounds(files)).toEqual([]);
  });

  test.each(['const DEEPEST = 64;', 'export const MOST_STEPS = 10_000;', 'const LONGEST: number = 8;', 'const MAX_NODES = 2 * 500;'])(
    'not as in: %s', (text) => {
      expect(ownBounds([parse('src/iam/x.ts', text)])).toHaveLength(1);
    },
  );

  test('a quota of AWS is no bound', () => {
    expect(ownBounds([parse('src/sources/sqs/facts.ts', 'export const LARGEST_BATCH = 10;')])).toEqual([]);
  });
});

const unusedLimits = (names: readonly string[], sources: readonly SourceFile[]) => names
  .filter((name) => !sources.some(({ text }) => new RegExp(`\\bINPUT_LIMITS\\.${name}\\b`).test(text)));

describe('every row of src/limits.ts is read', () => {
  test('in all of src', () => {
    expect(unusedLimits(Object.keys(INPUT_LIMITS), files)).toEqual([]);
  });

  test('not as in a row that no file names', () => {
    expect(unusedLimits(['depth', 'steps'], [parse('src/iam/x.ts', 'INPUT_LIMITS.depth.max;')])).toEqual(['steps']);
  });
});
