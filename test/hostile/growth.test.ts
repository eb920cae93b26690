/** Twice as long a text takes about twice the time, whatever the text, wherever a template has it. */
import { collectAcknowledgments } from '../../src/checks/acknowledgments/collect';
import { parseAcknowledgmentId } from '../../src/checks/acknowledgments/id';
import { Acknowledgments } from '../../src/checks/acknowledgments/match';
import { unusedAcknowledgments } from '../../src/checks/acknowledgments/unused';
import { compareWithBaseline } from '../../src/checks/baseline';
import { parseBaseline } from '../../src/checks/parse-baseline';
import { CheckResult } from '../../src/checks/result';
import { RULE_IDS } from '../../src/checks/rule-ids';
import { parseConfig } from '../../src/cli/config';
import { importsOf } from '../../src/fixes/cdk/code-head';
import { spelled } from '../../src/fixes/cdk/variables';
import { wrapped } from '../../src/report/table';
import { escapeText, escapeJson } from '../../src/text/escape';
import { aConfig, aFunction, aMapping, aQueue, arn, Json, resource } from '../template/app-of';
import { appOfTemplate, outputsOf } from './engine';
import { growth, LINEAR } from './growth';

/** Twice this is still followed; beyond `INPUT_LIMITS.textCharacters` a text is hidden. */
const SIZE = 12_500;
const TEXTS: readonly string[] = [
  '${', '${a', '${a}', '\\"', '(', 'a:', '//', '[', '{{resolve:ssm:', '*a', '\n', 'A', '{"a":', '##[',
];

const RULE = 'source-queue-has-dead-letter-queue';
const NO_RESULTS: CheckResult = { findings: [], silent: [], unknowns: [], acknowledged: [], checked: { rules: 0, functions: 0, deliveries: 0 } };
const many = <T>(count: number, make: (i: number) => T): readonly T[] => Array.from({ length: count }, (_, i) => make(i));
const entry = (name: string) => ({ rule: RULE, severity: 'error', stack: 'S', resource: name, property: '', count: 1 });
const acknowledgment = (i: number) => ({ rule: RULE, reason: 'r', stack: 'S', logicalId: `L${i}` });

const filled = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** The text everywhere that a template takes one. */
function template(text: string): Json {
  const sub = { 'Fn::Sub': text };
  return {
    Mappings: { M: { [text]: { a: text } } },
    Conditions: { C: { 'Fn::Equals': [text, sub] } },
    Outputs: { O: { Value: text, Export: { Name: text } }, S: { Value: sub, Export: { Name: sub } } },
    Resources: {
      [`A${text}`]: aFunction(),
      [`Custom${text}`]: aFunction({ Description: text }),
      Fn: { ...aFunction({ Role: text, Environment: { Variables: { V: text } }, Tags: [{ Key: 'a', Value: sub }] }), Metadata: { 'aws:cdk:path': `App/${text}` } },
      Q: aQueue({ RedrivePolicy: { deadLetterTargetArn: sub, maxReceiveCount: 3 }, Tags: [{ Key: text, Value: sub }] }),
      Named: aQueue({ QueueName: text }),
      Role: resource('AWS::IAM::Role', { AssumeRolePolicyDocument: {}, Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: text, Resource: [text, sub], Condition: { StringLike: { [text]: text } } } } }] }),
      QM: aMapping({ EventSourceArn: arn('Q'), FilterCriteria: { Filters: [{ Pattern: text }, { Pattern: JSON.stringify({ body: [{ wildcard: text }, { prefix: text }] }) }] } }),
      FM: aMapping({ FunctionName: text, EventSourceArn: text }),
      SM: aMapping({ FunctionName: sub, EventSourceArn: sub, DestinationConfig: { OnFailure: { Destination: text } } }),
      C: aConfig({ FunctionName: text, Qualifier: text, DestinationConfig: { OnFailure: { Destination: sub } } }),
      P: resource('AWS::Lambda::Permission', { FunctionName: text, Principal: text, SourceArn: text, Action: text }),
      R: resource('AWS::Events::Rule', { EventPattern: text, Targets: [{ Id: 'a', Arn: text, DeadLetterConfig: { Arn: sub } }] }),
      Sub: resource('AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: text, Endpoint: arn('Fn'), FilterPolicy: text }),
      Method: resource('AWS::ApiGateway::Method', { Integration: { Uri: text } }),
      Alarm: resource('AWS::CloudWatch::Alarm', { AlarmName: text, Namespace: 'AWS/SQS', MetricName: text, Dimensions: [{ Name: 'QueueName', Value: text }], ActionsEnabled: false }),
      Both: resource('AWS::CloudWatch::CompositeAlarm', { AlarmRule: text, AlarmActions: [text] }),
      Nested: resource('AWS::CloudFormation::Stack', { TemplateURL: text }),
      Bucket: resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Event: text, Function: text, Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: text }] } } }] } }),
    },
  };
}

