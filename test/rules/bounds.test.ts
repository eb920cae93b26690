/**
 * A number between the bounds of a parameter decides where every number between them says the same. Its default decides
 * nothing, because a deployment may override it.
 */
import { check, CheckOptions } from '../../src/checks/check';
import { isUnknown, Known, map, mapAll, NumberSpan, sum, unknown } from '../../src/model/known';
import { ALL_RULES } from '../../src/rules/all';
import { formatSeconds, formatValue } from '../../src/rules/kit/wording';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, nodeOf, ref } from '../template/app-of';

const number = (bounds: Json): Json => ({ Type: 'Number', ...bounds });
const REST: Json = {
  Parameters: {
    AtLeast: number({ MinValue: 180, Default: 300 }),
    AtMost: number({ MaxValue: 20 }),
    Between: number({ MinValue: '60', MaxValue: '300' }),
    Beyond: number({ MinValue: 50_000 }),
    Allowed: number({ AllowedValues: [60, 120], MinValue: 1 }),
    Default: number({ Default: 300 }),
    Text: { Type: 'String', MinValue: 180 },
    FromNothing: number({ MinValue: -1, MaxValue: 10 }),
    Some: number({ MinValue: 1, MaxValue: 10 }),
  },
};
const iff = (yes: unknown, no: unknown): Json => ({ 'Fn::If': ['C', yes, no] });

interface Answer { readonly found: readonly string[]; readonly open: readonly string[] }

function asked(rule: string, queue: Json, handler: Json = {}, mapping: Json = {}, options: CheckOptions = {}): Answer {
  const { findings, unknowns } = check(graphOf({
    Fn: aFunction(handler), D: aQueue(), Q: aQueue(queue), M: aMapping({ EventSourceArn: arn('Q'), ...mapping }),
  }, REST), ALL_RULES.filter(({ id }) => id === rule), options);
  return { found: findings.map(({ message }) => message), open: unknowns.map(({ reason }) => reason) };
}

const REDRIVE = { deadLetterTargetArn: arn('D'), maxReceiveCount: 5 };

test.each<[string, string, Json, Json]>([
  ['visibility-covers-timeout', 'a least visibility that is enough', { VisibilityTimeout: ref('AtLeast') }, {}],
  ['visibility-covers-retries', 'a least visibility that is enough', { VisibilityTimeout: ref('AtLeast') }, {}],
  ['message-reaches-dead-letter-queue', 'the longest visibility of SQS', { VisibilityTimeout: ref('AtLeast'), RedrivePolicy: REDRIVE }, {}],
  ['visibility-covers-timeout', 'a most timeout that is short enough', {}, { Timeout: ref('AtMost') }],
  ['visibility-covers-timeout', 'two spans that do not overlap', { VisibilityTimeout: ref('AtLeast') }, { Timeout: ref('AtMost') }],
  ['visibility-covers-timeout', 'each of the allowed values', { VisibilityTimeout: ref('Allowed') }, {}],
  ['visibility-covers-timeout', 'a branch with bounds', { VisibilityTimeout: iff(ref('AtLeast'), 90) }, { Timeout: 60 }],
])('%s is silent about %s', (rule, _, queue, handler) => {
  expect(asked(rule, queue, handler)).toEqual({ found: [], open: [] });
});

test.each<[string, Json, Json, RegExp]>([
  ['a most visibility that is too short', { VisibilityTimeout: ref('AtMost') }, { Timeout: 60 }, /hides a message for 0 s to 20 s, and .* for 60 s\./],
  ['a least timeout that is too long', { VisibilityTimeout: 30 }, { Timeout: ref('Between') }, /hides a message for 30 s, and .* for 60 s to 300 s\./],
  ['a least timeout without a most', { VisibilityTimeout: 30 }, { Timeout: ref('AtLeast') }, /for 180 s to 90 minutes \(5,400 s\)\./],
  ['branches with bounds', { VisibilityTimeout: iff(ref('AtMost'), 10) }, { Timeout: 60 }, /for 0 s to 20 s, and/],
])('%s is found', (_, queue, handler, message) => {
  const { found, open } = asked('visibility-covers-timeout', queue, handler);
  expect(open).toEqual([]);
  expect(found).toEqual([expect.stringMatching(message)]);
});

