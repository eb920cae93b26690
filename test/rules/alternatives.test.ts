/** A value that is surely one of a few decides where every one of them says the same. */
import { check } from '../../src/checks/check';
import { CheckResult } from '../../src/checks/result';
import { isUnknown, Known, map, mapAll, oneOf, unknown } from '../../src/model/known';
import { ALL_RULES } from '../../src/rules/all';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, ref } from '../template/app-of';

const REST: Json = {
  Parameters: { Run: { Type: 'Number', AllowedValues: [60, 120] }, Any: { Type: 'Number' } },
  Conditions: { Long: { 'Fn::Equals': [ref('Any'), '1'] }, Wide: { 'Fn::Equals': [ref('Any'), '2'] } },
  Mappings: { Runs: { dev: { Timeout: 60 }, prod: { Timeout: 120 } } },
};
const iff = (yes: unknown, no: unknown, condition = 'Long'): Json => ({ 'Fn::If': [condition, yes, no] });
const NONE = ref('AWS::NoValue');

const checked = (timeout: unknown, queue: Json): CheckResult => check(graphOf({
  Fn: aFunction({ Timeout: timeout }), Q: aQueue(queue), M: aMapping({ EventSourceArn: arn('Q') }),
}, REST), ALL_RULES.filter(({ id }) => id === 'visibility-covers-timeout'));

test.each<[string, unknown, Json]>([
  ['both branches', iff(60, 120), { VisibilityTimeout: 30 }],
  ['branches within branches', iff(60, iff(90, 120, 'Wide')), { VisibilityTimeout: 30 }],
  ['a branch, and the default where the other leaves it out', 60, { VisibilityTimeout: iff(45, NONE) }],
  ['all that a parameter allows', ref('Run'), { VisibilityTimeout: 30 }],
  ['all that a map says', { 'Fn::FindInMap': ['Runs', ref('Any'), 'Timeout'] }, { VisibilityTimeout: 30 }],
  ['two that are both open', iff(60, 120), { VisibilityTimeout: iff(20, 30, 'Wide') }],
])('%s fail', (_, timeout, queue) => {
  const { findings, unknowns } = checked(timeout, queue);
  expect(unknowns).toEqual([]);
  expect(findings.map(({ at }) => at.logicalId)).toEqual(['Q']);
  expect(findings[0].message).not.toMatch(/unknown|object|undefined/);
});

test('the message names them all', () => {
  expect(checked(iff(60, 120), { VisibilityTimeout: 30 }).findings[0].message).toMatch(/for 30 s, and the function of mapping M may run for 60 s or 120 s/);
});

test.each<[string, unknown, Json]>([
  ['one branch that holds', iff(60, 10), { VisibilityTimeout: 30 }],
  ['one value that a parameter allows', ref('Run'), { VisibilityTimeout: 90 }],
  ['a branch that says nothing', iff(60, ref('Any')), { VisibilityTimeout: 30 }],
  ['a parameter that allows all', ref('Any'), { VisibilityTimeout: 30 }],
])('%s leaves it open', (_, timeout, queue) => {
  expect(checked(timeout, queue)).toMatchObject({ findings: [], unknowns: [expect.anything()] });
});

test('all that hold are a pass, not a doubt', () => {
  expect(checked(iff(10, 20), { VisibilityTimeout: 30 })).toMatchObject({ findings: [], unknowns: [] });
});

test('what is done to a few values has a few results, and too many are unknown', () => {
  const few: Known<number> = oneOf('x', [1, 2]);
  expect(few).toEqual({ unknown: 'x', oneOf: [1, 2] });
  expect(mapAll<[number, number], number>([few, few], (a, b) => a + b)).toEqual({ unknown: 'x', oneOf: [2, 3, 4] });
  expect(map<number, boolean>(few, () => true)).toBe(true);
  expect(mapAll<[number, number], boolean>([few, unknown('y')], () => true)).toEqual({ unknown: 'x' });
  expect(isUnknown(mapAll<number[], boolean>([few, few, few, few, few], () => true))).toBe(true);
});

test('alternatives within alternatives do not multiply without end', () => {
  const level = (inside: unknown): Json => Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`k${i}`, { V: inside, N: i }]));
  let inside: unknown = { 'Fn::FindInMap': ['M0', ref('Any'), 'V'] };
  const Mappings: Json = {};
  for (let i = 0; i < 6; i += 1) {
    Mappings[`M${i}`] = level({ a: inside });
    inside = { 'Fn::FindInMap': [`M${i}`, ref('Any'), 'V'] };
  }
  const { deliveries } = graphOf({
    Fn: aFunction(), Q: aQueue({ RedrivePolicy: inside }), M: aMapping({ EventSourceArn: arn('Q'), ScalingConfig: inside }),
  }, { ...REST, Mappings });
  expect(deliveries).toHaveLength(1);
});
