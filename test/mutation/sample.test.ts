/** What the mutation testing draws, how it writes a mutant, and that its list of equivalent mutants fits the sources. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EQUIVALENT, Equivalent, lineOf } from './equivalent';
import { mutated } from './mutants';
import { nearestTests } from './nearest-tests';
import { sample } from './sample';

const HUNDRED = Array.from({ length: 100 }, (_, i) => i);

test('a seed draws the same again, and another seed draws others', () => {
  expect(sample(HUNDRED, 10, 7)).toEqual(sample(HUNDRED, 10, 7));
  expect(sample(HUNDRED, 10, 7)).not.toEqual(sample(HUNDRED, 10, 8));
});

test('nothing is drawn twice, and no more than there is', () => {
  expect(new Set(sample(HUNDRED, 60, 1)).size).toBe(60);
  expect([...sample(HUNDRED, 200, 1)].sort((a, b) => a - b)).toEqual(HUNDRED);
});

test('every item is drawn about as often', () => {
  const counts = HUNDRED.map(() => 0);
  for (let seed = 0; seed < 1_000; seed += 1) for (const drawn of sample(HUNDRED, 10, seed)) counts[drawn] += 1;
  expect(Math.min(...counts)).toBeGreaterThan(60);
  expect(Math.max(...counts)).toBeLessThan(150);
});

test.each([
  ['an operand keeps its operators apart', 'LogicalOperator', 'const a = b && c && d;', 'b && c', 'b || c', 'const a = (b || c) && d;'],
  ['a block has no parentheses', 'BlockStatement', 'if (a) { b(); }', '{ b(); }', '{}', 'if (a) {}'],
  ['what is no program is left out', 'StringLiteral', 'const a = b;', 'b', 'const', undefined],
])('%s', (_, mutator, source, original, replacement, expected) => {
  expect(mutated(source, { start: source.indexOf(original), original, replacement, mutator })).toBe(expected);
});

test('the test beside a source comes first, then its room, and of others those that kill', () => {
  const related = ['test/rules/contract.test.ts', 'test/checks/check.test.ts', 'test/iam/role-may.test.ts', 'test/iam/scope.test.ts', 'test/project/facts.test.ts'];
  expect(nearestTests('src/iam/scope.ts', related, new Map([['test/rules/contract.test.ts', 3]]))).toEqual([
    'test/iam/scope.test.ts', 'test/iam/role-may.test.ts', 'test/rules/contract.test.ts', 'test/checks/check.test.ts',
  ]);
});

/** Where the text of an equivalent mutant still stands, and in which lines. */
function linesOf({ file, original }: Equivalent): readonly string[] {
  const source = readFileSync(join(__dirname, '../..', file), 'utf8');
  const pieces = source.split(original).slice(0, -1);
  return pieces.map((_, i) => lineOf(source, pieces.slice(0, i + 1).join(original).length));
}

test('every equivalent mutant still stands in its line', () => {
  expect(EQUIVALENT.filter((known) => !linesOf(known).includes(known.line))).toEqual([]);
});

test('every equivalent mutant has a reason', () => {
  expect(EQUIVALENT.filter(({ reason }) => reason.length < 20)).toEqual([]);
});