test.each<[string, Json, Json]>([
  ['bounds that lie on both sides', { VisibilityTimeout: ref('Between') }, { Timeout: 100 }],
  ['a default without bounds', { VisibilityTimeout: ref('Default') }, {}],
  ['bounds of what is no number', { VisibilityTimeout: ref('Text') }, {}],
  ['two spans that overlap', { VisibilityTimeout: ref('Between') }, { Timeout: ref('Between') }],
  ['allowed values on both sides', { VisibilityTimeout: ref('Allowed') }, { Timeout: 90 }],
])('%s leave it open', (_, queue, handler) => {
  const { found, open } = asked('visibility-covers-timeout', queue, handler);
  expect([found, open.length]).toEqual([[], 1]);
});

test('no number of a span is left for what AWS refuses', () => {
  expect(nodeOf('App.Q', { Fn: aFunction(), Q: aQueue({ VisibilityTimeout: ref('Beyond') }), M: aMapping({ EventSourceArn: arn('Q') }) }, REST))
    .toMatchObject({ visibilityTimeout: { between: { min: 50_000 } } });
});

test('a message that never reaches the dead-letter queue, with bounds', () => {
  const { found } = asked('message-reaches-dead-letter-queue', {
    VisibilityTimeout: ref('AtLeast'), MessageRetentionPeriod: 60, RedrivePolicy: REDRIVE,
  });
  expect(found).toEqual([expect.stringMatching(/hides it for 180 s to 12 hours \(43,200 s\) after each of 5 receives .* after 900 s to 60 hours \(216,000 s\):/)]);
});

test.each<[string, Known<number | 'unlimited'>, Known<boolean>]>([
  ['one or more', between({ min: 1, max: 10 }), false],
  ['also none', between({ min: 0, max: 10 }), unknown('x')],
  ['also "no limit"', between({ min: -1, max: 10 }), unknown('x')],
  ['no least', between({ max: 10 }), unknown('x')],
])('zero and -1 are looked at by themselves: %s', (_, retries, expected) => {
  expect(map<number | 'unlimited', boolean>(retries, (known) => known === 0 || known === -1)).toEqual(expected);
});

function between(span: NumberSpan): Known<number> {
  return { ...unknown('x'), between: span };
}

test('sums and products have bounds', () => {
  expect(sum([between({ min: 1, max: 5 }), 10])).toEqual(between({ min: 11, max: 15 }));
  expect(sum([between({ min: 1 }), between({ min: 2, max: 3 })])).toEqual(between({ min: 3 }));
  expect(mapAll<[number, number], number>([between({ min: 2, max: 3 }), 6], (a, b) => a * b)).toEqual(between({ min: 12, max: 18 }));
  expect(map<number, string>(between({ min: 1, max: 5 }), (known) => (known > 3 ? 'many' : 'few'))).toEqual(unknown('x'));
});

test('whoever knows the number gets no other answer than the bounds give', () => {
  const threshold = 7;
  for (const [min, max] of [[1, 6], [7, 9], [8, 20], [1, 20], [0, 6], [-1, 6]]) {
    const answer = map<number, boolean>(between({ min, max }), (known) => known < threshold);
    const each = Array.from({ length: max - min + 1 }, (_, i) => min + i < threshold);
    if (!isUnknown(answer)) expect(new Set(each)).toEqual(new Set([answer]));
    else expect(new Set(each).size).toBe(2);
  }
});

test.each<[NumberSpan, string, string]>([
  [{ min: 60, max: 7_200 }, '60 to 7,200', '60 s to 2 hours (7,200 s)'],
  [{ min: 60 }, '60 or more', '60 s or more'],
  [{ max: 60 }, 'at most 60', 'at most 60 s'],
])('%j is written as %s', (span, value, seconds) => {
  expect([formatValue(between(span)), formatSeconds(between(span))]).toEqual([value, seconds]);
});
