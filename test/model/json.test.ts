import { valuesIn } from '../../src/model/json';

describe('the values in a value', () => {
  test('nearest first, with the value itself', () => {
    expect(valuesIn({ a: [1, { b: null }], c: 'd' }, 100)).toEqual([{ a: [1, { b: null }], c: 'd' }, [1, { b: null }], 'd', 1, { b: null }, null]);
    expect(valuesIn('text', 100)).toEqual(['text']);
  });

  test('no more than asked for', () => {
    expect(valuesIn([[1, 2], [3, 4]], 4)).toEqual([[[1, 2], [3, 4]], [1, 2], [3, 4], 1]);
  });

  test('own members only', () => {
    expect(valuesIn(JSON.parse('{"__proto__":{"a":1}}'), 100)).toHaveLength(3);
  });
});
