import { isRuleId, RULE_IDS, unknownRule } from '../../src/checks/rule-ids';
import { didYouMean, closestIds } from '../../src/text/did-you-mean';

test.each([
  ['visibilty-covers-timeout', 'visibility-covers-timeout'],
  ['source-queue-has-dead-letter', 'source-queue-has-dead-letter-queue'],
  ['Visibility-Covers-Timeout', 'visibility-covers-timeout'],
])('who writes %s means %s', (written, meant) => {
  expect(closestIds(written, RULE_IDS)).toEqual([meant]);
});

test('who writes a word means the ids that have it, those that begin with it first', () => {
  expect(closestIds('visibility', RULE_IDS)).toEqual(RULE_IDS.filter((id) => id.includes('visibility')));
  expect(closestIds('b', ['a-b', 'b-a', 'c'])).toEqual([]);
  expect(closestIds('two', ['a-two', 'two-b', 'c'])).toEqual(['two-b', 'a-two']);
  expect(closestIds('visibility-covers-timeout', [...RULE_IDS, 'a-visibility-covers-timeout'])).toEqual(['visibility-covers-timeout']);
});

test.each(['nope', '', 'x'.repeat(1_000_000), '__proto__', '*'])('nothing is near: %#', (written) => {
  expect(closestIds(written, RULE_IDS)).toEqual([]);
  expect(didYouMean(written, RULE_IDS, 'see the list')).toBe(': see the list');
});

test('what was meant, as a question', () => {
  expect(didYouMean('two', ['two-a'], '')).toBe(', did you mean two-a?');
  expect(didYouMean('two', ['two-a', 'two-b'], '')).toBe(', did you mean two-a or two-b?');
  expect(didYouMean('two', ['1', '2', '3', '4', '5', '6', '7', '8'].map((n) => `two-${n}`), 'see the list'))
    .toBe(', did you mean two-1, two-2, two-3, two-4, two-5, two-6 or one of 2 more? See the list');
});

test('an option that names a word lists all that it may be', () => {
  expect(unknownRule('severities', ['covers-timeout'])).toMatch(/Write "[a-z-]*covers-timeout", or another id of RULES\.md\.$/);
  expect(unknownRule('severities', ['nope'])).toMatch(/Write an id of RULES\.md\.$/);
});

test('names that every object has are no rules', () => {
  expect(['constructor', '__proto__', 'toString', ''].filter(isRuleId)).toEqual([]);
  expect(unknownRule('severities', ['constructor'])).toContain('severities names "constructor", which is no rule.');
});
