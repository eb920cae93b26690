/**
 * Whatever a template hides, no rule is silent about a defect that may be there, and none is certain of one that may
 * not.
 */
import { fixtures } from './fixture';
import { EXCEPTIONS } from './hidden-exceptions';
import { hiddenCases, seenValues } from './hidden-inputs';

const EXCUSED = EXCEPTIONS.flatMap(({ of }) => of);
const FAULTS = {
  silent: 'the defect may be there, and the rule reports nothing',
  certain: 'the rule finds it all the same, although another value would mend it',
  false: 'the rule finds something wrong in a sound template',
} as const;

let cases = 0;
const used = new Set<string>();

/** The exception that a place is, or is in. */
function excuseOf(place: string): string | undefined {
  return EXCUSED.find((excused) => place === excused || place.startsWith(`${excused}.`));
}

const FIXTURES = fixtures().map((fixture) => [fixture.name, fixture] as const);
const SEEN = seenValues(FIXTURES.map(([, fixture]) => fixture));

test.each(FIXTURES)('%s, with each of its values hidden', (name, fixture) => {
  const all = hiddenCases(fixture, SEEN);
  cases += all.length;
  const faults = all.flatMap(({ where, fault }) => {
    if (fault === undefined) return [];
    const excuse = excuseOf(`${name}: ${where}`);
    if (excuse === undefined) return [`${where}: ${FAULTS[fault]}`];
    used.add(excuse);
    return [];
  });
  expect(faults).toEqual([]);
});

test('each exception is needed, and has a reason', () => {
  expect(EXCUSED.filter((excused) => !used.has(excused))).toEqual([]);
  expect(EXCEPTIONS.filter(({ reason }) => reason.length < 20)).toEqual([]);
  expect(cases).toBeGreaterThan(10_000);
});
