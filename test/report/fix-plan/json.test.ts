/** What `docs/checking.md` says that a reader of the JSON may count on. */
import { parseConfig } from '../../../src/cli/config';
import { fixPlan } from '../../../src/fixes/plan';
import { jsonPlan } from '../../../src/report/fix-plan/json';
import { ALL_RULES } from '../../../src/rules/all';
import { TemplateApp } from '../../../src/template/app';
import { parseYaml } from '../../../src/template/load/yaml';

interface Planned {
  readonly logicalId: string;
  readonly becomes: string;
  readonly edits: readonly object[];
  readonly cdk: { readonly options: readonly string[]; readonly of?: object; readonly statements: readonly string[] };
  readonly sam?: readonly object[];
}
const planOf = (yaml: string) => JSON.parse(jsonPlan(fixPlan(new TemplateApp([{ name: 'Shop', template: parseYaml(yaml, 'Shop.yaml') }]), ALL_RULES)));
const one = ({ resources }: { readonly resources: readonly Planned[] }, id: string): Planned => resources.find(({ logicalId }) => logicalId === id)!;

const PLAN = planOf(`
Resources:
  Fn: {Type: AWS::Lambda::Function, Metadata: {aws:cdk:path: Shop/Fn/Resource}, Properties: {Timeout: 30, Role: 'arn:aws:iam::111122223333:role/x'}}
  News: {Type: AWS::SNS::Topic, Properties: {FifoTopic: true}}
  Sub: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref News, Protocol: lambda, Endpoint: !GetAtt Fn.Arn}}
  May: {Type: AWS::Lambda::Permission, Properties: {Action: 'lambda:InvokeFunction', FunctionName: !Ref Fn, Principal: sns.amazonaws.com, SourceArn: !Ref News}}
  Orders: {Type: AWS::SQS::Queue, Metadata: {aws:cdk:path: Shop/Orders/Resource}, Properties: {VisibilityTimeout: 10}}
  Clicks: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Late: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Fn, EventSourceArn: !GetAtt Clicks.Arn, StartingPosition: LATEST}}
  Dead: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}
  Jobs: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true, VisibilityTimeout: 180, RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5}}}
  Work: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Fn, EventSourceArn: !GetAtt Jobs.Arn, BatchSize: 1}}
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {FunctionName: !Ref Fn, EventSourceArn: !GetAtt Orders.Arn, BatchSize: 1, FilterCriteria: {Filters: [{Pattern: nope}]}}
`);

test('a resource that changes has edits, and options of its construct', () => {
  expect(one(PLAN, 'Orders')).toEqual({
    stack: 'Shop',
    logicalId: 'Orders',
    type: 'AWS::SQS::Queue',
    path: 'Shop/Orders/Resource',
    becomes: 'changed',
    edits: [
      { path: 'Properties.RedrivePolicy', value: { deadLetterTargetArn: { 'Fn::GetAtt': ['OrdersDeadLetterQueue', 'Arn'] }, maxReceiveCount: 5 } },
      { path: 'Properties.VisibilityTimeout', was: 10, value: 180 },
    ],
    rules: ['source-queue-has-dead-letter-queue', 'visibility-covers-timeout'],
    notes: [],
    cdk: {
      options: ['deadLetterQueue: { queue: ordersDeadLetterQueue, maxReceiveCount: 5 },', 'visibilityTimeout: Duration.minutes(3),'],
      of: { place: 'Shop/Orders', construct: 'sqs.Queue' },
      statements: [],
    },
  });
  expect(one(PLAN, 'Sub')).toMatchObject({ notes: expect.arrayContaining([expect.stringContaining('Protocol: replaces the subscription')]) });
});

test('a resource that is new has its properties as one edit, and one that goes has none', () => {
  const edits = [{ path: 'DeletionPolicy' }, { path: 'Properties', value: { MessageRetentionPeriod: 1_209_600 } }, { path: 'UpdateReplacePolicy' }];
  expect(one(PLAN, 'OrdersDeadLetterQueue')).toMatchObject({ becomes: 'added', edits, cdk: { options: [] } });
  expect(one(PLAN, 'OrdersDeadLetterQueue')).not.toHaveProperty('path');
  expect(one(PLAN, 'May')).toMatchObject({ becomes: 'removed', edits: [], cdk: { options: [], statements: ['// Remove the code that creates May.'] } });
});

test('what code speaks of is declared before', () => {
  const declared = new Set<string>(PLAN.cdk.constructs.map(({ variable }: { readonly variable: string }) => variable));
  const lines = (PLAN.resources as readonly Planned[]).flatMap(({ cdk: { options, statements } }) => [...statements, ...options]);
  const made = new Set(lines.flatMap((line) => /^const (\w+) =/.exec(line)?.[1] ?? []));
  expect(made.size).toBeGreaterThan(2);
  for (const line of lines) {
    for (const [, word] of line.replace(/"[^"]*"/g, '').matchAll(/(?<![\w.])(?!const )(\w+)(?![\w:])/g)) {
      if (made.has(word) && !line.startsWith(`const ${word} =`)) expect([line, declared.has(word)]).toEqual([line, true]);
    }
    declared.add(/^const (\w+) =/.exec(line)?.[1] ?? '');
  }
});

test('modules and constructs that the code takes', () => {
  expect(PLAN.cdk.imports).toContain("import * as sqs from 'aws-cdk-lib/aws-sqs';");
  expect(PLAN.cdk.constructs).toContainEqual({ stack: 'Shop', variable: 'fn', type: 'lambda.Function', path: 'Shop/Fn' });
});

test('what SAM makes is described in the words of the SAM template instead', () => {
  const { sam, ...others } = one(planOf(`
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Q: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 180}}
      F: {Type: AWS::Serverless::Function, Properties: {Timeout: 30, Events: {Ordered: {Type: SQS, Properties: {Queue: !GetAtt Q.Arn, BatchSize: 5}}}}}
  `), 'FOrdered');
  expect(others).not.toHaveProperty('cdk');
  expect(others.edits).toEqual([{ path: 'Properties.FunctionResponseTypes', value: ['ReportBatchItemFailures'] }]);
  expect(sam).toEqual([{ path: 'F.Properties.Events.Ordered.Properties.FunctionResponseTypes', value: ['ReportBatchItemFailures'] }]);
});

test('acknowledgments are as the config takes them, and what is left says why', () => {
  expect(PLAN.acknowledgments).toContainEqual({ rule: 'fifo-redrive-breaks-order', stack: 'Shop', logicalId: 'Jobs', reason: expect.any(String) });
  expect(() => parseConfig({ acknowledgments: PLAN.acknowledgments }, ALL_RULES.map(({ id }) => id), 'c.json')).not.toThrow();
  expect(PLAN.left.map(({ rule }: { readonly rule: string }) => rule)).toEqual(['filter-pattern-is-valid', 'starting-position-misses-nothing', 'failure-alarm-is-heard']);
  expect(PLAN.left[0]).toEqual({
    rule: 'filter-pattern-is-valid',
    severity: 'error',
    harm: 'nothing-arrives',
    stack: 'Shop',
    resource: 'Mapping',
    path: null,
    property: 'FilterCriteria.Filters.0.Pattern',
    message: expect.any(String),
    fix: expect.any(String),
  });
});
