/** Numbers and times as messages say them. */
import { formatSeconds } from '../../../src/rules/kit/wording';

test.each([
  [0, '0 s'], [30, '30 s'], [900, '900 s'], [3_600, '1 hour (3,600 s)'], [21_600, '6 hours (21,600 s)'], [86_400, '24 hours (86,400 s)'],
  [345_600, '4 days (345,600 s)'], [1_209_600, '14 days (1,209,600 s)'], [5_400, '90 minutes (5,400 s)'],
  [100_000, 'about 28 hours (100,000 s)'], [345_601, 'about 4 days (345,601 s)'],
  [1_209_000, 'about 14 days (1,209,000 s)'],
])('%s s are told as %s', (seconds, told) => {
  expect(formatSeconds(seconds)).toBe(told);
});

test('a time that is one of a few is told as all of them', () => {
  expect(formatSeconds({ unknown: 'Ref Days', oneOf: [345_600, 60] })).toBe('4 days (345,600 s) or 60 s');
});

test('what is no number is told as it is', () => {
  expect(formatSeconds('unlimited')).toBe('unlimited');
});
