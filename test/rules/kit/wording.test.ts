/** How messages write numbers, times and lists. */
import { formatCount, formatSeconds, formatTimes, formatValue, literal } from '../../../src/rules/kit/wording';

test.each([
  [0, '0 s'], [30, '30 s'], [900, '900 s'], [3_600, '1 hour (3,600 s)'], [21_600, '6 hours (21,600 s)'], [86_400, '24 hours (86,400 s)'],
  [345_600, '4 days (345,600 s)'], [1_209_600, '14 days (1,209,600 s)'], [5_400, '90 minutes (5,400 s)'],
  [100_000, 'about 28 hours (100,000 s)'], [345_601, 'about 4 days (345,601 s)'],
  [1_209_000, 'about 14 days (1,209,000 s)'],
])('formats %s s as %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

test('lists every time that a condition can choose', () => {
  expect(formatSeconds({ unknown: 'Ref Days', oneOf: [345_600, 60] })).toBe('4 days (345,600 s) or 60 s');
});

test('keeps a time that is not a number', () => {
  expect(formatSeconds('unlimited')).toBe('unlimited');
});

test.each([
  [0, '0'], [999, '999'], [1_000, '1,000'], [1_048_576, '1,048,576'], [-1, '-1'], [1_234.567_89, '1,234.56789'], ['LATEST', 'LATEST'], [true, 'true'],
  [{ unknown: 'Ref Size', oneOf: [10, 10_000] }, '10 or 10,000'], [{ unknown: 'Ref Size' }, 'unknown (Ref Size)'],
])('formats the value %j as %s', (value, text) => {
  expect(formatValue(value)).toBe(text);
});

test.each([
  [1, 'once', '1 attempt'], [2, '2 times', '2 attempts'], [1_000, '1,000 times', '1,000 attempts'],
  [{ unknown: 'Ref Retries', oneOf: [1, 3] }, 'once or 3 times', '1 or 3 attempts'],
])('formats the count %j as "%s" and "%s"', (count, times, attempts) => {
  expect([formatTimes(count), formatCount(count, 'attempt')]).toEqual([times, attempts]);
});

test('writes a literal without separators, as a template takes it', () => {
  expect(literal(1_048_576)).toBe('1048576');
});
