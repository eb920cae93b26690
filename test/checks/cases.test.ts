/**
 * What the conditions of a template leave open is decided where every case says the same: values that one condition
 * chooses together, resources that never exist together, keys of a mapping.
 */
import { check, CheckOptions } from '../../src/checks/check';
import { splitsOf } from '../../src/graph/cases';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { INPUT_LIMITS } from '../../src/limits';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { FoundTemplate } from '../../src/template/found-template';
import { aFunction, aMapping, appOf, appOfStacks, aQueue, arn, Json, ref, resource } from '../template/app-of';

const equals = (parameter: string, value: string): Json => ({ 'Fn::Equals': [ref(parameter), value] });
const iff = (condition: string, yes: unknown, no: unknown): Json => ({ 'Fn::If': [condition, yes, no] });
const named = (Condition: string): Json => ({ Condition });
const NONE = ref('AWS::NoValue');
const REST: Json = {
  Parameters: { Stage: { Type: 'String', Default: 'dev' }, Size: { Type: 'String' }, Any: { Type: 'Number' } },
  Conditions: {
    Prod: equals('Stage', 'prod'),
    Test: equals('Stage', 'test'),
    NotProd: { 'Fn::Not': [named('Prod')] },
    Large: equals('Size', 'large'),
    LargeProd: { 'Fn::And': [named('Prod'), named('Large')] },
    ProdOrTest: { 'Fn::Or': [named('Prod'), equals('Stage', 'test')] },
    Neither: { 'Fn::Not': [{ 'Fn::Or': [named('Prod'), named('Test')] }] },
    Same: { 'Fn::Equals': [ref('Stage'), ref('Size')] },
    Here: { 'Fn::Equals': [ref('AWS::Region'), 'eu-west-1'] },
    There: { 'Fn::Equals': [ref('AWS::Region'), 'us-east-1'] },
    Never: { 'Fn::Equals': ['a', 'b'] },
    Always: { 'Fn::Equals': ['a', 'a'] },
    Circle: named('Circle'),
  },
  Mappings: { Stages: { prod: { Timeout: 300, Visibility: 1_800 }, dev: { Timeout: 30, Visibility: 180 } } },
};

interface Answer {
  readonly found: readonly string[];
  readonly open: readonly string[];
  readonly messages: readonly string[];
}

function answered(app: TemplateApp, rule: string, options: CheckOptions = { splits: () => splitsOf(app) }): Answer {
  const { findings, unknowns } = check(readDeliveryGraph(app), ALL_RULES.filter(({ id }) => id === rule), options);
  const place = ({ at, property }: { readonly at: { readonly logicalId: string }; readonly property: string }): string => `${at.logicalId} ${property}`;
  return { found: findings.map(place), open: unknowns.map(place), messages: findings.map(({ message }) => message) };
}

const asked = (rule: string, resources: Json, rest: Json = REST): Answer => answered(appOf(resources, rest), rule);
const SILENT = { found: [], open: [] };

const polled = (timeout: unknown, queue: Json): Json => ({
  Fn: aFunction({ Timeout: timeout }), Q: aQueue(queue), M: aMapping({ EventSourceArn: arn('Q') }),
});

test.each<[string, unknown, Json]>([
  ['one condition chooses', iff('Prod', 300, 30), { VisibilityTimeout: iff('Prod', 1_800, 180) }],
  ['a condition and its opposite choose', iff('Prod', 300, 30), { VisibilityTimeout: iff('NotProd', 180, 1_800) }],
  ['conditions inside conditions choose', iff('Prod', iff('Large', 600, 300), 30), { VisibilityTimeout: iff('LargeProd', 3_600, iff('Prod', 1_800, 180)) }],
  ['keys of a mapping choose', { 'Fn::FindInMap': ['Stages', ref('Stage'), 'Timeout'] }, { VisibilityTimeout: { 'Fn::FindInMap': ['Stages', ref('Stage'), 'Visibility'] } }],
  ['the Region chooses', iff('Here', 300, 30), { VisibilityTimeout: iff('Here', 1_800, 180) }],
  ['a comparison of two parameters chooses', iff('Same', 300, 30), { VisibilityTimeout: iff('Same', 1_800, 180) }],
])('values that %s together are compared together', (_, timeout, queue) => {
  expect(asked('visibility-covers-timeout', polled(timeout, queue))).toMatchObject(SILENT);
  expect(answered(appOf(polled(timeout, queue), REST), 'visibility-covers-timeout', {}).open).toEqual(['Q VisibilityTimeout']);
});

