/** Whatever names the rules says the same: the files, the index, RULES.md. */
import { INDEX, indexText, PAGE, ruleIds, readText } from '../../projenrc/rules';
import { pageText } from '../../projenrc/rules-md';
import { ALL_RULES } from '../../src/rules/all';
import { HARM_TEXTS, HARMS } from '../../src/rules/kit/harm';

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

test('every rule has one harm of a closed list, every harm has a rule, and RULES.md explains each', () => {
  expect([...new Set(ALL_RULES.map(({ harm }) => harm))].sort()).toEqual([...HARMS].sort());
  for (const harm of HARMS) expect(readText(PAGE)).toContain(`- **${HARM_TEXTS[harm].title}** (\`${harm}\`): `);
  for (const { id, severity, harm } of ALL_RULES) expect(readText(PAGE)).toContain(`| [${id}](#${id}) | ${severity} | ${harm} | `);
});
