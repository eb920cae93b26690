/** Trial by mutation: of a sound app nothing is said, and of each single defect its own rule speaks, and no error of another. */
import { check } from '../../src/checks/check';
import { Finding } from '../../src/checks/result';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { base, fifo } from './base';
import { MUTATIONS } from './mutations';
import { Resources } from './parts';

function findingsIn(resources: Resources): readonly Finding[] {
  return check(readDeliveryGraph(new TemplateApp([{ name: 'Shop', deployedName: 'Shop', template: { Resources: resources } }])), ALL_RULES).findings;
}

const place = ({ rule, at }: Finding): string => `${rule} at ${at.logicalId}`;

test('of the sound app nothing is said', () => {
  expect(findingsIn(base()).map(place)).toEqual([]);
});

test('of a FIFO queue only that its dead-letter queue breaks its order', () => {
  expect(findingsIn({ ...base(), ...fifo() }).map(place)).toEqual(['fifo-redrive-breaks-order at Ledger']);
});

test('at least 120 defects', () => {
  expect(MUTATIONS.length).toBeGreaterThanOrEqual(120);
});

test.each(MUTATIONS.map((mutation) => [mutation.rule, mutation.name, mutation] as const))('%s: %s', (rule, _, { at, also, apply }) => {
  const resources = structuredClone({ ...base(), ...fifo() });
  apply(resources);
  const findings = findingsIn(resources);
  const others = findings.filter(({ severity, rule: other }) => severity === 'error' && other !== rule && !also.includes(other));
  expect(findings.filter((finding) => finding.rule === rule).map(place)).toContain(`${rule} at ${at}`);
  expect(others.map(({ message, ...finding }) => `${place(finding as Finding)}: ${message}`)).toEqual([]);
});

test('a permission for every stage and call of an API is one', () => {
  const resources = Object.fromEntries(Object.entries(base()).filter(([id]) => !['Url', 'MayUseUrl', 'UrlMayInvoke'].includes(id)));
  const { unknowns } = check(readDeliveryGraph(new TemplateApp([{ name: 'Shop', template: { Resources: resources } }])), ALL_RULES);
  expect(unknowns.map(({ rule, at }) => `${rule} at ${at.logicalId}`)).toEqual([]);
});
