/** Laws of plans, over apps of several stacks with several defects, written in any way and any order. */
import * as fc from 'fast-check';
import { CheckOptions } from '../../src/checks/check';
import { FixPlan, fixPlan } from '../../src/fixes/plan';
import { ALL_RULES } from '../../src/rules/all';
import { Fixture, fixtures } from '../rules/fixture';
import { TRANSFORMS } from '../rules/transforms';
import { appOfStacks, Json } from '../template/app-of';
import { applied, Stacks } from './applied';
import { circles, waits } from './circles';

const RUNS = { numRuns: 40, seed: 20_261_121 };

const planOf = (stacks: Stacks, options?: CheckOptions): FixPlan => fixPlan(appOfStacks(stacks), ALL_RULES, options);
const words = ({ resources, outputs, accepted, left }: FixPlan): string => JSON.stringify({ resources, outputs, accepted, left });

/** A fixture in stacks of its own, which only know each other. */
function numbered(fixture: Fixture, way: string, n: number): Stacks {
  const stacks = TRANSFORMS[way](fixture) ?? { App: fixture.template };
  const exportsOf = new RegExp(`"(${Object.keys(stacks).join('|')})-`, 'g');
  return Object.fromEntries(Object.entries(stacks).map(([name, template]) => (
    [`${name}${n}`, JSON.parse(JSON.stringify(template).replace(exportsOf, `"$1${n}-`)) as Json]
  )));
}

const APP: fc.Arbitrary<Stacks> = fc.array(fc.tuple(
  fc.constantFrom(...fixtures().filter(({ bad }) => bad)),
  fc.constantFrom(...Object.keys(TRANSFORMS)),
), { minLength: 1, maxLength: 4 }).map((parts) => Object.assign({}, ...parts.map(([fixture, way], n) => numbered(fixture, way, n))) as Stacks);

const backwards = (stacks: Stacks): Stacks => Object.fromEntries(Object.entries(stacks).map(([name, template]) => (
  [name, { ...template, Resources: Object.fromEntries(Object.entries(template.Resources as Json).reverse()) }]
)));

test('one app has one plan, in whatever order its resources are written', () => {
  fc.assert(fc.property(APP, (stacks) => {
    const plan = words(planOf(stacks));
    expect(words(planOf(structuredClone(stacks)))).toBe(plan);
    expect(words(planOf(backwards(stacks)))).toBe(plan);
  }), RUNS);
});

test('a plan changes nothing of the app that it was made for', () => {
  fc.assert(fc.property(APP, (stacks) => {
    const before = JSON.stringify(stacks);
    planOf(stacks);
    expect(JSON.stringify(stacks)).toBe(before);
  }), RUNS);
});

/** Of two resources that are there already, the one that the plan makes wait waited for, in one more template each. */
function turnedAround({ template }: Fixture): readonly Json[] {
  const resources = template.Resources;
  const [before, after] = [template, applied({ App: template }, planOf({ App: template })).App].map(waits);
  const waiting = (id: string, other: string): Json => ({ ...resources[id], DependsOn: [resources[id].DependsOn ?? [], other].flat() });
  return [...before].flatMap(([id, known]) => [...after.get(id) ?? []].map(String)
    .filter((other) => before.has(other) && !known.has(other))
    .map((other) => ({ ...template, Resources: { ...resources, [other]: waiting(other, id) } })))
    .filter((turned) => circles(turned).size === 0);
}

test('no resource waits for itself once a plan is carried out, whoever waited for whom before', () => {
  const turned = fixtures().filter(({ bad }) => bad).flatMap(turnedAround);
  expect(turned).not.toHaveLength(0);
  expect(turned.flatMap((template) => [...circles(applied({ App: template }, planOf({ App: template })).App)])).toEqual([]);
});

test('once it is carried out there is no other plan, and what is left is what was said to be', () => {
  fc.assert(fc.property(APP, (stacks) => {
    const plan = planOf(stacks);
    const again = planOf(applied(stacks, plan), { acknowledgments: plan.accepted });
    expect(again).toMatchObject({ resources: [], outputs: [], accepted: [] });
    expect(again.left).toEqual(plan.left);
  }), RUNS);
});
