import { joinWithAnd, joinWithOr } from '../../src/text/lists';

test.each([
  [[], '', ''], [['a'], 'a', 'a'], [['a', 'b'], 'a and b', 'a or b'], [['a', 'b', 'c'], 'a, b and c', 'a, b or c'],
])('joins %j as "%s" and as "%s"', (texts, all, any) => {
  expect(joinWithAnd(texts)).toBe(all);
  expect(joinWithOr(texts)).toBe(any);
});
