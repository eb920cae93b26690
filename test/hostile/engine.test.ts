/** Deep, long or self-referring templates: the engine answers, and its reports escape all control characters. */
import { parseYaml } from '../../src/template/load/yaml';
import { aConfig, aFunction, aMapping, aQueue, arn, Json, ref, resource } from '../template/app-of';
import { corpus } from './corpus';
import { appOfTemplate, outputsOf } from './engine';
import { brokenLaws, brokenLawsOfTwo, pollution } from './invariants';

type Entry = readonly [string, unknown];
const many = (count: number, make: (i: number) => Entry): Json => (
  Object.fromEntries(Array.from({ length: count }, (_, i) => make(i)))
);
const app = (mapping: Json = {}, more: Json = {}): Json => ({ Fn: aFunction(), Q: aQueue(), M: aMapping({ EventSourceArn: arn('Q'), ...mapping }), ...more });
const poll = (fn: string, queue: string): Json => resource('AWS::Lambda::EventSourceMapping', { FunctionName: ref(fn), EventSourceArn: arn(queue) });
const exported = (i: number): Json => ({ 'Fn::ImportValue': `e${i}` });
const deepJson = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const LONG = 'x'.repeat(300_000);
const EVIL = '\u001b]8;;http://x\u0007a\u001b[2J\u009b31m\u202e\u2028\u0000\n\ud800\uffff]]><&"\'';

const HARD: Readonly<Record<string, () => unknown>> = {
  'imports that each name 70,000 values': () => ({
    Outputs: { O: { Value: { 'Fn::Sub': '${AWS::Region}'.repeat(70_000) }, Export: { Name: 'e' } } },
    Resources: app({ EventSourceArn: { 'Fn::Join': ['', Array.from({ length: 5_000 }, () => ({ 'Fn::ImportValue': 'e' }))] } }),
  }),
  'a map of which each value is ten of the next': () => ({
    Mappings: { M: { a: many(30, (i) => [`k${i}`, { 'Fn::Join': ['', Array.from({ length: 10 }, () => ({ 'Fn::FindInMap': ['M', 'a', `k${i + 1}`] }))] }]) } },
    Resources: app({ EventSourceArn: { 'Fn::FindInMap': ['M', 'a', 'k0'] } }),
  }),
  'parameters of Systems Manager that double each other': () => ({
    Resources: {
      ...app({ EventSourceArn: '{{resolve:ssm:p0}}' }),
      ...many(40, (i) => [`P${i}`, resource('AWS::SSM::Parameter', { Name: `p${i}`, Value: { 'Fn::Join': ['', [`{{resolve:ssm:p${i + 1}}}`, `{{resolve:ssm:p${i + 1}}}`]] } })]),
    },
  }),
  'a loop of a million resources': () => {
    const items = (name: string): readonly string[] => Array.from({ length: 1_000 }, (_, i) => `${name}${i}`);
    return {
      Transform: 'AWS::LanguageExtensions',
      Resources: { ...app(), 'Fn::ForEach::A': ['A', items('a'), { 'Fn::ForEach::B': ['B', items('b'), { 'T${A}${B}': resource('AWS::SNS::Topic') }] }] },
    };
  },
  'wildcards that explode': () => ({
    Resources: app({}, {
      Fn: aFunction({ Role: arn('Role') }),
      Q: aQueue({ QueueName: 'a'.repeat(2_000) }),
      Role: resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: `${'*a'.repeat(2_000)}b`, Resource: `${'*a'.repeat(2_000)}b` } } }] }),
    }),
  }),
  'long names, paths and ARNs': () => ({
    Resources: {
      [`F${LONG}`]: aFunction(),
      [`Q${LONG}`]: aQueue(),
      [`M${LONG}`]: { ...poll(`F${LONG}`, `Q${LONG}`), Metadata: { 'aws:cdk:path': `App/${LONG}` } },
      Far: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref(`F${LONG}`), DestinationConfig: { OnFailure: { Destination: `arn:aws:sqs:eu-west-1:1:${LONG}` } } }),
    },
  }),
  'a resource that SAM makes for a long name': () => ({
    Transform: 'AWS::Serverless-2016-10-31',
    Resources: { [`F${LONG}`]: resource('AWS::Serverless::Function', { Events: { E: { Type: 'SQS', Properties: { Queue: 'arn:aws:sqs:eu-west-1:1:q' } } } }) },
  }),
  'sixty queues and functions that all feed each other': () => ({
    Resources: {
      ...many(60, (i) => [`F${i}`, aFunction()]),
      ...many(60, (i) => [`Q${i}`, aQueue({ RedrivePolicy: { deadLetterTargetArn: arn(`Q${(i * 7 + 1) % 60}`), maxReceiveCount: 1 } })]),
      ...many(600, (i) => [`M${i}`, poll(`F${i % 60}`, `Q${Math.floor(i / 10)}`)]),
      ...many(60, (i) => [`C${i}`, aConfig({ FunctionName: ref(`F${i}`), DestinationConfig: { OnFailure: { Destination: arn(`Q${(i * 13) % 60}`) }, OnSuccess: { Destination: arn(`F${(i * 31 + 3) % 60}`) } } })]),
    },
  }),
  'filters 100,000 deep': () => ({
    Resources: app({ FilterCriteria: { Filters: [{ Pattern: deepJson(100_000) }, { Pattern: `{"body":[{"wildcard":"${'*a'.repeat(1_500)}"}]}` }] } }, {
      Rule: resource('AWS::Events::Rule', { EventPattern: deepJson(100_000), Targets: [{ Id: 'a', Arn: arn('Fn') }] }),
    }),
  }),
  'a resource 5,000 deep that a plan would change': () => ({ Resources: app({ Tags: JSON.parse(deepJson(5_000)), DestinationConfig: JSON.parse(deepJson(2_000)) }) }),
  'conditions and orders that wait for themselves': () => ({
    Conditions: { A: { 'Fn::Not': [{ Condition: 'B' }] }, B: { 'Fn::And': [{ Condition: 'A' }, { Condition: 'A' }] } },
    Resources: app({}, { Q: { ...aQueue(), Condition: 'A', DependsOn: ['M'] }, M: { ...aMapping({ EventSourceArn: arn('Q') }), DependsOn: ['Q', 'M'], Condition: 'B' } }),
  }),
  'forty conditions that double a value': () => {
    let value: unknown = arn('Q');
    for (let i = 0; i < 40; i += 1) value = { 'Fn::If': [`C${i}`, value, value] };
    return { Resources: app({ EventSourceArn: value }) };
  },
  'texts that are joined, split and joined anew, each time twice as long': () => ({
    Outputs: many(40, (i) => [`O${i}`, { Value: i === 39 ? 'a,b' : { 'Fn::Join': [',', { 'Fn::Split': [',', { 'Fn::Join': [',', [exported(i + 1), exported(i + 1)]] }] }] }, Export: { Name: `e${i}` } }]),
    Resources: app({ EventSourceArn: exported(0) }),
  }),
  'a text of 100,000 variables': () => ({
    Resources: app({ EventSourceArn: { 'Fn::Sub': [Array.from({ length: 100_000 }, (_, i) => `\${v${i}}`).join(''), many(100_000, (i) => [`v${i}`, arn('Q')])] } }),
  }),
  'conditions of forty parameters that decide who reads a queue': () => ({
    Parameters: many(40, (i) => [`P${i}`, { Type: 'String' }]),
    Conditions: {
      ...many(40, (i) => [`C${i}`, { 'Fn::Equals': [ref(`P${i}`), 'a'] }]),
      ...many(60, (i) => [`D${i}`, { 'Fn::And': [{ Condition: `C${i % 40}` }, { 'Fn::Or': [{ Condition: `C${(i * 7) % 40}` }, { 'Fn::Not': [{ Condition: `C${(i * 13 + 5) % 40}` }] }] }] }]),
    },
    Resources: app({}, many(60, (i) => [`M${i}`, { ...aMapping({ EventSourceArn: arn('Q') }), Condition: `D${i}` }])),
  }),
  'orders of a hundred thousand': () => ({
    Resources: app({}, many(1_000, (i) => [`N${i}`, { ...resource('AWS::SNS::Topic'), DependsOn: Array.from({ length: 100 }, (_, j) => `N${(i * 31 + j * 17 + 1) % 1_000}`) }])),
  }),
  'numbers that are none': () => ({
    Resources: app({ BatchSize: '1e400', MaximumRetryAttempts: 'NaN', MaximumRecordAgeInSeconds: -0, ParallelizationFactor: 1e308, TumblingWindowInSeconds: '0x10' }, {
      Q: aQueue({ VisibilityTimeout: '-0', MessageRetentionPeriod: 'Infinity' }),
    }),
  }),
};

