/** A number outside the range of AWS is unknown. */
import { numberWithin } from '../../src/sources/read-number';
import { STREAM_RETRY_ATTEMPTS } from '../../src/sources/stream/facts';
import { ABSENT, Resolved, scalar } from '../../src/template/value/resolved';

test.each<[string, Resolved, unknown]>([
  ['within the range', scalar(10_000), 10_000],
  ['written as text', scalar('7'), 7],
  ['no limit', scalar(-1), -1],
  ['left out', ABSENT, -1],
  ['above it', scalar(20_000), { unknown: 'the value 20000, which AWS refuses: it takes 0 to 10000 retries' }],
  ['below it', scalar(-2), { unknown: 'the value -2, which AWS refuses: it takes 0 to 10000 retries' }],
])('%s', (_, value, expected) => {
  expect(numberWithin(value, STREAM_RETRY_ATTEMPTS, -1)).toEqual(expected);
});
