/** The trial includes every rule, or a reason why not. */
import { ALL_RULES } from '../../src/rules/all';
import { MUTATIONS } from './mutations';
import { MUTATIONS as IN_TWO_STACKS } from './two-stacks/mutations';

const LEFT_OUT: Readonly<Record<string, string>> = {
  'fifo-redrive-breaks-order': 'speaks of the sound app with a FIFO queue already, as a test of the trial expects',
};

test('every rule has a defect in the trial, or a reason to have none', () => {
  const tried = new Set([...MUTATIONS, ...IN_TWO_STACKS].map(({ rule }) => rule));
  const ids = ALL_RULES.map(({ id }) => id);
  expect(ids.filter((id) => !tried.has(id) && LEFT_OUT[id] === undefined)).toEqual([]);
  expect(Object.keys(LEFT_OUT).filter((id) => tried.has(id) || !ids.includes(id))).toEqual([]);
  expect([...tried].filter((rule) => !ids.includes(rule))).toEqual([]);
});
