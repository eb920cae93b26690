/** Trial by mutation of an app whose ways lead through two stacks and a nested one, to and fro. */
import { check } from '../../src/checks/check';
import { CheckResult, Finding } from '../../src/checks/result';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { Resources } from './parts';
import { appOf, everything } from './two-stacks/app';
import { MUTATIONS } from './two-stacks/mutations';

const checked = (resources: Resources): CheckResult => check(readDeliveryGraph(appOf(resources)), ALL_RULES);

const place = ({ rule, at }: Pick<Finding, 'rule' | 'at'>): string => `${rule} at ${at.logicalId}`;

const told = (finding: Finding): string => `${place(finding)}: ${finding.message}`;

test('of the sound app nothing is said, and nothing is asked', () => {
  const { findings, unknowns } = checked(everything());
  expect(findings.map(told)).toEqual([]);
  expect(unknowns).toEqual([]);
});

test('at least 60 defects', () => {
  expect(MUTATIONS.length).toBeGreaterThanOrEqual(60);
});

test.each(MUTATIONS.map((mutation) => [mutation.rule, mutation.name, mutation] as const))('%s: %s', (rule, _, { at, also, apply }) => {
  const resources = structuredClone(everything());
  apply(resources);
  const { findings } = checked(resources);
  expect(findings.filter((finding) => finding.rule === rule).map(place)).toContain(`${rule} at ${at}`);
  expect(findings.filter(({ severity, rule: other }) => severity === 'error' && other !== rule && !also.includes(other)).map(told)).toEqual([]);
});