test.each<[string, unknown, Json]>([
  ['one case that fails', iff('Prod', 300, 30), { VisibilityTimeout: iff('Prod', 180, 1_800) }],
  ['conditions that are independent', iff('Prod', 300, 30), { VisibilityTimeout: iff('Large', 1_800, 180) }],
  ['a branch that is hidden', iff('Prod', 300, ref('Any')), { VisibilityTimeout: iff('Prod', 1_800, 180) }],
  ['a condition that refers to itself', iff('Circle', 300, 30), { VisibilityTimeout: iff('Circle', 180, 1_800) }],
])('%s leaves it open', (_, timeout, queue) => {
  expect(asked('visibility-covers-timeout', polled(timeout, queue))).toMatchObject({ found: [], open: ['Q VisibilityTimeout'] });
});

test('what fails in each case is found, with the values of one case, and is left to a person', () => {
  const app = appOf(polled(iff('Prod', 300, 30), { VisibilityTimeout: iff('Prod', 180, 10) }), REST);
  const { findings, unknowns } = check(readDeliveryGraph(app), ALL_RULES.filter(({ id }) => id === 'visibility-covers-timeout'), { splits: () => splitsOf(app) });
  expect(unknowns).toEqual([]);
  expect(findings).toMatchObject([{
    message: expect.stringMatching(/hides a message for 180 s, and the function of mapping M may run for 300 s \(in one case of the conditions; every other case fails as well\)/),
    changes: [],
  }]);
});

test('a constant condition chooses without cases', () => {
  const { found, open } = answered(appOf(polled(iff('Always', 10, 300), { VisibilityTimeout: iff('Never', 5, 60) }), REST), 'visibility-covers-timeout', {});
  expect([found, open]).toEqual([[], []]);
});

const REDRIVE = { deadLetterTargetArn: arn('D'), maxReceiveCount: 5 };

test('a redrive policy that a condition leaves out opens only what depends on it', () => {
  const app = appOf({
    D: aQueue({ MessageRetentionPeriod: 1_209_600 }),
    A: resource('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      ComparisonOperator: 'GreaterThanThreshold',
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['D', 'QueueName'] } }],
    }),
    Fn: aFunction(),
    Q: aQueue({ RedrivePolicy: iff('Prod', REDRIVE, NONE) }),
    M: aMapping({ EventSourceArn: arn('Q') }),
  }, REST);
  const { unknowns } = check(readDeliveryGraph(app), ALL_RULES, { splits: () => splitsOf(app) });
  expect(unknowns.map(({ rule }) => rule).filter((rule) => !/^(?:role-may|mapping-waits)/.test(rule))).toEqual(['source-queue-has-dead-letter-queue']);
});

const filtered = (criteria: unknown): Json => ({
  Fn: aFunction(), Q: aQueue(), M: aMapping({ EventSourceArn: arn('Q'), FilterCriteria: criteria }),
});
const filter = (operator: string): Json => ({ Pattern: JSON.stringify({ body: { a: [{ [operator]: ['>', 5] }] } }) });

test.each<[string, unknown, string]>([
  ['all filters', iff('Prod', { Filters: [filter('numerik')] }, NONE), '0.Pattern'],
  ['a list of filters', { Filters: iff('Prod', [filter('numerik')], NONE) }, '0.Pattern'],
  ['one filter', { Filters: [filter('numeric'), iff('Prod', filter('numerik'), NONE)] }, '1.Pattern'],
])('a defect of %s that a condition leaves out in every other case is found', (_, criteria, place) => {
  expect(asked('filter-pattern-is-valid', filtered(criteria))).toMatchObject({ found: [`M FilterCriteria.Filters.${place}`], open: [] });
});

