import * as fc from 'fast-check';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { jsonReport } from '../../src/report/json';
import { reportOf } from '../../src/report/report';
import { textReport } from '../../src/report/text';
import { Paths } from '../../src/rules/kit/paths/paths';
import { TemplateApp } from '../../src/template/app';
import { growth, LINEAR } from '../hostile/growth';
import { aConfig, aFunction, aMapping, aPermission, appOf, aQueue, arn, graphOf, Json, ref, resource } from './app-of';

/** Reads and reports a template as the command does. It must return for every input. Returns the number of deliveries. */
function survives(template: unknown): number {
  const graph = readDeliveryGraph(new TemplateApp([{ name: 'App', template }]));
  const paths = new Paths(graph);
  paths.possibleLoops();
  paths.failureEnds().forEach(({ path }) => path());
  const report = reportOf(graph);
  textReport(report, 80);
  const { deliveries } = JSON.parse(jsonReport(report)) as { readonly deliveries: readonly unknown[] };
  return deliveries.length;
}

const SOUND: Json = {
  Transform: ['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31'],
  Parameters: { P: { Type: 'String', AllowedValues: ['a'] } },
  Mappings: { M: { a: { b: 1 } } },
  Outputs: { O: { Value: arn('Q'), Export: { Name: { 'Fn::Sub': '${AWS::StackName}-q' } } } },
  Resources: {
    'Fn': aFunction({ Timeout: 5, DeadLetterConfig: { TargetArn: arn('D') }, ReservedConcurrentExecutions: { Ref: 'P' } }),
    'V': resource('AWS::Lambda::Version', { FunctionName: ref('Fn') }),
    'A': resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: { 'Fn::GetAtt': ['V', 'Version'] }, Name: 'live' }),
    'D': aQueue({ FifoQueue: false }),
    'Q': aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('D'), maxReceiveCount: 3 } }),
    'S': resource('AWS::Kinesis::Stream', { RetentionPeriodHours: 24, ShardCount: 1 }),
    'T': resource('AWS::DynamoDB::Table', { StreamSpecification: { StreamViewType: 'KEYS_ONLY' } }),
    'QM': aMapping({ EventSourceArn: arn('Q'), FilterCriteria: { Filters: [{ Pattern: '{}' }] }, ScalingConfig: { MaximumConcurrency: 2 } }),
    'SM': aMapping({ EventSourceArn: arn('S'), DestinationConfig: { OnFailure: { Destination: { 'Fn::Sub': '${D.Arn}' } } } }),
    'TM': aMapping({ EventSourceArn: { 'Fn::GetAtt': 'T.StreamArn' }, MaximumRetryAttempts: 3 }),
    'C': aConfig({
      Qualifier: { 'Fn::Select': [7, { 'Fn::Split': [':', ref('A')] }] },
      DestinationConfig: { OnFailure: { Destination: arn('D') }, OnSuccess: { Destination: { 'Fn::Join': [':', [arn('Fn'), 'live']] } } },
    }),
    'P1': aPermission('s3.amazonaws.com', { FunctionName: ref('A'), SourceArn: 'arn:aws:s3:::b' }),
    'Role': resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:*', Resource: arn('Q') }] } }] }),
    'R': resource('AWS::Events::Rule', { EventPattern: { source: ['a'] }, Targets: [{ Arn: ref('A'), DeadLetterConfig: { Arn: arn('D') } }] }),
    'Sub': resource('AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: ref('Top'), Endpoint: arn('Fn'), FilterPolicy: { a: ['b'] } }),
    'Top': resource('AWS::SNS::Topic', { KmsMasterKeyId: 'alias/x' }),
    'Pipe': resource('AWS::Pipes::Pipe', { Source: arn('Q'), Target: arn('Fn'), SourceParameters: { SqsQueueParameters: { BatchSize: 1 } } }),
    'Method': resource('AWS::ApiGateway::Method', { Integration: { Uri: { 'Fn::Sub': 'arn:x:apigateway:x:lambda:path/functions/${Fn.Arn}/invocations' } } }),
    'Alarm': resource('AWS::CloudWatch::Alarm', { Metrics: [{ MetricStat: { Metric: { Namespace: 'AWS/SQS', Dimensions: [{ Name: 'QueueName', Value: 'q' }] } } }] }),
    'Kafka': aMapping({ SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['b'] } }, Topics: ['t'] }),
    'Sam': resource('AWS::Serverless::Function', { AutoPublishAlias: 'live', Events: { Buck: { Type: 'S3', Properties: { Bucket: ref('Top'), Events: ['x'] } } } }),
    'Fn::ForEach::Q': ['N', ['1', '2'], { 'Many${N}': { Type: 'AWS::SQS::Queue' } }],
  },
};

