import { matchesRecord } from '../../src/patterns/event-pattern';

const HIDDEN = { unknown: expect.any(String) };

test.each<[string, unknown, unknown]>([
  ['everything', {}, true],
  ['the source', { source: ['lambda'] }, true],
  ['one source of several', { source: ['orders', 'lambda'] }, true],
  ['another source', { source: ['orders'] }, false],
  ['the source that AWS\'s page writes', { source: ['aws.lambda'] }, HIDDEN],
  ['the detail type', { 'detail-type': ['Lambda Function Invocation Result - Failure'] }, true],
  ['the other detail type', { 'detail-type': ['Lambda Function Invocation Result - Success'] }, false],
  ['a prefix', { 'detail-type': [{ prefix: 'Lambda Function' }] }, true],
  ['a suffix that differs', { 'detail-type': [{ suffix: 'Success' }] }, false],
  ['anything but it, which leaves the source that AWS\'s page writes', { source: [{ 'anything-but': ['lambda'] }] }, HIDDEN],
  ['anything but another', { source: [{ 'anything-but': 'orders' }] }, true],
  ['its source in capitals, whatever the case', { source: [{ 'equals-ignore-case': 'LAMBDA' }] }, true],
  ['that there is a source', { source: [{ exists: true }] }, true],
  ['that there is none', { source: [{ exists: false }] }, false],
  ['two operators in one object, which AWS refuses', { source: [{ prefix: 'lambda', suffix: 'x' }] }, HIDDEN],
  ['an operator that is not evaluated', { source: [{ wildcard: 'l*' }] }, HIDDEN],
  ['the detail', { detail: { a: [1] } }, HIDDEN],
  ['another source, whatever the detail', { source: ['orders'], detail: { a: [1] } }, false],
  ['what is no pattern', [], HIDDEN],
])('a pattern for %s', (_, pattern, expected) => {
  expect(matchesRecord(JSON.stringify(pattern), 'on-failure')).toEqual(expected);
});

test('a text that is no JSON is unknown', () => {
  expect(matchesRecord('{', 'on-success')).toEqual(HIDDEN);
});