test.each<[string, unknown]>([
  ['another filter in the other case', { Filters: [iff('Prod', filter('numerik'), filter('numeric'))] }],
  ['other filters in the other case', iff('Prod', { Filters: [filter('numerik')] }, { Filters: [filter('numeric')] })],
  ['a condition without cases', iff('Circle', { Filters: [filter('numerik')] }, NONE)],
])('with %s, a defect of one case stays open', (_, criteria) => {
  expect(asked('filter-pattern-is-valid', filtered(criteria)).found).toEqual([]);
  expect(asked('filter-pattern-is-valid', filtered(criteria)).open).toHaveLength(1);
});

test('a setting that is left out alone has the default of the service there, so it stays open', () => {
  const resources = polled(300, { VisibilityTimeout: iff('Prod', 60, 1_800) });
  expect(asked('visibility-covers-timeout', resources)).toMatchObject({ found: [], open: ['Q VisibilityTimeout'] });
});

const twoMappings = (one: string, two: string): Json => ({
  Fn: aFunction(),
  Other: aFunction(),
  Q: aQueue(),
  M1: { ...aMapping({ EventSourceArn: arn('Q') }), Condition: one },
  M2: { ...aMapping({ EventSourceArn: arn('Q'), FunctionName: ref('Other') }), Condition: two },
});

test.each([
  ['two values of one parameter', 'Prod', 'Test'],
  ['a condition and its opposite', 'Prod', 'NotProd'],
  ['a condition and one that excludes it with another', 'LargeProd', 'NotProd'],
  ['one of two values and neither', 'ProdOrTest', 'Neither'],
  ['two Regions', 'Here', 'There'],
])('%s never hold together', (_, one, two) => {
  expect(asked('queue-has-one-consumer', twoMappings(one, two))).toMatchObject(SILENT);
});

test.each([
  ['independent conditions', 'Prod', 'Large'],
  ['a parameter and a Region', 'Prod', 'Here'],
])('%s may hold together', (_, one, two) => {
  expect(asked('queue-has-one-consumer', twoMappings(one, two))).toMatchObject({ found: [], open: ['M2 EventSourceArn'] });
});

test.each([
  ['a condition that another implies', 'Prod', 'LargeProd'],
  ['a condition that one of two values implies', 'ProdOrTest', 'Test'],
])('%s holds with it', (_, one, two) => {
  expect(asked('queue-has-one-consumer', twoMappings(one, two))).toMatchObject({ found: ['M2 EventSourceArn'], open: [] });
});

test('a resource whose condition never holds is no part of the app', () => {
  const resources = { Fn: aFunction(), Q: aQueue(), M: { ...aMapping({ EventSourceArn: arn('Q') }), Condition: 'Never' } };
  expect(readDeliveryGraph(appOf(resources, REST)).deliveries).toEqual([]);
});

test('a nested stack has the conditions of the parameters that it is given', () => {
  const nested = {
    Parameters: { Mode: { Type: 'String' } },
    Conditions: { Fast: equals('Mode', 'prod') },
    Resources: polled(iff('Fast', 300, 30), { VisibilityTimeout: ref('Seconds') }),
  };
  const parent = {
    ...REST,
    Resources: { N: resource('AWS::CloudFormation::Stack', { Parameters: { Mode: ref('Stage'), Seconds: iff('Prod', 1_800, 180) } }) },
  };
  const app = new TemplateApp([{
    name: 'App',
    template: parent,
    nested: new Map([['N', { name: 'N', template: { ...nested, Parameters: { Mode: { Type: 'String' }, Seconds: { Type: 'Number' } } } }]]),
  }]);
  expect(answered(app, 'visibility-covers-timeout')).toMatchObject(SILENT);
});

test('parameters of two stacks with one name are two', () => {
  const stack = (value: unknown): Json => ({ ...REST, Resources: polled(iff('Prod', 300, 30), { VisibilityTimeout: value }) });
  const app = appOfStacks({ A: stack(iff('Prod', 1_800, 180)), B: stack(iff('Large', 1_800, 180)) });
  expect(answered(app, 'visibility-covers-timeout').open).toHaveLength(1);
});

