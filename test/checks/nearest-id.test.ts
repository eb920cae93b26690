import { nearestId } from '../../src/checks/nearest-id';
import { isRuleId, RULE_IDS, strangeRule } from '../../src/checks/rule-ids';

test.each([
  ['visibilty-covers-timeout', 'visibility-covers-timeout'],
  ['source-queue-has-dead-letter', 'source-queue-has-dead-letter-queue'],
  ['Visibility-Covers-Timeout', 'visibility-covers-timeout'],
])('who writes %s means %s', (written, meant) => {
  expect(nearestId(written, RULE_IDS)).toBe(meant);
});

test('a text of any length is answered', () => {
  expect(isRuleId(nearestId('x'.repeat(1_000_000), RULE_IDS))).toBe(true);
});

test('names that every object has are no rules', () => {
  expect(['constructor', '__proto__', 'toString', ''].filter(isRuleId)).toEqual([]);
  expect(strangeRule('excludedRules', ['constructor'])).toContain('excludedRules names "constructor", which is no rule.');
});