function positions(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  return typeof value !== 'object' || value === null
    ? [at]
    : [at, ...Object.entries(value).flatMap(([key, inner]) => positions(inner, [...at, key]))];
}

function replaced(value: unknown, at: readonly string[], by: unknown): unknown {
  if (at.length === 0) return by;
  const copy = Array.isArray(value) ? [...value] : { ...value as object };
  (copy as Json)[at[0]] = replaced((value as Json)[at[0]], at.slice(1), by);
  return copy;
}

const INTRINSIC = fc.tuple(
  fc.constantFrom('Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::FindInMap', 'Fn::If', 'Fn::ImportValue', 'Fn::GetStackOutput'),
  fc.oneof(fc.jsonValue(), fc.constantFrom('Fn', 'Q', 'A', 'V', 'P', '__proto__', 'Q.Arn', '${Q.Arn}', ['Q', 'Arn'], [':', { Ref: 'A' }])),
).map(([name, argument]): unknown => ({ [name]: argument }));

test('any JSON in place of a template is read or refused', () => {
  fc.assert(fc.property(fc.jsonValue(), (template) => survives(template) >= 0), { seed: 1, numRuns: 300 });
});

test('any JSON at any position of a template is read', () => {
  fc.assert(fc.property(
    fc.constantFrom(...positions(SOUND)), fc.oneof(fc.jsonValue(), INTRINSIC),
    (at, value) => survives(replaced(SOUND, at, value)) >= 0,
  ), { seed: 2, numRuns: 400 });
});

test('two runs print the same bytes, in every order of the resources', () => {
  const reversed = Object.fromEntries(Object.entries(SOUND.Resources as Json).reverse());
  expect(jsonReport(reportOf(readDeliveryGraph(appOf(reversed, { ...SOUND, Resources: reversed })))))
    .toBe(jsonReport(reportOf(readDeliveryGraph(appOf({}, SOUND)))));
});

test.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])('%s is a logical id like any other', (id) => {
  const resources = JSON.parse(`{"${id}":{"Type":"AWS::SQS::Queue"},"Fn":{"Type":"AWS::Lambda::Function"},
    "M":{"Type":"AWS::Lambda::EventSourceMapping","Properties":{"EventSourceArn":{"Fn::GetAtt":["${id}","Arn"]},"FunctionName":{"Ref":"Fn"}}}}`);
  expect(graphOf(resources).deliveries[0].source).toEqual({ kind: 'queue', node: `App.${id}` });
});

test.each(['__proto__', 'constructor'])('%s is no resource and no type unless the template declares it', (id) => {
  const resources = { Fn: { Type: id, Properties: {} }, M: aMapping({ EventSourceArn: ref(id) }) };
  const graph = graphOf(resources, { Parameters: {} });
  expect(graph.deliveries[0].source.node).toEqual({ unknown: `Ref ${id}, which App does not declare` });
});

