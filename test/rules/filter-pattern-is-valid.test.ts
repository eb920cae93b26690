/** Patterns of rules, subscriptions and pipes: what AWS refuses there is told where it stands. */
import { check } from '../../src/checks/check';
import { CheckResult } from '../../src/checks/result';
import { filterPatternIsValid } from '../../src/rules/filter-pattern-is-valid';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, ref, resource } from '../template/app-of';

const checked = (resources: Json): CheckResult => check(
  graphOf({ Fn: aFunction(), Q: aQueue(), Topic: resource('AWS::SNS::Topic'), ...resources }, { Parameters: { P: { Type: 'String' } } }), [filterPatternIsValid],
);
const told = (resources: Json): unknown[] => checked(resources).findings.map(({ at, property, changes }) => [at.logicalId, property, changes]);

const aRule = (pattern: unknown): Json => ({ Rule: resource('AWS::Events::Rule', { EventPattern: pattern, Targets: [{ Id: 'a', Arn: arn('Q') }] }) });
const aSubscription = (policy: unknown, more: Json = {}): Json => ({
  Sub: resource('AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: ref('Topic'), Endpoint: arn('Fn'), FilterPolicy: policy, ...more }),
});
const toQueue = { Protocol: 'sqs', Endpoint: arn('Q') };
const inBody = { FilterPolicyScope: 'MessageBody' };

test.each<[string, Json, string, string, string, unknown]>([
  ['a rule\'s bare value', aRule({ 'source': 'shop', 'detail-type': ['Order'] }), 'Rule', 'EventPattern', 'EventPattern', { 'source': ['shop'], 'detail-type': ['Order'] }],
  ['a subscription\'s bare value', aSubscription({ a: 'b' }), 'Sub', 'FilterPolicy', 'FilterPolicy', { a: ['b'] }],
  ['that of a queue\'s subscription', aSubscription({ a: true }, toQueue), 'Sub', 'FilterPolicy', 'FilterPolicy', { a: [true] }],
  ['one written as text', aSubscription('{"a":"b"}'), 'Sub', 'FilterPolicy', 'FilterPolicy', { a: ['b'] }],
  ['a bare value in the message', aSubscription({ a: { b: 1 } }, inBody), 'Sub', 'FilterPolicy', 'FilterPolicy', { a: { b: [1] } }],
  ['what is inside an attribute', aSubscription({ a: { b: ['c'] } }), 'Sub', 'FilterPolicy', 'FilterPolicyScope', 'MessageBody'],
])('%s is refused, and mended where it stands', (_, resources, id, property, mendedAt, value) => {
  expect(told(resources)).toEqual([[id, property, [expect.objectContaining({ kind: 'set', property: mendedAt, value })]]]);
});

test.each<[string, Json]>([
  ['a rule\'s pattern', aRule({ source: ['aws.s3'], detail: { object: { size: [{ numeric: ['>', 0] }] } }, $or: [{ region: ['a'] }, { account: [{ exists: false }] }] })],
  ['one with references in it', aRule({ source: [ref('P'), { prefix: ref('P') }], detail: { count: [{ numeric: ['>', ref('P')] }], name: [{ 'Fn::Sub': '${P}-x' }] }, resources: { 'Fn::Split': [',', ref('P')] } })],
  ['attributes', aSubscription({ a: ['b', { 'anything-but': ['c'] }], n: [{ numeric: ['>=', 1] }] })],
  ['the message', aSubscription({ a: { b: ['c'] } }, inBody)],
])('%s that AWS takes', (_, resources) => {
  expect(checked(resources)).toMatchObject({ findings: [], unknowns: [] });
});

test('a hidden pattern, or a hidden scope that decides, is not checked', () => {
  const because = (resources: Json): unknown[] => checked(resources).unknowns.map(({ at }) => at.logicalId);
  expect(because(aRule(ref('P')))).toEqual(['Rule']);
  expect(because(aSubscription({ a: { b: ['c'] } }, { FilterPolicyScope: ref('P') }))).toEqual(['Sub']);
  expect(because(aSubscription({ a: ['c'] }, { FilterPolicyScope: ref('P') }))).toEqual([]);
});

test('a pipe\'s filter is reported at its own place', () => {
  const piped = (pattern: string): Json => ({
    Pipe: resource('AWS::Pipes::Pipe', {
      Source: arn('Q'), Target: arn('Fn'), SourceParameters: { FilterCriteria: { Filters: [{ Pattern: pattern }] } },
    }),
  });
  const property = 'SourceParameters.FilterCriteria.Filters.0.Pattern';
  expect(told(piped('{"body":{"a":"b"}}'))).toEqual([['Pipe', property, [expect.objectContaining({ property, value: '{"body":{"a":["b"]}}' })]]]);
  expect(told(piped('{"body":{"a":["b"]}}'))).toEqual([]);
});

test.each<[string, unknown, unknown[]]>([
  ['a wrong key beside a parameter', { 'Fn::Sub': '{"bdy":{"stage":["${P}"]}}' }, [['M', 'FilterCriteria.Filters.0.Pattern', []]]],
  ['a bare value beside a parameter', { 'Fn::Sub': '{"body":{"a":"b","stage":["${P}"]}}' }, [['M', 'FilterCriteria.Filters.0.Pattern', []]]],
  ['a wrong key in an object that becomes text', { 'Fn::ToJsonString': { bdy: { stage: [ref('P')] } } }, [['M', 'FilterCriteria.Filters.0.Pattern', []]]],
  ['a sound pattern with a parameter', { 'Fn::Sub': '{"body":{"stage":["${P}"]}}' }, []],
  ['a sound object that becomes text', { 'Fn::ToJsonString': { body: { stage: [ref('P')] } } }, []],
])('a mapping\'s filter with %s is checked, and left to a person', (_, Pattern, expected) => {
  const resources = { M: aMapping({ EventSourceArn: arn('Q'), FilterCriteria: { Filters: [{ Pattern }] } }) };
  expect(told(resources)).toEqual(expected);
  expect(checked(resources).unknowns).toEqual([]);
});

test('a pattern that is nested without end is not checked, and no crash', () => {
  const deep = `${'{"a":'.repeat(20_000)}["b"]${'}'.repeat(20_000)}`;
  expect(checked(aSubscription(deep, inBody)).unknowns).toMatchObject([{ reason: 'a pattern that is nested too deeply' }]);
});

test.each([
  ['both wrong', '{"body":"a"}', '{"body":"b"}', 1, 0],
  ['one wrong', '{"body":"a"}', '{"body":["b"]}', 0, 1],
  ['both right', '{"body":["a"]}', '{"body":["b"]}', 0, 0],
])('a pattern that is one of two, %s', (_, one, two, findings, unknowns) => {
  const graph = graphOf({
    Fn: aFunction(),
    Q: aQueue(),
    M: aMapping({
      EventSourceArn: arn('Q'), FilterCriteria: { Filters: [{ Pattern: { 'Fn::If': ['Long', one, two] } }] },
    }),
  }, { Parameters: { Any: { Type: 'String' } }, Conditions: { Long: { 'Fn::Equals': [{ Ref: 'Any' }, '1'] } } });
  const result = check(graph, [filterPatternIsValid]);
  expect([result.findings.length, result.unknowns.length]).toEqual([findings, unknowns]);
});

test('a pipe that reads a stream, or may read one, asks for JSON alone', () => {
  const piped = (source: unknown): Json => ({
    Clicks: resource('AWS::Kinesis::Stream'),
    Pipe: resource('AWS::Pipes::Pipe', {
      Source: source, Target: arn('Fn'), SourceParameters: { FilterCriteria: { Filters: [{ Pattern: '{"data":["a"]}' }] } },
    }),
  });
  const property = 'SourceParameters.FilterCriteria.Filters.0.Pattern';
  expect(told(piped(arn('Clicks')))).toEqual([['Pipe', property, []]]);
  expect(told(piped('arn:aws:mq:eu-west-1:111122223333:broker:work:b-1'))).toEqual([]);
  expect(checked(piped(ref('P')))).toMatchObject({ findings: [], unknowns: [{ property }] });
});
