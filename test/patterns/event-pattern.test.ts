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
  ['a wildcard', { source: [{ wildcard: 'l*' }] }, true],
  ['a wildcard that ends in other letters', { 'detail-type': [{ wildcard: 'Lambda*Success' }] }, false],
  ['a prefix whatever its case', { source: [{ prefix: { 'equals-ignore-case': 'LAM' } }] }, true],
  ['anything but a prefix that it has', { 'detail-type': [{ 'anything-but': { prefix: 'Lambda' } }] }, false],
  ['anything but wildcards that it does not fit', { 'detail-type': [{ 'anything-but': { wildcard: ['*x', 'y*'] } }] }, true],
  ['a number', { source: [{ numeric: ['=', 1] }] }, false],
  ['a range of addresses', { 'detail-type': [{ cidr: '10.0.0.0/8' }] }, false],
  ['an operator that there is not', { source: [{ nope: 'l*' }] }, HIDDEN],
  ['a key that no event has', { data: ['x'] }, false],
  ['that there is no key which no event has', { data: [{ exists: false }] }, true],
  ['one of two branches', { $or: [{ source: ['orders'] }, { source: ['lambda'] }] }, true],
  ['two branches that both ask for others', { $or: [{ source: ['orders'] }, { data: ['x'] }] }, false],
  ['the detail', { detail: { a: [1] } }, HIDDEN],
  ['another source, whatever the detail', { source: ['orders'], detail: { a: [1] } }, false],
  ['what is no pattern', [], HIDDEN],
])('a pattern for %s', (_, pattern, expected) => {
  expect(matchesRecord(JSON.stringify(pattern), 'on-failure')).toEqual(expected);
});

test('a text that is no JSON cannot be told', () => {
  expect(matchesRecord('{', 'on-success')).toEqual(HIDDEN);
});