test.each(Object.entries(HARD))('%s', (_, make) => {
  const template = make();
  expect(brokenLaws(outputsOf(appOfTemplate(template)))).toEqual([]);
});

test('control characters in names are escaped everywhere', () => {
  for (const { template } of corpus().filter((_, i) => i % 12 === 0)) {
    const ids = Object.keys(template.Resources as Json);
    const evil = ids.reduce((text, id) => text.replaceAll(`"${id}`, `"${id}${JSON.stringify(EVIL).slice(1, -1)}`), JSON.stringify(template));
    expect(brokenLawsOfTwo(() => appOfTemplate(JSON.parse(evil), EVIL), evil)).toEqual([]);
  }
});

test.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])('%s is accepted as any name', (name) => {
  for (const { template } of corpus().filter((_, i) => i % 12 === 0)) {
    const [id] = Object.keys(template.Resources as Json);
    const text = JSON.stringify(template).replaceAll(`"${id}"`, `"${name}"`).replaceAll('"Timeout"', `"${name}"`);
    expect(brokenLaws(outputsOf(appOfTemplate(JSON.parse(text)), text))).toEqual([]);
  }
  expect(pollution()).toEqual([]);
});

test('a merge of 90,000 keys is read', () => {
  const keys = Array.from({ length: 90_000 }, (_, i) => `k${i}: 1`).join(', ');
  expect(Object.keys((parseYaml(`x: &x {${keys}}\ny: {<<: *x}`, 't.yaml') as { y: object }).y)).toHaveLength(90_000);
});

test.each(['!!js/function "function () { throw 1 }"', '!!binary aGk=', '!!timestamp 2001-12-14', '!<tag:yaml.org,2002:js/undefined> x', '!!python/object/apply:os.system [ls]'])(
  'a tag of another kind is a value and nothing is run: %s', (value) => {
    expect(brokenLaws(outputsOf(appOfTemplate(parseYaml(`Resources: {Q: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: ${value}}}}`, 't.yaml'))))).toEqual([]);
  },
);
