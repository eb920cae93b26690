/** The same app gives the same bytes, in whatever order its templates have their members and its stacks are named. */
import * as fc from 'fast-check';
import { baselineOf } from '../../src/checks/baseline';
import { TemplateApp } from '../../src/template/app';
import { FoundTemplate } from '../../src/template/found-template';
import { corpus, Sample } from './corpus';
import { Outputs, outputsOf } from './engine';

type Shuffle = <T>(items: readonly T[]) => readonly T[];

/** Reports quote these as the template has them. */
const QUOTED: ReadonlySet<string> = new Set(['EventPattern', 'Filter', 'LambdaConfigurations']);

/** Every object below gets its members in another order; lists keep theirs, which means something. */
function shuffled(value: unknown, shuffle: Shuffle): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, shuffle));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(shuffle(Object.entries(value)).map(([key, inner]) => [key, QUOTED.has(key) ? inner : shuffled(inner, shuffle)]));
}

/** Frozen, since stacks of one file share a template: nothing may change it. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

const found = ({ name, template }: Sample): FoundTemplate => ({ name, deployedName: name, file: `${name}.template.json`, template: frozen(template) });
/** A plan quotes values as the template has them, so its members are compared in any order. */
const bytes = ({ result, planText: _, planJson, ...texts }: Outputs): object => (
  { ...texts, plan: JSON.parse(planJson), baseline: JSON.stringify(baselineOf(result)) }
);
const outputs = (templates: readonly FoundTemplate[]): object => bytes(outputsOf(new TemplateApp(templates)));

/** Numbers that stand for the chances of one shuffle, so that a failure shrinks. */
const shuffles = fc.infiniteStream(fc.nat()).map((chances): Shuffle => (items) => {
  const left = [...items];
  return items.map(() => left.splice(chances.next().value as number % left.length, 1)[0]);
});

const SAMPLES = corpus();
const groups = Array.from({ length: Math.ceil(SAMPLES.length / 8) }, (_, i) => SAMPLES.filter((__, j) => j % Math.ceil(SAMPLES.length / 8) === i));

test.each(groups.map((group, i) => [`${i}: ${group[0].name} …`, group] as const))('an app of eight stacks, %s', (_, group) => {
  const expected = outputs(group.map(found));
  fc.assert(fc.property(shuffles, (shuffle) => {
    const other = shuffle(group).map((sample) => found({ ...sample, template: shuffled(sample.template, shuffle) as Sample['template'] }));
    expect(outputs(other)).toEqual(expected);
  }), { numRuns: 1, seed: 1, endOnFailure: true });
});