test('parameters that multiply too far are looked at one by one', () => {
  const names = Array.from({ length: 12 }, (_, i) => `P${i}`);
  const rest = {
    Parameters: Object.fromEntries(names.map((name) => [name, { Type: 'String' }])),
    Conditions: Object.fromEntries(names.map((name) => [`C${name}`, equals(name, 'x')])),
  };
  const resources = Object.assign({}, ...names.map((name) => ({
    [`Fn${name}`]: aFunction({ Timeout: iff(`C${name}`, 300, 30) }),
    [`Q${name}`]: aQueue({ VisibilityTimeout: iff(`C${name}`, 1_800, 180) }),
    [`M${name}`]: aMapping({ FunctionName: ref(`Fn${name}`), EventSourceArn: arn(`Q${name}`) }),
  }))) as Json;
  const app = appOf(resources, rest);
  expect(splitsOf(app)).toHaveLength(12);
  expect(answered(app, 'visibility-covers-timeout')).toMatchObject(SILENT);
});

test('an app without conditions has no cases, and one with too many resources neither', () => {
  expect(splitsOf(appOf({ Q: aQueue() }))).toEqual([]);
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`Q${i}`, { ...aQueue(), Condition: 'Prod' }]));
  expect(splitsOf(appOf(many, REST))).toHaveLength(1);
  const stacks = Object.fromEntries(Array.from({ length: 210 }, (_, i) => [`S${i}`, { ...REST, Resources: many }]));
  expect(210 * 100).toBeGreaterThan(INPUT_LIMITS.caseResources.max);
  expect(splitsOf(appOfStacks(stacks))).toEqual([]);
});

test('stacks whose Region only deployment knows have the cases of one Region together', () => {
  const shop = (id: string): FoundTemplate => ({
    name: id, template: { ...REST, Resources: polled(iff('Here', 300, 30), { VisibilityTimeout: iff('Here', 1_800, 180) }) },
  });
  const app = new TemplateApp(['One', 'Two', 'Three', 'Four', 'Five'].map(shop));
  expect(splitsOf(app).map((split) => split().length)).toEqual([2]);
  expect(answered(app, 'visibility-covers-timeout')).toMatchObject(SILENT);
});

test('parameters that are looked at one by one have no more cases together than are read', () => {
  const names = Array.from({ length: 60 }, (_, i) => `P${i}`);
  const app = appOf(Object.fromEntries(names.map((name) => [`Q${name}`, aQueue({ DelaySeconds: iff(`If${name}`, 1, 2) })])), {
    Parameters: Object.fromEntries(names.map((name) => [name, { Type: 'String' }])),
    Conditions: Object.fromEntries(names.map((name) => [`If${name}`, equals(name, 'yes')])),
  });
  const cases = splitsOf(app).reduce((total, split) => total + split().length, 0);
  expect(cases).toBeGreaterThan(20);
  expect(cases).toBeLessThanOrEqual(INPUT_LIMITS.cases.max);
});

test.each<[string, string, number, number]>([
  ['not read in its cases for the retention of a topic, which no template says', 'record-age-within-retention', 0, 0],
  ['read in its cases for the timeout of its function, which a parameter hides', 'visibility-covers-timeout', 1, 1],
])('an app is %s', (_, rule, open, times) => {
  const app = appOf({
    Fn: aFunction({ Timeout: ref('Any') }),
    Orders: aQueue({ VisibilityTimeout: 180 }),
    Mapping: aMapping({ EventSourceArn: arn('Orders') }),
    Records: aMapping({
      EventSourceArn: 'arn:aws:kafka:eu-west-1:111122223333:cluster/orders/abc', Topics: ['t'], MaximumRecordAgeInSeconds: 3_600, MaximumRetryAttempts: 3,
    }),
  }, REST);
  const splits = jest.fn(() => splitsOf(app));
  const rules = ALL_RULES.filter(({ id }) => id === rule);
  expect(check(readDeliveryGraph(app), rules, { splits }).unknowns).toHaveLength(open);
  expect(splits).toHaveBeenCalledTimes(times);
});
