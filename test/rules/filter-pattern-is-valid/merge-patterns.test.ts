import { mergePatterns } from '../../../src/rules/filter-pattern-is-valid/merge-patterns';

const patterns = (n: number, of: (i: number) => unknown): string[] => Array.from({ length: n }, (_, i) => JSON.stringify(of(i)));

test('patterns that differ in one list are one', () => {
  expect(mergePatterns(patterns(6, (i) => ({ body: { kind: [i], from: ['shop'] } }))))
    .toEqual(['{"body":{"kind":[0,1,2,3,4,5],"from":["shop"]}}']);
});

test('patterns that differ in two lists stay two, since one would take more', () => {
  expect(mergePatterns(patterns(6, (i) => ({ body: { kind: [i], from: [i] } })))).toBeUndefined();
});

test('patterns that ask for other keys stay two', () => {
  expect(mergePatterns(['{"a":["b"]}', ...patterns(6, (i) => ({ c: [i] }))])).toEqual(['{"a":["b"]}', '{"c":[0,1,2,3,4,5]}']);
});

test('a list that would be too long is not made', () => {
  expect(mergePatterns(patterns(6, (i) => ({ a: [`${i}`.repeat(3_000)] })))).toBeUndefined();
});
