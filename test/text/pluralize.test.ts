/** Counts with their noun. */
import { countOf, pluralizeCount } from '../../src/text/pluralize';

test.each([[0, '0 rules'], [1, '1 rule'], [2, '2 rules'], [1_000, '1,000 rules']])('%s: %s', (count, text) => {
  expect(pluralizeCount(count, 'rule')).toBe(text);
});

test('takes an irregular plural', () => {
  expect(pluralizeCount(3, 'retry', 'retries')).toBe('3 retries');
});

test.each([
  [1, 'messages', '1 message'], [1, 'seconds', '1 second'], [1, 'retries', '1 retry'], [1, 'batches per shard', '1 batch per shard'],
  [1, 'messages of a FIFO queue', '1 message of a FIFO queue'], [1, 'concurrent invocations', '1 concurrent invocation'], [1, 'bytes', '1 byte'],
  [1, 'periods', '1 period'], [1, 'receives', '1 receive'], [1, 'changes', '1 change'], [-1, 'retries', '-1 retries'], [2, 'batches per shard', '2 batches per shard'],
])('%s of %s: %s', (count, many, text) => {
  expect(countOf(count, many)).toBe(text);
});
