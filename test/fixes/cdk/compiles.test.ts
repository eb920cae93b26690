/**
 * What plans say in the words of a CDK app is TypeScript that compiles against aws-cdk-lib: for every fixture that a rule
 * fires on, and for apps that aws-cdk-lib wrote. All are in one file, so that the types are parsed once.
 */
import { libraryPlan } from '../../../src/fixes/cdk/library/library-plan';
import { fixPlan } from '../../../src/fixes/plan';
import { ALL_RULES } from '../../../src/rules/all';
import { TemplateApp } from '../../../src/template/app';
import { APPS } from '../../constructs/defaults/apps';
import { Build } from '../../constructs/defaults/apps/kind';
import { withPaths } from '../../report/fix-plan/with-paths';
import { fixtures } from '../../rules/fixture';
import { TRANSFORMS } from '../../rules/transforms';
import { appOfStacks } from '../../template/app-of';
import { problemsOf } from './compiled';
import { BROKERS } from './library/brokers';
import { planOf } from './library/pasted';
import { losing, scheduled, settings } from './synthesized-plans';

/** The aws-cdk-lib of the tests has no module for enhanced event buses. */
const LATER_THAN_CDK = /AWS::EventsV2::/;
const BAD = fixtures().filter(({ bad, template }) => bad && !LATER_THAN_CDK.test(JSON.stringify(template)));

const WAYS = ['alias', 'cross-stack'];

test('words of plans compile, of a stack and of stacks that refer to each other', () => {
  const apps = BAD.flatMap((fixture) => [
    [fixture.name, { App: fixture.template }] as const,
    ...WAYS.flatMap((way) => [[`${fixture.name} ${way}`, TRANSFORMS[way](fixture) ?? {}] as const]),
  ]);
  expect(problemsOf(Object.fromEntries(apps.map(([name, stacks]) => [name, fixPlan(appOfStacks(stacks), ALL_RULES)])))).toEqual([]);
});

test('words in the constructs of this library compile', () => {
  const plans = Object.fromEntries(BAD.map(({ name, template }) => [name, fixPlan(new TemplateApp([{ name: 'Shop', template: withPaths(template) }]), ALL_RULES)]));
  const made = Object.values(plans).flatMap((plan) => libraryPlan(plan).blocks.flatMap((block) => ('step' in block ? [block.step.construct] : [])));
  expect([...new Set(made)].sort()).toEqual(['AsyncInvocation', 'DynamoDbConsumer', 'FailureQueue', 'KinesisConsumer', 'MskConsumer']);
  expect(problemsOf(plans, libraryPlan)).toEqual([]);
});

test.each<[string, Readonly<Record<string, Build>>]>([
  ['apps that lose events', APPS],
  ['consumers of brokers, and of queues and streams of other stacks', BROKERS],
])('words in the constructs of this library compile: %s', (_, apps) => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const plans = Object.fromEntries(Object.entries(apps).map(([name, build]) => [name, planOf(build)]));
  jest.restoreAllMocks();
  expect(problemsOf(plans, libraryPlan)).toEqual([]);
});

test('words of plans for what aws-cdk-lib makes inside other constructs compile', () => {
  expect(losing.resources.length).toBeGreaterThan(5);
  expect(problemsOf({ losing, settings, scheduled })).toEqual([]);
});