describe('cycles end', () => {
  test.each<[string, Json]>([
    ['an alias of itself', { A: resource('AWS::Lambda::Alias', { FunctionName: ref('A'), Name: ref('A') }), C: aConfig({ FunctionName: ref('A') }) }],
    ['aliases of each other', {
      A: resource('AWS::Lambda::Alias', { FunctionName: ref('B'), Name: 'a' }),
      B: resource('AWS::Lambda::Alias', { FunctionName: ref('A'), Name: 'b' }),
      C: aConfig({ FunctionName: ref('A') }),
    }],
    ['an alias named by its own ARN', {
      A: resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), Name: { 'Fn::Select': [7, { 'Fn::Split': [':', ref('A')] }] } }),
      C: aConfig({ Qualifier: { 'Fn::Select': [7, { 'Fn::Split': [':', ref('A')] }] } }),
    }],
    ['queues that redrive to each other', {
      Fn: aFunction(),
      Q: aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('R') } }),
      R: aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('Q') } }),
      M: aMapping({ EventSourceArn: arn('Q') }),
    }],
    ['functions that are each other\'s destinations', {
      Fn: aFunction(), C: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Fn') } } }),
    }],
  ])('%s', (_, resources) => expect(survives({ Resources: resources })).toBe(1));

  test('an output that imports itself', () => {
    const loop = { 'Fn::ImportValue': 'loop' };
    const template = { Resources: { M: aMapping({ EventSourceArn: loop }) }, Outputs: { O: { Value: loop, Export: { Name: 'loop' } } } };
    expect(survives(template)).toBe(1);
  });

  test('outputs that multiply each other take bounded work', () => {
    const many = (name: string): Json => ({ 'Fn::Join': ['', Array.from({ length: 10 }, () => ({ 'Fn::ImportValue': name }))] });
    const outputs = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`O${i}`, { Value: many(`e${i + 1}`), Export: { Name: `e${i}` } }]));
    expect(survives({ Resources: { M: aMapping({ EventSourceArn: many('e0') }) }, Outputs: outputs })).toBe(1);
  });
});

describe('a value nested 100,000 deep is unknown', () => {
  const DEPTH = 100_000;
  const nested = (open: string, close: string): unknown => JSON.parse(open.repeat(DEPTH) + '1' + close.repeat(DEPTH));

  test.each<[string, () => unknown]>([
    ['objects', () => nested('{"a":', '}')],
    ['lists', () => nested('[', ']')],
    ['intrinsics', () => nested('{"Fn::Select":[0,[', ']]}')],
  ])('%s', (_, make) => {
    const deep = make();
    const counts = positions(SOUND).map((at) => survives(replaced(SOUND, at, deep)));
    // Most values hide one setting, and no delivery.
    const all = survives(SOUND);
    expect(counts.filter((count) => count >= all).length).toBeGreaterThan(counts.length / 2);
    expect(survives({ Resources: { M: aMapping({ EventSourceArn: { 'Fn::If': ['C', deep, make()] } }) } })).toBe(1);
  });

  test('a chain of as many dead-letter queues is followed to its end', () => {
    const queues = Object.fromEntries(Array.from({ length: DEPTH }, (_, i) => [`Q${i}`, aQueue({ RedrivePolicy: { deadLetterTargetArn: arn(`Q${i + 1}`) } })]));
    expect(graphOf({ ...queues, Fn: aFunction(), M: aMapping({ EventSourceArn: arn('Q0') }) }).nodes).toHaveLength(DEPTH + 1);
  });
});

test('a long text of open braces is read in one pass', () => {
  const read = (braces: number) => survives({ Resources: { M: aMapping({ EventSourceArn: { 'Fn::Sub': '${'.repeat(braces) } }) } });
  expect(growth(read, 500_000)).toBeLessThan(LINEAR);
});

test('members that every object inherits are no properties of a SAM event', () => {
  const inherited = Object.fromEntries(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'].map((key) => [key, 3]));
  const [stack] = new TemplateApp([{
    name: 'App',
    template: {
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: { Fn: resource('AWS::Serverless::Function', { Events: { E: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)', ...inherited } } } }) },
    },
  }]).stacks;
  expect(Object.keys(stack.resources.get('FnE')?.properties as Json)).toEqual(['ScheduleExpression', 'Targets']);
});
