/**
 * The command says the same about a SAM template as about what AWS's own translator makes of it. `.ci/run` writes the
 * inputs, lets the translator expand them, and runs this as `npm run test:sam`.
 */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ACCEPTED } from './accepted';
import { difference, factsOf } from './facts';
import { fileOf, SAM_INPUTS } from './inputs';
import { placedAsRaw } from './placed';
import { Json } from './template';

const FOLDER = 'test-reports/sam';
const counts = { equal: 0, accepted: 0 };

function expandedOf(name: string): Json {
  return JSON.parse(readFileSync(join(FOLDER, 'expanded', fileOf(name)), 'utf8')) as Json;
}

test.each([...SAM_INPUTS])('%s', (name, raw) => {
  const accepted = ACCEPTED.filter(({ input }) => input === name).flatMap(({ lines }) => lines);
  const found = difference(factsOf(raw, (line) => line), factsOf(expandedOf(name), placedAsRaw(raw)));
  expect(found).toEqual(accepted);
  counts[accepted.length === 0 ? 'equal' : 'accepted'] += 1;
});

test('every accepted difference is one of an input', () => {
  expect(ACCEPTED.filter(({ input }) => !SAM_INPUTS.has(input))).toEqual([]);
});

afterAll(() => {
  const summary = `SAM: ${SAM_INPUTS.size} inputs, ${counts.equal} equal, ${counts.accepted} with an accepted difference`;
  writeFileSync(join(FOLDER, 'summary.txt'), `${summary}\n`);
});
