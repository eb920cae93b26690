/** Transformations of Firehose: it waits five minutes for the function, by the role of the destination, and tries four times. */
import { check } from '../../../src/checks/check';
import { isUnknown, Known } from '../../../src/model/known';
import { jsonReport } from '../../../src/report/json';
import { reportOf } from '../../../src/report/report';
import { ALL_RULES } from '../../../src/rules/all';
import { aFunction, arn, graphOf, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const S3 = 'ExtendedS3DestinationConfiguration';
const PLACE = `${S3}.ProcessingConfiguration.Processors`;
const REST: Json = { Parameters: { Given: { Type: 'String' } }, Conditions: { Prod: { 'Fn::Equals': [ref('Given'), 'prod'] } } };
const NONE = ref('AWS::NoValue');

const mayInvoke = (Resource: unknown, Service = 'firehose.amazonaws.com'): Json => resource('AWS::IAM::Role', {
  AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }] },
  Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource }] } }],
});
const BASE: Json = {
  Fn: aFunction({ Timeout: 300 }),
  Live: resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '1', Name: 'live' }),
  Queue: resource('AWS::SQS::Queue'),
  Role: mayInvoke(arn('Fn')),
  OfAlias: mayInvoke(ref('Live')),
  Other: mayInvoke(arn('Fn'), 'lambda.amazonaws.com'),
};
const parameter = (ParameterName: unknown, ParameterValue: unknown): Json => ({ ParameterName, ParameterValue });
const byFunction = (to: unknown, ...more: readonly Json[]): Json => ({ Type: 'Lambda', Parameters: [parameter('LambdaArn', to), ...more] });
const PLAIN = byFunction(arn('Fn'));

const stream = (destinations: Json): Json => ({ ...BASE, Stream: resource('AWS::KinesisFirehose::DeliveryStream', destinations) });
const app = (Processors: unknown, role: Json = { RoleARN: arn('Role') }, more: Json = {}): Json => (
  stream({ [S3]: { ...role, ProcessingConfiguration: { Processors, ...more } } })
);
const said = (value: Known<unknown>): string => (isUnknown(value) ? `unknown: ${value.unknown}` : String(value));

/** `0 -> App.Fn:$LATEST may`. */
function calls(resources: Json): readonly string[] {
  const graph = graphOf(resources, REST);
  expect(graph).toMatchObject({ links: [], unreadCallers: [] });
  return graph.deliveries.map(({ id, target, access }) => {
    const answers = access.map(({ allowed }) => (isUnknown(allowed) ? 'undecided' : allowed ? 'may' : 'may not'));
    return `${id.replace(`App.Stream ${PLACE}.`, '')} -> ${said(target.function)}:${said(target.qualifier)} ${answers.join()}`;
  });
}

test.each([
  'AmazonOpenSearchServerless', 'Amazonopensearchservice', 'Elasticsearch', 'ExtendedS3', 'HttpEndpoint', 'Iceberg', 'Redshift', 'Snowflake', 'Splunk',
].map((name) => `${name}DestinationConfiguration`))('a processor of %s is a call that Firehose waits for', (name) => {
  const delivery = onlyDelivery(stream({ [name]: { RoleARN: arn('Role'), ProcessingConfiguration: { Enabled: true, Processors: [PLAIN] } } }));
  expect(delivery).toMatchObject({
    id: `App.Stream ${name}.ProcessingConfiguration.Processors.0`,
    source: { kind: 'sync', node: 'App.Stream', service: 'firehose' },
    target: { function: 'App.Fn', qualifier: '$LATEST', unqualified: true },
    declaredAt: { logicalId: 'Stream' },
    access: [{ purpose: 'invoke', allowed: true, by: { kind: 'role', role: 'App.Role' } }],
    policy: { mode: 'sync', attempts: { most: 4 }, maxAge: 900, answerWithin: 300, enabled: true, exits: { failure: [], success: [] } },
  });
});

test('the report counts all four calls', () => {
  const { stories } = JSON.parse(jsonReport(reportOf(graphOf(app([PLAIN]))))) as { stories: Json[] };
  expect(stories).toMatchObject([{ handover: 'sync', attemptsAtMost: 4, waitsAtMost: 900, endsAtMostAfter: 1200, lost: { verdict: 'none' } }]);
});

test.each<[unknown, unknown, unknown]>([
  ['0', 1, 0],
  [300, 301, 90_000],
  [ref('Given'), expect.objectContaining({ unknown: expect.anything() }), expect.objectContaining({ unknown: expect.anything() })],
])('NumberOfRetries %j', (given, most, maxAge) => {
  const { policy } = onlyDelivery(app([byFunction(arn('Fn'), parameter('NumberOfRetries', given))]), REST);
  expect(policy).toMatchObject({ attempts: { most }, maxAge });
});

test.each<[string, Json]>([
  ['value', parameter('NumberOfRetries', { 'Fn::If': ['Prod', '1', NONE] })],
  ['parameter', { 'Fn::If': ['Prod', parameter('NumberOfRetries', '1'), NONE] }],
])('a condition that may leave out the %s of NumberOfRetries hides it, and not the call', (_, retries) => {
  const { declaredAt, policy } = onlyDelivery(app([byFunction(arn('Fn'), retries)]), REST);
  expect([declaredAt?.condition, policy.attempts.most]).toEqual([undefined, { unknown: 'Fn::If Prod, which may leave NumberOfRetries out' }]);
});

