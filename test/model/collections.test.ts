import { groupBy, memo } from '../../src/model/collections';
import { defined } from '../../src/model/defined';

test('groups keep the order of their items, and leave out those without a key', () => {
  expect([...groupBy([1, 2, 3, 4, 5], (item) => (item === 5 ? undefined : item % 2))]).toEqual([[1, [1, 3]], [0, [2, 4]]]);
});

test('"memo" makes a value once for each key', () => {
  const store = new Map<string, number>();
  let made = 0;
  const next = (): number => (made += 1);
  expect([memo(store, 'a', next), memo(store, 'a', next), memo(store, 'b', next)]).toEqual([1, 1, 2]);
});

test('"memo" keeps values that are false, zero or empty', () => {
  const store = new Map<string, boolean | number | string>([['a', false], ['b', 0], ['c', '']]);
  expect(['a', 'b', 'c'].map((key) => memo(store, key, () => 'made again'))).toEqual([false, 0, '']);
});

test('"defined" drops members that are undefined, and no others', () => {
  expect(Object.keys(defined({ a: 1, b: undefined, c: null, d: false, e: '' }))).toEqual(['a', 'c', 'd', 'e']);
});
