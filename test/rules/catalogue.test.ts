/** Whatever names the rules says the same: the files, the index, RULES.md. */
import { INDEX, indexText, PAGE, ruleIds, readText } from '../../projenrc/rules';
import { pageText } from '../../projenrc/rules-md';
import { ALL_RULES } from '../../src/rules/all';

test('the index is the directory: `npx ts-node --project projenrc/tsconfig.json projenrc/rules.ts` writes it', () => {
  expect(readText(INDEX)).toBe(indexText());
  expect(ALL_RULES.map(({ id }) => id)).toEqual(ruleIds());
});

test('RULES.md is readText from the rules and their fixtures', () => {
  expect(readText(PAGE)).toBe(pageText());
});

test.each(ALL_RULES.map((rule) => [rule.id, rule] as const))('%s has an anchor, a reason in a sentence and a page of AWS', (id, { why, source }) => {
  expect(readText(PAGE)).toContain(`\n## ${id}\n`);
  expect(why).toMatch(/^[A-Z].*\.$/);
  expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[\w/.-]+\.html$/);
});
