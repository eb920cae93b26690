/** Mappings of one group are compared with each other, not with the first of them only. */
import { check } from '../../../src/checks/check';
import { ALL_RULES } from '../../../src/rules/all';
import { compareWithEarlier } from '../../../src/rules/kit/compare-with-earlier';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const CONDITIONS = Object.fromEntries(['A', 'B'].map((name) => [name, { 'Fn::Equals': [ref('P'), name] }]));

function told(rule: string, mappings: readonly Json[], more: Json = {}): unknown {
  const { findings, unknowns } = check(graphOf({
    Q: aQueue(),
    S: resource('AWS::Kinesis::Stream'),
    Fn: aFunction(),
    F2: aFunction(),
    F3: aFunction(),
    Live: resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '1', Name: 'live' }),
    ...Object.fromEntries(mappings.map((mapping, i) => [`M${i + 1}`, mapping])),
    ...more,
  }, { Parameters: { P: {} }, Conditions: CONDITIONS }), ALL_RULES.filter(({ id }) => id === rule));
  return [
    ...findings.map(({ at, severity, message }) => `${severity} ${at.logicalId} by ${/(?:in|and|through) (?:App\.)?(M\d)/.exec(message)?.[1]}`),
    ...unknowns.map(({ at, reason }) => `${at.logicalId}? ${reason}`),
  ];
}

const of = (properties: Json): Json => aMapping({ EventSourceArn: arn('Q'), ...properties });
const onStream = (properties: Json = {}): Json => of({ EventSourceArn: arn('S'), StartingPosition: 'LATEST', ...properties });
const under = (Condition: string, mapping: Json): Json => ({ ...mapping, Condition });
const FILTERED = { FilterCriteria: { Filters: [{ Pattern: '{}' }] } };
const live = { FunctionName: ref('Live') };

test.each<[string, Json[], string[]]>([
  ['the second and the third', [of({}), of(live), of(live)], ['error M3 by M2']],
  ['the second and the third, under one condition', [under('A', of({})), under('B', of({})), under('B', of({}))],
    ['error M3 by M2', 'M2? whether conditions A and B hold together']],
  ['the second and the third of a stream by qualifiers', [under('A', onStream()), under('B', onStream(live)), under('B', onStream())],
    ['warning M3 by M2', 'M2? whether conditions A and B hold together', 'M3? whether conditions A and B hold together']],
  ['three by one qualifier', [onStream(), onStream(), onStream()], ['error M2 by M1', 'error M3 by M1']],
  ['a stream, the second all of it', [onStream(FILTERED), onStream(live)], ['warning M2 by M1']],
  ['a stream, the first all of it', [onStream(), onStream({ ...live, ...FILTERED })], ['warning M2 by M1']],
  ['a stream, each some of it', [onStream(FILTERED), onStream({ ...live, ...FILTERED })], []],
  ['none of a stream whose second is disabled', [onStream(), onStream({ ...live, Enabled: false })], []],
])('a function reads a source twice: %s', (_, mappings, expected) => {
  expect(told('function-reads-source-once', mappings)).toEqual(expected);
});

test.each<[string, Json[], string[]]>([
  ['one hidden and two known', [of({ FunctionName: ref('P') }), of({ FunctionName: ref('F2') }), of({ FunctionName: ref('F3') })],
    ['warning M3 by M2', 'M2? Ref P, a parameter of App']],
  ['one of them twice', [of({}), of({}), of({ FunctionName: ref('F2') })], ['warning M3 by M1']],
  ['one switched off', [of({ Enabled: false }), of({ FunctionName: ref('F2') })], []],
  ['the first of three switched off', [of({ Enabled: false }), of({ FunctionName: ref('F2') }), of({ FunctionName: ref('F3') })], ['warning M3 by M2']],
])('functions compete for a queue: %s', (_, mappings, expected) => {
  expect(told('queue-has-one-consumer', mappings)).toEqual(expected);
});

const kafka = (cluster: unknown, ConsumerGroupId: unknown = 'g'): Json => of({
  EventSourceArn: cluster, Topics: ['t'], StartingPosition: 'LATEST', AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId },
});
const brokers = (...KafkaBootstrapServers: string[]): Json => aMapping({
  SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers } },
  Topics: ['t'],
  StartingPosition: 'LATEST',
  SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: 'g' },
});
const ONE = 'arn:aws:kafka:eu-west-1:111122223333:cluster/one/abcd-1';
const TWO = 'arn:aws:kafka:eu-west-1:111122223333:cluster/two/abcd-1';

test.each<[string, Json[], string[]]>([
  ['of one cluster', [kafka(ONE), kafka(ONE)], ['warning M2 by M1']],
  ['of two clusters', [kafka(ONE), kafka(TWO)], []],
  ['of two clusters, one of them twice', [kafka(ONE), kafka(TWO), kafka(TWO)], ['warning M3 by M2']],
  ['of a known and a hidden cluster', [kafka(ONE), kafka(ref('P'))], ['M2? Ref P, a parameter of App']],
  ['hidden, with another on its cluster', [kafka(ONE, ref('P')), kafka(ONE)], ['M1? Ref P, a parameter of App']],
  ['hidden, with another on another cluster', [kafka(ONE, ref('P')), kafka(TWO)], []],
  ['hidden, alone', [kafka(ONE, ref('P'))], []],
  ['of the same brokers', [brokers('a:1', 'b:1'), brokers('a:1', 'b:1')], ['warning M2 by M1']],
  ['of brokers that may be of one cluster', [brokers('a:1'), brokers('b:1')], ['M2? whether two lists of brokers belong to the same cluster']],
])('a consumer group has two members: %s', (_, mappings, expected) => {
  expect(told('consumer-group-is-unique', mappings)).toEqual(expected);
});

describe('pairs', () => {
  test('compare a large group of the same kind once for each', () => {
    let compared = 0;
    const found = compareWithEarlier(Array.from({ length: 1_000 }, () => 'a'), (item) => [item], () => {
      compared += 1;
      return false;
    });
    expect(found).toHaveLength(999);
    expect(compared).toBe(999);
  });

  test('compare a group of very many kinds with some of them, and say so', () => {
    let compared = 0;
    const found = compareWithEarlier(Array.from({ length: 1_000 }, (_, i) => i), (item) => [item], () => {
      compared += 1;
      return false;
    });
    expect(compared).toBeLessThan(200_000);
    expect(found[199].conflicts).toBe(false);
    expect(found.at(-1)?.conflicts).toEqual({ unknown: 'whether it conflicts with the items beyond the first 200' });
  });
});
