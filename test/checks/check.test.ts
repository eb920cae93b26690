import { check } from '../../src/checks/check';
import { ALL_RULES } from '../../src/rules/all';
import { defineRule, Rule } from '../../src/rules/kit/define-rule';
import { Verdict } from '../../src/rules/kit/finding';
import { Harm, HARMS } from '../../src/rules/kit/harm';
import { growth, LINEAR } from '../hostile/growth';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, resource } from '../template/app-of';

const SHOP: Json = {
  Fn: aFunction({ Timeout: 30 }),
  Orders: { ...aQueue({ VisibilityTimeout: 10 }), Metadata: { 'aws:cdk:path': 'Shop/Orders/Queue/Resource' } },
  Mapping: aMapping({ EventSourceArn: arn('Orders'), BatchSize: { Ref: 'Size' } }),
};
const GRAPH = graphOf(SHOP, { Parameters: { Size: { Type: 'Number' } } });

const rulesIn = (told: readonly { readonly rule: string }[]): string[] => [...new Set(told.map(({ rule }) => rule))].sort();
const acknowledging = (scope: Json) => check(GRAPH, ALL_RULES, {
  acknowledgments: [{ rule: 'visibility-covers-timeout', reason: 'idempotent', ...scope }],
});

test('findings, what could not be decided, and how much was looked at', () => {
  const { findings, unknowns, checked } = check(GRAPH, ALL_RULES);
  expect(rulesIn(findings)).toEqual(expect.arrayContaining(['source-queue-has-dead-letter-queue', 'visibility-covers-timeout']));
  expect(rulesIn(unknowns)).toContain('batch-reports-item-failures');
  expect(checked).toEqual({ rules: ALL_RULES.length, functions: 1, deliveries: 1 });
});

test('the order of rules and resources changes nothing', () => {
  const turned = graphOf(Object.fromEntries(Object.entries(SHOP).reverse()), { Parameters: { Size: { Type: 'Number' } } });
  expect(check(turned, [...ALL_RULES].reverse())).toEqual(check(GRAPH, ALL_RULES));
});

test('errors come before warnings, and these before what is worth knowing', () => {
  const severities = check(GRAPH, ALL_RULES).findings.map(({ severity }) => severity);
  expect([...severities].sort((a, b) => ['error', 'warning', 'info'].indexOf(a) - ['error', 'warning', 'info'].indexOf(b))).toEqual(severities);
});

test('findings of one severity are in the order of their harm, and those of one rule stand together', () => {
  const of = (id: string, harm: Harm, ...ids: readonly string[]): Rule => defineRule({
    id,
    severity: 'error',
    harm,
    why: '',
    source: '',
    check: () => ids.map((logicalId) => ({
      at: { stack: 'App', logicalId }, property: '', problem: { fact: 'a', consequence: 'b', fix: 'c', changes: [] },
    })),
  });
  const rules = [...HARMS].reverse().map((harm, i) => of(`rule-${i}`, harm, 'B', 'A'));
  const { findings } = check(GRAPH, [of('a-rule', 'refused', 'C'), ...rules]);
  expect(findings.map(({ harm, at }) => `${harm} ${at.logicalId}`)).toEqual(HARMS.flatMap((harm) => (
    [...harm === 'refused' ? ['refused C'] : [], `${harm} A`, `${harm} B`])));
});

test.each<[string, Json]>([
  ['the app', {}],
  ['its stack', { stack: 'App' }],
  ['the resource', { stack: 'App', logicalId: 'Orders' }],
  ['the construct', { path: 'Shop/Orders/Queue/Resource' }],
  ['a construct above', { path: 'Shop/Orders' }],
  ['a construct above, written as a path', { path: '/Shop/Orders/' }],
])('a finding is acknowledged for %s', (_, scope) => {
  const { findings, acknowledged } = acknowledging(scope);
  expect(rulesIn(findings)).not.toContain('visibility-covers-timeout');
  expect(acknowledged).toMatchObject([{ reason: 'idempotent', finding: { rule: 'visibility-covers-timeout', at: { logicalId: 'Orders' } } }]);
});

test.each<[string, Json]>([
  ['another stack', { stack: 'Other' }],
  ['another resource', { stack: 'App', logicalId: 'Mapping' }],
  ['a construct whose name only begins the same', { path: 'Shop/Ord' }],
  ['a construct below', { path: 'Shop/Orders/Queue/Resource/Policy' }],
  ['another rule', { rule: 'visibility-covers-retries' }],
])('a finding stands where %s is acknowledged', (_, scope) => {
  expect(rulesIn(acknowledging(scope).findings)).toContain('visibility-covers-timeout');
});

