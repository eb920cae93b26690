import { duration } from '../../src/report/duration';

test.each([
  [0, '0 s'], [60, '60 s'], [90, '90 s'], [120, '2 min'], [150, '2 min 30 s'], [3_600, '1 h'], [5_400, '1 h 30 min'], [21_600, '6 h'], [86_400, '1 d'],
  [345_600, '4 d'], [90_000, '1 d 1 h'], [3_601, '1 h 1 s'], [108_010, '1 d 6 h 10 s'], [93_784, '1 d 2 h 3 min 4 s'], [1.5, '1.5 s'], [-1, '-1 s'], [1e300, '1e+300 s'],
])('%d seconds are %s', (seconds, words) => expect(duration(seconds)).toBe(words));
