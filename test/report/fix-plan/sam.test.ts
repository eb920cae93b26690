/** A plan for a raw SAM template speaks of what its user wrote, and what it says there settles what was found. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { check } from '../../../src/checks/check';
import { fixPlan } from '../../../src/fixes/plan';
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { jsonPlan } from '../../../src/report/fix-plan/json';
import { textPlan } from '../../../src/report/fix-plan/text';
import { ALL_RULES } from '../../../src/rules/all';
import { TemplateApp } from '../../../src/template/app';
import { parseYaml } from '../../../src/template/load/yaml';

const FN = `
Transform: AWS::Serverless-2016-10-31
Resources:
  D: {Type: AWS::SQS::Queue, Properties: {MessageRetentionPeriod: 1209600}}
  T: {Type: AWS::SNS::Topic}
  S: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Handler: a.b
      Runtime: nodejs24.x
      CodeUri: .
      Timeout: 20
      EventInvokeConfig: {MaximumRetryAttempts: 1}
      Events:
        Kin: {Type: Kinesis, Properties: {Stream: !GetAtt S.Arn, StartingPosition: TRIM_HORIZON, BatchSize: 20}}
        Sns: {Type: SNS, Properties: {Topic: !Ref T}}
        Rule: {Type: EventBridgeRule, Properties: {Pattern: {source: [a]}}}
        Day: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day)}}
`;

interface Planned {
  readonly logicalId: string;
  readonly type: string;
  readonly becomes: string;
  readonly edits: readonly { readonly path: string; readonly value?: unknown }[];
  readonly sam?: readonly { readonly path: string; readonly value?: unknown }[];
}

type Template = Record<string, Record<string, unknown>>;

const appOf = (template: unknown): TemplateApp => new TemplateApp([{ name: 'Shop', template }]);

function planned(template: unknown): readonly Planned[] {
  return (JSON.parse(jsonPlan(fixPlan(appOf(template), ALL_RULES))) as { readonly resources: readonly Planned[] }).resources;
}

/** The raw template with what the plan says in SAM's words and in CloudFormation's. */
function carriedOut(template: Template, plan: readonly Planned[]): Template {
  const after = structuredClone(template);
  for (const { logicalId, type, becomes, edits, sam } of plan) {
    if (becomes === 'added') after.Resources[logicalId] = { Type: type };
    for (const { path, value } of sam ?? edits.map((edit) => ({ ...edit, path: `${logicalId}.${edit.path}` }))) put(after.Resources, path.split('.'), value);
  }
  return after;
}

function put(top: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const owner = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => (at[key] ??= {}) as Record<string, unknown>, top);
  owner[path.at(-1)!] = value;
}

const SHOP = readFileSync(join(__dirname, '../../../examples/sam/shop/template.yaml'), 'utf8');

test('what SAM makes is changed in the part that it is made of', () => {
  const text = textPlan(fixPlan(appOf(parseYaml(SHOP, 't')), ALL_RULES));
  expect(text).toContain('  in the SAM template:\n    Save.Properties.Events.Ordered.Properties.FunctionResponseTypes:\n      - "ReportBatchItemFailures"\n\n');
});

test('settings have the names that SAM gives them, and destinations their type', () => {
  const sam = planned(parseYaml(FN, 't')).flatMap((resource) => (resource.sam ?? []).map(({ path }) => path));
  expect(sam).toEqual([
    'Fn.Properties.Events.Day.Properties.DeadLetterConfig',
    'Fn.Properties.EventInvokeConfig.DestinationConfig.OnFailure.Type', 'Fn.Properties.EventInvokeConfig.DestinationConfig.OnFailure.Destination',
    'Fn.Properties.EventInvokeConfig.MaximumEventAgeInSeconds',
    'Fn.Properties.Events.Kin.Properties.BisectBatchOnFunctionError',
    'Fn.Properties.Events.Kin.Properties.DestinationConfig.OnFailure.Type', 'Fn.Properties.Events.Kin.Properties.DestinationConfig.OnFailure.Destination',
    'Fn.Properties.Events.Kin.Properties.MaximumRetryAttempts',
    'Fn.Properties.Events.Rule.Properties.DeadLetterConfig', 'Fn.Properties.Events.Sns.Properties.RedrivePolicy',
  ]);
});

test.each([['the example', SHOP], ['every kind of part', FN]])('carried out in the raw template, the plan leaves only whom its alarms tell: %s', (_, text) => {
  const template = parseYaml(text, 't') as Template;
  const { findings } = check(readDeliveryGraph(appOf(carriedOut(template, planned(template)))), ALL_RULES);
  expect(findings.map(({ rule }) => rule)).toEqual(['failure-alarm-is-heard']);
});
