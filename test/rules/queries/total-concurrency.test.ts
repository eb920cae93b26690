/** What mappings take together: without those that are switched off, and without a sum over conditions that may exclude each other. */
import { check } from '../../../src/checks/check';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const CONDITIONS = { Old: { 'Fn::Equals': [ref('P'), 'a'] }, New: { 'Fn::Not': [{ Condition: 'Old' }] } };
const TOLD = 'whether conditions Old and New hold together';
const HIDDEN = 'Ref P, a parameter of App';

function told(rule: string, resources: Json, mappings: readonly Json[]): unknown {
  const { findings, unknowns } = check(graphOf({
    Q: aQueue(),
    S: resource('AWS::Kinesis::Stream', { ShardCount: 5 }),
    ...resources,
    ...Object.fromEntries(mappings.map((mapping, i) => [`M${i + 1}`, mapping])),
  }, { Parameters: { P: {} }, Conditions: CONDITIONS }), ALL_RULES.filter(({ id }) => id === rule));
  return [...findings.map(({ message, changes }) => [/\d+ (?:batches|mappings)/.exec(message)?.[0], changes.length > 0]), ...unknowns.map(({ reason }) => reason)];
}

const under = (Condition: string, mapping: Json): Json => ({ ...mapping, Condition });
const of = (MaximumConcurrency: unknown, more: Json = {}): Json => aMapping({ EventSourceArn: arn('Q'), ScalingConfig: { MaximumConcurrency }, ...more });
const shards = (more: Json = {}): Json => aMapping({ EventSourceArn: arn('S'), StartingPosition: 'LATEST', ...more });
const off = { Enabled: false };
const perhaps = { Enabled: ref('P') };

test.each<[string, Json[], unknown[]]>([
  ['fit', [of(10)], []],
  ['fit exactly', [of(6), of(4)], []],
  ['do not fit', [of(6), of(5)], [['11 batches', true]]],
  ['fit without one that is switched off', [of(10), of(10, off)], []],
  ['do not fit, whatever is hidden', [of(11), of(10, perhaps)], [['11 batches', true]]],
  ['fit unless a hidden switch is on', [of(10), of(10, perhaps)], [HIDDEN]],
  ['fit, whatever a hidden switch is', [of(4), of(6, perhaps)], []],
  ['fit under each condition', [under('Old', of(10)), under('New', of(10))], [TOLD]],
  ['do not fit under one condition', [under('Old', of(6)), under('Old', of(6)), under('New', of(10))], [['12 batches', true]]],
  ['fit under both conditions', [under('Old', of(5)), under('New', of(5))], []],
  ['do not fit beside what is always there', [of(5), under('Old', of(6)), under('New', of(2))], [['11 batches', true]]],
  ['do not fit with one of two numbers', [of(10), of({ 'Fn::If': ['Old', 2, 3] })], [['13 batches', false]]],
])('batches %s', (_, mappings, expected) => {
  expect(told('concurrency-fits-reservation', { Fn: aFunction({ ReservedConcurrentExecutions: 10 }) }, mappings)).toEqual(expected);
});

test.each<[string, Json[], unknown[]]>([
  ['more than the function may run', [shards({ ParallelizationFactor: 2 })], [['10 batches', true]]],
  ['as many as it may run', [shards()], []],
  ['as many, without one that is switched off', [shards(), shards(off)], []],
  ['more, under conditions that may exclude each other', [under('Old', shards()), under('New', shards())], [TOLD]],
])('shards make %s', (_, mappings, expected) => {
  expect(told('parallelism-fits-reservation', { Fn: aFunction({ ReservedConcurrentExecutions: 5 }) }, mappings)).toEqual(expected);
});

test.each<[string, Json, unknown[]]>([
  ['concurrency-fits-reservation', of(10), []],
  ['parallelism-fits-reservation', shards(), []],
])('a function that is switched off has nothing to fit: %s', (rule, mapping, expected) => {
  expect(told(rule, { Fn: aFunction({ ReservedConcurrentExecutions: 0 }) }, [mapping])).toEqual(expected);
});

const table = resource('AWS::DynamoDB::Table', { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } });
const reader = (more: Json = {}): Json => shards({ EventSourceArn: { 'Fn::GetAtt': ['T', 'StreamArn'] }, ...more });

test.each<[string, Json[], unknown[]]>([
  ['has two readers', [reader(), reader()], []],
  ['has three', [reader(), reader(), reader()], [['3 mappings', false]]],
  ['has three, one of them switched off', [reader(), reader(off), reader()], []],
  ['has three, one of them hidden', [reader(), reader(perhaps), reader()], [HIDDEN]],
  ['has three where conditions hold together', [reader(), under('Old', reader()), under('New', reader())], [TOLD]],
  ['has three under one condition', [reader(), under('Old', reader()), under('Old', reader()), under('New', reader())], [['3 mappings', false]]],
])('a shard %s', (_, mappings, expected) => {
  expect(told('shard-has-room-for-readers', { Fn: aFunction(), T: table }, mappings)).toEqual(expected);
});