test.each<[string, Json, string]>([
  ['of the destination', { RoleARN: arn('Role') }, 'may'],
  ['of the backup, where the destination has none', { S3Configuration: { RoleARN: arn('Role') } }, 'may'],
  ['that may invoke an alias alone', { RoleARN: arn('OfAlias') }, 'may not'],
  ['that Firehose may not assume', { RoleARN: arn('Other') }, 'may not'],
  ['that a parameter hides', { RoleARN: ref('Given') }, 'undecided'],
])('by the role %s', (_, role, answer) => {
  expect(calls(app([PLAIN], role))).toEqual([`0 -> App.Fn:$LATEST ${answer}`]);
});

test('by the role of the processor, where it has one', () => {
  expect(calls(app([byFunction(arn('Fn'), parameter('RoleArn', arn('Role')))], { RoleARN: arn('OfAlias') }))).toEqual(['0 -> App.Fn:$LATEST may']);
});

test.each<[string, unknown, string]>([
  ['an alias', ref('Live'), 'App.Fn:live'],
  ['the ARN of an alias', { 'Fn::Sub': '${Fn.Arn}:live' }, 'App.Fn:live'],
  ['$LATEST', { 'Fn::Sub': '${Fn.Arn}:$LATEST' }, 'App.Fn:$LATEST'],
])('it may be %s', (_, value, expected) => {
  expect(calls(app([byFunction(value)]))[0]).toMatch(`0 -> ${expected} `);
});

test.each<[string, unknown, string]>([
  ['a parameter', ref('Given'), 'Ref Given, a parameter of App'],
  ['a number', 5, '"5", which is not the ARN of a function'],
  ['a list', [arn('Fn')], 'a value that is not the ARN of a function'],
  ['a queue', arn('Queue'), 'Fn::GetAtt Queue.Arn'],
])('%s in place of an ARN is an unknown function', (_, value, reason) => {
  expect(calls(app([byFunction(value)]))).toEqual([`0 -> unknown: ${reason}:$LATEST undecided`]);
});

test.each<[string, unknown]>([
  ['a hidden processor', [ref('Given')]],
  ['a processor of a hidden type', [{ ...PLAIN, Type: ref('Given') }]],
  ['hidden parameters', [{ Type: 'Lambda', Parameters: ref('Given') }]],
  ['a hidden name', [{ Type: 'Lambda', Parameters: [parameter(ref('Given'), arn('Fn'))] }]],
  ['processors that are hidden all together', ref('Given')],
])('so is %s', (_, processors) => {
  expect(calls(app(processors))).toEqual([expect.stringMatching(/-> unknown: Ref Given, a parameter of App:\$LATEST undecided$/)]);
});

test.each<[string, Json]>([
  ['without a destination', stream({})],
  ['to S3 alone', stream({ S3DestinationConfiguration: { RoleARN: arn('Role') } })],
  ['without processors', app([])],
  ['whose processor is left out', app([NONE])],
  ['whose processor is of another type', app([{ Type: 'AppendDelimiterToRecord', Parameters: [parameter('Delimiter', '\\n')] }])],
  ['whose processor of a hidden type names no function', app([{ Type: ref('Given'), Parameters: [] }])],
  ['whose processor names no function', app([{ Type: 'Lambda', Parameters: [parameter('NumberOfRetries', '1')] }])],
])('a stream %s calls nothing', (_, resources) => {
  expect(calls(resources)).toEqual([]);
});

test('each processor that is a function is a call, at its place in the template', () => {
  expect(calls(app([{ Type: 'Decompression' }, NONE, PLAIN]))).toEqual(['2 -> App.Fn:$LATEST may']);
});

test.each<[string, Json]>([
  ['a destination', stream({ [S3]: { 'Fn::If': ['Prod', { RoleARN: arn('Role'), ProcessingConfiguration: { Processors: [PLAIN] } }, NONE] } })],
  ['the processing', stream({ [S3]: { RoleARN: arn('Role'), ProcessingConfiguration: { 'Fn::If': ['Prod', { Processors: [PLAIN] }, NONE] } } })],
  ['the processors', app({ 'Fn::If': ['Prod', [PLAIN], NONE] })],
  ['a processor', app([{ 'Fn::If': ['Prod', PLAIN, NONE] }])],
  ['a parameter', app([{ Type: 'Lambda', Parameters: [{ 'Fn::If': ['Prod', parameter('LambdaArn', arn('Fn')), NONE] }] }])],
])('a condition that sets %s is that of the delivery', (_, resources) => {
  const { target, declaredAt, access, policy } = onlyDelivery(resources, REST);
  expect([target.function, declaredAt?.condition, access[0].allowed, policy.enabled]).toEqual(['App.Fn', 'Prod', true, true]);
});

test.each<[unknown, Known<unknown>]>([[false, false], ['false', false], [true, true], [ref('Given'), expect.objectContaining({ unknown: expect.anything() })]])(
  'Enabled %j', (Enabled, expected) => {
    expect(onlyDelivery(app([PLAIN], undefined, { Enabled }), REST).policy.enabled).toEqual(expected);
  },
);

test.each<[string, Json]>([
  ['without an exit nothing is lost, for Firehose waits', {}],
  ['and nothing is missed while it transforms nothing', { Enabled: false }],
])('%s', (_, more) => {
  const { findings, unknowns } = check(graphOf(app([PLAIN], undefined, more)), ALL_RULES);
  expect([...findings, ...unknowns]).toEqual([]);
});

test('a check of a hidden function is undecided at the processor', () => {
  const { findings, unknowns } = check(graphOf(app([byFunction(ref('Given'))]), REST), ALL_RULES);
  expect(findings).toEqual([]);
  expect(new Set(unknowns.map(({ at, property }) => `${at.logicalId} ${property}`))).toEqual(new Set([`Stream ${PLACE}.0`]));
});
