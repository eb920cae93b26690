/** What a plan says, carried out, leaves nothing to say: for every defect that the tests know. */
import { fixPlan } from '../../src/fixes/plan';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { Fixture, fixtures } from '../rules/fixture';

const BAD = fixtures().filter(({ bad }) => bad);

test.each(BAD.map((fixture): [string, Fixture] => [fixture.name, fixture]))('%s', (_, { template }) => {
  const plan = fixPlan(new TemplateApp([{ name: 'App', template }]), ALL_RULES);
  expect(plan.left.map(({ rule, at, message }) => `${rule} at ${at.logicalId}: ${message}`)).toEqual([]);
  expect(plan.resources.length + plan.accepted.length).toBeGreaterThan(0);
});
