/** Counts with their noun. */
import { pluralizeCount } from '../../src/text/pluralize';

test.each([[0, '0 rules'], [1, '1 rule'], [2, '2 rules'], [1_000, '1,000 rules']])('%s: %s', (count, text) => {
  expect(pluralizeCount(count, 'rule')).toBe(text);
});

test('takes an irregular plural', () => {
  expect(pluralizeCount(3, 'retry', 'retries')).toBe('3 retries');
});