test('what could not be decided is acknowledged too', () => {
  const { unknowns, acknowledged } = check(GRAPH, ALL_RULES, { acknowledgments: [{ rule: 'batch-reports-item-failures', reason: 'one by one' }] });
  expect(rulesIn(unknowns)).not.toContain('batch-reports-item-failures');
  expect(rulesIn(acknowledged.map(({ finding }) => finding))).toEqual(['batch-reports-item-failures']);
});

test('a rule takes another severity, or is left out', () => {
  const { findings, checked } = check(GRAPH, ALL_RULES, {
    severities: { 'visibility-covers-timeout': 'info', 'source-queue-has-dead-letter-queue': 'off' },
  });
  expect(findings.find(({ rule }) => rule === 'visibility-covers-timeout')?.severity).toBe('info');
  expect(rulesIn(findings)).not.toContain('source-queue-has-dead-letter-queue');
  expect(checked.rules).toBe(ALL_RULES.length - 1);
});

test('what a rule says twice is reported once', () => {
  const at = { stack: 'App', logicalId: 'Fn' };
  const verdicts: readonly Verdict[] = [
    { at, property: 'A', problem: { fact: 'a is 1', consequence: 'B', fix: 'C', changes: [] } }, { at, property: 'A', problem: { fact: 'a is 1', consequence: 'B', fix: 'C', changes: [] } },
    { at, property: 'B', reason: 'hidden' }, { at, property: 'B', reason: 'hidden' },
  ];
  const rule = defineRule({ id: 'twice', severity: 'error', harm: 'refused', why: '', source: '', check: () => verdicts });
  const { findings, unknowns } = check(GRAPH, [rule]);
  expect(findings).toEqual([{ rule: 'twice', severity: 'error', harm: 'refused', at, property: 'A', subject: 'App.Fn', message: 'A is 1. B.', fix: 'C.', inCdk: { message: 'A is 1. B.', fix: 'C.' }, pattern: 'a is 1. B. C', names: [], changes: [] }]);
  expect(unknowns).toEqual([{ rule: 'twice', severity: 'error', harm: 'refused', at, property: 'B', reason: 'hidden' }]);
});

test('functions that aws-cdk-lib makes for itself are nobody\'s to mend', () => {
  const { findings, checked } = check(graphOf({
    AWS679f53fac002430cb0da5b7982bd22872D164C4C: aFunction({ ReservedConcurrentExecutions: 0 }),
    May: resource('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction', FunctionName: arn('AWS679f53fac002430cb0da5b7982bd22872D164C4C'), Principal: 's3.amazonaws.com',
    }),
  }), ALL_RULES);
  expect(findings).toEqual([]);
  expect(checked).toMatchObject({ functions: 0, deliveries: 0 });
});

test('twice the app takes about twice as long', () => {
  const appOfSize = (size: number) => graphOf(Object.fromEntries(Array.from({ length: size }, (_, i): [string, unknown][] => [
    [`Fn${i}`, aFunction()],
    [`Q${i}`, aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('Dlq'), maxReceiveCount: 5 } })],
    [`M${i}`, aMapping({ EventSourceArn: arn(`Q${i}`), FunctionName: arn(`Fn${i}`) })],
  ]).flat()));
  const graphs = new Map([100, 1_000, 2_000].map((size) => [size, appOfSize(size)]));
  expect(growth((size) => check(graphs.get(size)!, ALL_RULES), 1_000)).toBeLessThan(LINEAR);
});

test('a sentence that begins with a service\'s name leaves it as it is', () => {
  const about = (fact: string): ReturnType<typeof defineRule> => defineRule({
    id: 'r',
    severity: 'error',
    harm: 'refused',
    why: '',
    source: '',
    check: () => [{ at: { stack: 'App', logicalId: 'Fn' }, property: '', problem: { fact, consequence: 'so', fix: 'do', changes: [] } }],
  });
  const said = (fact: string): string => check(GRAPH, [about(fact)]).findings[0].message;
  expect(said('config.amazonaws.com may not')).toBe('config.amazonaws.com may not. So.');
  expect(said('queue Orders is full')).toBe('Queue Orders is full. So.');
});
