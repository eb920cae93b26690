/**
 * Each defect in every way that a template can say it: whether its rule still sees it, says that it cannot tell, or has nothing left to say.
 * A cell that differs from its column's rule stands in the fixture, so that every difference was somebody's decision.
 */
import { ALL_RULES } from '../../src/rules/all';
import { checked, Fixture, fixtures } from './fixture';
import { TRANSFORMS } from './transforms';

const COLUMNS = Object.keys(TRANSFORMS);
const USUALLY: Readonly<Record<string, string>> = {
  'direct': 'fails', 'alias': 'fails', 'version': 'fails', 'cross-stack': 'fails', 'parameter': 'unknown', 'Fn::If': 'unknown', 'import': 'unknown',
};

const BAD = fixtures().filter(({ bad }) => bad);

function outcome(fixture: Fixture, column: string): string {
  const stacks = TRANSFORMS[column](fixture);
  if (stacks === undefined) return 'none';
  const { findings, unknowns } = checked(stacks);
  if (findings.some(({ rule }) => rule === fixture.rule)) return 'fails';
  return unknowns.some(({ rule }) => rule === fixture.rule) ? 'unknown' : 'passes';
}

const CELLS = BAD.map((fixture) => ({ fixture, cells: COLUMNS.map((column) => outcome(fixture, column)) }));

test.each(CELLS.map(({ fixture, cells }) => [fixture.name, fixture, cells] as const))('%s', (_, fixture, cells) => {
  const found = Object.fromEntries(COLUMNS.map((column, i) => [column, cells[i]]));
  expect(found).toEqual({ ...USUALLY, ...fixture.cells });
});

test('every rule has a cell in each column, or a fixture that says why there is none', () => {
  const rows = ALL_RULES.map(({ id }) => CELLS.filter(({ fixture }) => fixture.rule === id));
  expect(rows.filter((row) => row.length === 0)).toEqual([]);
});

test('the table', () => {
  const rows = CELLS.map(({ fixture, cells }) => `${fixture.name}: ${COLUMNS.map((column, i) => `${column} ${cells[i]}`).join(', ')}`);
  expect(rows).toMatchSnapshot();
});
