/**
 * Whatever the types allow is refused by this library, with its own error, or synthesizes. The accepted apps are written to
 * `test-reports`, where cfn-lint and `judge.ts` find them.
 */
import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { newStack } from '../support/app';
import { isRefusal, outcomeOf, REFUSAL } from '../support/refusal';
import { build, buildAll } from './build';
import { Description, DESCRIPTION, STEPS } from './descriptions';
import { REPORTS, SEED } from './seed';

const RUNS = { seed: SEED, numRuns: 150 };

const accepted: Description[] = [];
const refusals = new Set<string>();

function synthesize(description: Description): unknown {
  const stack = newStack();
  build(new Construct(stack, 'Run'), description);
  return Template.fromStack(stack).toJSON();
}

test('any props that the types allow are refused by name or are in a template without NaN, null or the text of a token', () => {
  fc.assert(fc.property(DESCRIPTION, (description) => {
    const outcome = outcomeOf(() => synthesize(description));
    if (outcome instanceof Error) {
      refusals.add(/: (.+?) /.exec(outcome.message)?.[1] ?? '');
      expect({ outcome, refused: isRefusal(outcome) }).toMatchObject({ refused: true });
      expect(outcome.message).toMatch(REFUSAL);
      expect(outcome.message).not.toMatch(/e\+\d|\$\{Token|undefined|\[object/);
    } else {
      accepted.push(description);
      expect(JSON.stringify(outcome)).not.toMatch(/NaN|Infinity|\bnull\b|e\+\d|\$\{Token/);
    }
  }), RUNS);
});

test('the runs are worth something: many apps of every construct were accepted, and many props refused', () => {
  expect(accepted.length).toBeGreaterThan(RUNS.numRuns / 4);
  expect(new Set(accepted.flatMap(({ steps }) => steps.map(({ make }) => make)))).toEqual(new Set(STEPS));
  expect(refusals.size).toBeGreaterThan(10);
});

test('all accepted apps synthesize together, for other judges', () => {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(join(REPORTS, 'accepted.json'), JSON.stringify(accepted));
  const { stacks } = buildAll(accepted, join(REPORTS, 'assembly')).synth();
  expect(stacks.length).toBeLessThanOrEqual(40);
});
