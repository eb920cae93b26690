/**
 * Event patterns against verdicts of EventBridge's open-source matcher (event-ruler 1.7.3): which it takes, and which match the record of a
 * failed and of a successful invocation. The verdicts are data: `oracle/event-patterns.jsonl.gz`.
 */
import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { isUnknown } from '../../src/model/known';
import { matchesRecord } from '../../src/patterns/event-pattern';
import { problemOfPattern } from '../../src/patterns/filter-pattern';

interface Verdict {
  readonly pattern: string;
  readonly valid: boolean;
  readonly failure?: boolean;
  readonly success?: boolean;
}

const VERDICTS = gunzipSync(readFileSync(join(__dirname, 'oracle/event-patterns.jsonl.gz'))).toString('utf8').trim().split('\n')
  .map((line) => JSON.parse(line) as Verdict);

/** The matcher reads the first JSON value and ignores what follows; the API of EventBridge takes one value alone. */
const TRAILING_TEXT = '{"source":["lambda"]} x';

const taken = (pattern: string): boolean => problemOfPattern(pattern, { refusesEmpty: true }) === undefined;

test('the verdicts are there', () => {
  expect(VERDICTS).toHaveLength(3_024);
  expect(VERDICTS.filter(({ valid }) => valid).length).toBeGreaterThan(400);
});

test('no pattern is taken that EventBridge refuses', () => {
  expect(VERDICTS.filter(({ pattern, valid }) => !valid && taken(pattern))).toEqual([]);
});

test('no pattern is refused that EventBridge takes', () => {
  expect(VERDICTS.filter(({ pattern, valid }) => valid && !taken(pattern)).map(({ pattern }) => pattern)).toEqual([TRAILING_TEXT]);
});

test('no definite match is wrong, and at most 60 % cannot be decided', () => {
  const questions = VERDICTS.filter(({ valid, pattern }) => valid && pattern !== TRAILING_TEXT).flatMap(({ pattern, failure, success }) => [
    { pattern, expected: failure, answer: matchesRecord(pattern, 'on-failure') },
    { pattern, expected: success, answer: matchesRecord(pattern, 'on-success') },
  ]);
  const decided = questions.filter(({ answer }) => !isUnknown(answer));
  expect(decided.filter(({ expected, answer }) => answer !== expected)).toEqual([]);
  expect(1 - decided.length / questions.length).toBeLessThan(0.6);
});