test.each(TEXTS)('a template full of %j', (text) => {
  expect(growth((size) => outputsOf(appOfTemplate(template(filled(text, size)))), SIZE)).toBeLessThan(LINEAR);
});

test.each<[string, (text: string) => unknown]>([
  ['the path of an acknowledgment', (path) => new Acknowledgments([{ rule: 'r', reason: 'r', path }])],
  ['the id of an acknowledgment', (id) => parseAcknowledgmentId(`LambdaDelivery::${id}]`, '')],
  ['a line of the code of a plan', (line) => importsOf([line])],
  ['the name of a property', (name) => spelled(name)],
  ['a cell of a table', (cell) => wrapped(cell, 20)],
  ['a text made harmless', (one) => escapeText(one)],
  ['a JSON text made harmless', (one) => escapeJson(JSON.stringify(one))],
])('%s, all texts together', (_, take) => {
  expect(growth((size) => TEXTS.forEach((text) => take(filled(text, size))), SIZE)).toBeLessThan(LINEAR);
});

test('an acknowledgment beside a construct path of many levels', () => {
  const acknowledged = new Acknowledgments([{ rule: 'r', reason: 'r', path: 'b' }, { rule: 'r', reason: 'at the app', path: 'a' }]);
  const at = (size: number) => ({ at: { stack: 'S', logicalId: 'L', path: filled('a/', size) }, property: '' });
  expect(growth((size) => { for (let i = 0; i < 20; i += 1) acknowledged.reasonFor('r', at(size)); }, SIZE)).toBeLessThan(LINEAR);
  expect(acknowledged.reasonFor('r', at(SIZE))).toBe('at the app');
});

test.each<[string, number, (count: number) => unknown]>([
  ['entries of a baseline', 40_000, (count) => compareWithBaseline(NO_RESULTS, parseBaseline({ version: 1, findings: many(count, (i) => entry(`R${i}`)) }))],
  ['entries of a baseline that are all the same', 40_000, (count) => compareWithBaseline(NO_RESULTS, parseBaseline({ version: 1, findings: many(count, () => entry('R')) }))],
  ['acknowledgments of a config', 40_000, (count) => unusedAcknowledgments(parseConfig({ acknowledgments: many(count, acknowledgment) }, RULE_IDS, 'c').acknowledgments!, [])],
  ['acknowledgments of an app', 100, (count) => collectAcknowledgments(many(count, (i) => ({ id: `LambdaDelivery::queue-has-a-dead-letter-${i}`, reason: 'r', path: `P/${i}` })))],
])('twice as many %s', (_, most, take) => {
  expect(growth(take, most)).toBeLessThan(LINEAR);
});

test('counter-example: what grows faster is found', () => {
  const cubic = (size: number): void => { /a*a*b/.exec('a'.repeat(size)); };
  expect(growth(cubic, 300)).toBeGreaterThan(LINEAR);
});
