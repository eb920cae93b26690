/** A rule that compares numbers names the number at which it turns, and is tried on both sides of it. */
import { ALL_RULES } from '../../src/rules/all';
import { changed, checked, Fixture, fixtures, Turn } from './fixture';
import { comparisonsOf } from './turning-numbers';

const BAD = fixtures().filter(({ bad }) => bad);

const TURNS = BAD.flatMap((fixture) => fixture.turns.map((turn) => (
  [fixture.name, `${turn.resource} ${turn.path}`, turn.bad, turn.good, fixture, turn] as const
)));

/** Rules that order something else than a setting and a number. */
const ORDER_NO_SETTING: Readonly<Record<string, string>> = {
  'bucket-notifications-do-not-overlap': 'puts the notifications in the order of their names',
  'consumer-group-is-unique': 'counts the mappings of a group',
  'event-arrives-once': 'counts how deep a pattern is',
  'filter-pattern-is-valid': 'counts how deep a pattern is and in how many places two differ',
  'shard-has-room-for-readers': 'counts the mappings of a stream, one fixture for each side',
};

function reported({ rule, template }: Fixture, { resource, path }: Turn, value: number): string {
  const { findings, unknowns } = checked({ App: changed(template, [{ resource, path, value }]) });
  if (findings.some((finding) => finding.rule === rule)) return 'wrong';
  return unknowns.some((unknown) => unknown.rule === rule) ? 'unknown' : 'nothing';
}

test.each(TURNS)('%s: %s, bad at %d and good at %d', (_, __, bad, good, fixture, turn) => {
  expect(Math.abs(bad - good)).toBe(1);
  expect([reported(fixture, turn, bad), reported(fixture, turn, good)]).toEqual(['wrong', 'nothing']);
});

test('every rule that compares numbers names one that it turns at', () => {
  const named = new Set(BAD.filter(({ turns }) => turns.length > 0).map(({ rule }) => rule));
  const comparing = ALL_RULES.map(({ id }) => id).filter((id) => comparisonsOf(id).length > 0);
  const nameless = comparing.filter((id) => !named.has(id) && ORDER_NO_SETTING[id] === undefined);
  expect(nameless.map((id) => `${id}: ${comparisonsOf(id).join(', ')}`)).toEqual([]);
  const isNeeded = (id: string): boolean => comparing.includes(id) && !named.has(id);
  expect(Object.keys(ORDER_NO_SETTING).filter((id) => !isNeeded(id))).toEqual([]);
});
