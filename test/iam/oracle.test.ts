/**
 * Our answers beside those of an independent evaluator, for 1,200 random questions over two accounts. A policy under a template condition and
 * the ids of organizations are hidden from us, so "unknown" is always right, but never the opposite.
 */
import { isUnknown } from '../../src/model/known';
import { ask, recordedVerdicts } from './oracle';

const answers = recordedVerdicts().map((verdict) => {
  const { allowed } = ask(verdict);
  const ours = isUnknown(allowed) ? 'unknown' : allowed ? 'yes' : 'no';
  return { ...verdict, ours, allowed };
});

const count = (given: string, found: string): number => answers.filter(({ answer, ours }) => answer === given && ours === found).length;
const opposite = answers.filter(({ answer, ours }) => ours !== 'unknown' && ours !== answer).map(({ id }) => id);

test('the verdicts are there', () => {
  expect(answers).toHaveLength(1_200);
  expect(answers.filter(({ answer }) => answer === 'yes')).toHaveLength(325);
});

test('we never say the opposite', () => {
  expect(opposite).toEqual([]);
});

test('at most 9 % are unknown; a table of all answers', () => {
  const unknown = count('yes', 'unknown') + count('no', 'unknown');
  expect(unknown / answers.length).toBeLessThan(0.09);
  expect(`
verdict   agree   unknown   opposite
yes        ${count('yes', 'yes')}        ${count('yes', 'unknown')}          ${count('yes', 'no')}
no         ${count('no', 'no')}        ${count('no', 'unknown')}          ${count('no', 'yes')}
`).toMatchInlineSnapshot(`
"
verdict   agree   unknown   opposite
yes        301        24          0
no         859        16          0
"
`);
});

test('what is left hides in a condition, an organization, or a key that only deployment knows', () => {
  const reasons = answers.flatMap(({ allowed }) => (isUnknown(allowed) ? [allowed.unknown] : []));
  const hidden = /which a condition decides on$|^the condition aws:PrincipalOrgID$|:key\//;
  expect(reasons.filter((reason) => hidden.test(reason)).length / reasons.length).toBeGreaterThan(0.7);
});
