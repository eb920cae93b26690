import * as fc from 'fast-check';
import { formatNumber } from '../../src/text/numbers';

test.each([
  [0, '0'], [-0, '0'], [12, '12'], [999, '999'], [1_000, '1,000'], [-1_000, '-1,000'], [262_144, '262,144'], [0.5, '0.5'], [-1_234.25, '-1,234.25'],
  [1e21, '1e+21'], [1e-7, '1e-7'], [NaN, 'NaN'], [-Infinity, '-Infinity'],
])('writes %j as %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test('groups whole numbers as Intl does', () => {
  const intl = new Intl.NumberFormat('en-US');
  fc.assert(fc.property(fc.maxSafeInteger(), (value) => formatNumber(value) === intl.format(value)));
});
