import { isUnknown, mapAll, unknown } from '../../src/model/known';

test('a comparison with something unknown is unknown, with the first reason', () => {
  expect(mapAll<[number, number], boolean>([1, 2], (a, b) => a < b)).toBe(true);
  expect(mapAll<[number, number], boolean>([1, unknown('x')], (a, b) => a < b)).toEqual({ unknown: 'x' });
  expect(mapAll<[number, number], boolean>([unknown('y'), unknown('x')], (a, b) => a < b)).toEqual({ unknown: 'y' });
});

test.each([undefined, null, 0, 'unknown', [], {}, { unknown: 1 }])('%j is a value', (value) => expect(isUnknown(value)).toBe(false));
