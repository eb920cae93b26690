/** A rule that reports a violation at a location does not report there, as well, that it cannot decide. */
import { check } from '../../src/checks/check';
import { CheckResult } from '../../src/checks/result';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { foundAndUnknown } from '../hostile/invariants';
import { Fixture, fixtures, hide, Input, Template } from './fixture';

const BAD = fixtures().filter(({ bad }) => bad).map((fixture) => [fixture.name, fixture] as const);

const SECOND = 'ASecond';

function asked(rule: string, template: Template): CheckResult {
  const rules = ALL_RULES.filter(({ id }) => id === rule);
  return check(readDeliveryGraph(new TemplateApp([{ name: 'App', template }])), rules);
}

/** The app with a copy of one resource, of which one property is hidden. */
function withSecond({ template }: Fixture, { resource, path }: Input): Template {
  const copied = { ...template, Resources: { ...template.Resources, [SECOND]: structuredClone(template.Resources[resource]) } };
  return hide(copied, { resource: SECOND, path });
}

function properties({ template: { Resources } }: Fixture): readonly Input[] {
  return Object.entries(Resources).flatMap(([resource, { Properties }]) => (
    Object.keys(Properties ?? {}).map((path) => ({ resource, path }))
  ));
}

let hidden = 0;
let both = 0;

test.each(BAD)('%s, with a second of each resource', (_, fixture) => {
  const faults = properties(fixture).flatMap((one) => {
    const { findings, unknowns } = asked(fixture.rule, withSecond(fixture, one));
    hidden += 1;
    both += findings.length > 0 && unknowns.length > 0 ? 1 : 0;
    return foundAndUnknown({ findings, unknowns }).map((place) => `${one.resource} ${one.path}: ${place}`);
  });
  expect(faults).toEqual([]);
});

test('many of them hide something from the rule beside a violation', () => {
  expect(hidden).toBeGreaterThan(1_000);
  expect(both).toBeGreaterThan(100);
});
