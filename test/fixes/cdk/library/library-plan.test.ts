/** When a construct of this library takes the place of what a plan adds and changes, and when the words of aws-cdk-lib stay. */
import { libraryPlan } from '../../../../src/fixes/cdk/library/library-plan';
import { LibraryStep } from '../../../../src/fixes/cdk/library/step';
import { fixPlan } from '../../../../src/fixes/plan';
import { ALL_RULES } from '../../../../src/rules/all';
import { TemplateApp } from '../../../../src/template/app';

interface Parts { readonly mapping?: object; readonly queue?: object; readonly path?: string; readonly others?: Readonly<Record<string, object>> }

const at = (path: string) => ({ Metadata: { 'aws:cdk:path': path } });
const FN = {
  Role: { Type: 'AWS::IAM::Role', ...at('Shop/Work/ServiceRole/Resource'), Properties: { AssumeRolePolicyDocument: {} } },
  Work: { Type: 'AWS::Lambda::Function', ...at('Shop/Work/Resource'), Properties: { Timeout: 10, Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
};

function stepsOf(resources: Readonly<Record<string, object>>): readonly LibraryStep[] {
  const app = new TemplateApp([{ name: 'Shop', template: { Resources: { ...FN, ...resources } } }]);
  return libraryPlan(fixPlan(app, ALL_RULES)).blocks.flatMap((block) => ('step' in block ? [block.step] : []));
}

const statementsOf = (resources: Readonly<Record<string, object>>): readonly string[] => stepsOf(resources).flatMap(({ statements }) => statements);

function polled({ mapping, queue, path = 'Shop/Work/SqsEventSource:ShopJobs/Resource', others }: Parts = {}): Readonly<Record<string, object>> {
  return {
    Jobs: { Type: 'AWS::SQS::Queue', ...at('Shop/Jobs/Resource'), Properties: { VisibilityTimeout: 60, ...queue } },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      ...at(path),
      Properties: { FunctionName: { Ref: 'Work' }, EventSourceArn: { 'Fn::GetAtt': ['Jobs', 'Arn'] }, ...mapping },
    },
    ...others,
  };
}

function read(mapping: object = {}): Readonly<Record<string, object>> {
  return {
    Clicks: { Type: 'AWS::Kinesis::Stream', ...at('Shop/Clicks/Resource'), Properties: { ShardCount: 1 } },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      ...at('Shop/Work/KinesisEventSource:ShopClicks/Resource'),
      Properties: { FunctionName: { Ref: 'Work' }, EventSourceArn: { 'Fn::GetAtt': ['Clicks', 'Arn'] }, StartingPosition: 'TRIM_HORIZON', ...mapping },
    },
  };
}

test('a consumer says what is not its default, and keeps the logical id of the mapping', () => {
  expect(statementsOf(polled())).toEqual([
    'const jobsConsumer = new SqsConsumer(this, "JobsConsumer", { handler: work, queue: jobs });',
    '(jobsConsumer.node.defaultChild as lambda.CfnEventSourceMapping).overrideLogicalId("Mapping");',
  ]);
});

test('a queue whose dead-letter queue the app adds when it is complete keeps its mapping', () => {
  const others = { Dead: { Type: 'AWS::SQS::Queue', ...at('Shop/DeliveryDefaults/Dead'), Properties: { MessageRetentionPeriod: 1_209_600 } } };
  const queue = { VisibilityTimeout: undefined, RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 5 } };
  expect(stepsOf(polled({ queue, others }))).toEqual([]);
  const own = { Dead: { ...others.Dead, ...at('Shop/Dead/Resource') } };
  expect(stepsOf(polled({ queue, others: own })).map(({ construct }) => construct)).toEqual(['SqsConsumer']);
});

test('a note says where the consumer hides messages for another time than the queue did', () => {
  const Work = { ...FN.Work, Properties: { ...FN.Work.Properties, Timeout: 3 } };
  const notesWith = (queue: object): string => stepsOf({ ...polled({ queue }), Work })
    .flatMap(({ notes }) => notes).join('\n');
  expect(notesWith({ VisibilityTimeout: undefined })).toContain('hides each message of jobs for 6 times the timeout of the handler, in place of the 30 s ');
  expect(notesWith({ VisibilityTimeout: 60 })).not.toContain('hides each message');
});

test.each<[string, object, string]>([
  ['a number', { BatchSize: 7 }, 'batchSize: 7'],
  ['a flag', { Enabled: false }, 'enabled: false'],
  ['an object', { ScalingConfig: { MaximumConcurrency: 3 } }, 'maxConcurrency: 3'],
  ['a filter', { FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["order"]}}' }] } }, 'filters: [lambda.FilterCriteria.filter({ body: { kind: ["order"] } })]'],
])('an option of the mapping stays: %s', (_, mapping, told) => {
  expect(statementsOf(polled({ mapping })).join('\n')).toContain(told);
});

test('a default of the construct is left out', () => {
  expect(statementsOf(polled({ mapping: { BatchSize: 10, MaximumBatchingWindowInSeconds: 0, Enabled: true } }))).toEqual(statementsOf(polled()));
});

test.each<[string, Parts]>([
  ['has a setting that no option takes', { mapping: { KmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/k' } }],
  ['has a filter that is no object', { mapping: { FilterCriteria: { Filters: [{ Pattern: { Ref: 'AWS::Region' } }] } } }],
  ['is an L1 construct', { path: 'Shop/Mapping' }],
  ['belongs to a construct of this library', { path: 'Shop/JobsConsumer/Mapping' }],
])('a mapping stays that %s, and its queue gets a failure queue', (_, parts) => {
  expect(statementsOf(polled(parts))).toEqual(['const jobsDeadLetterQueue = new FailureQueue(this, "JobsDeadLetterQueue");']);
});

test('a mapping stays that lacks one option only', () => {
  const RedrivePolicy = { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 5 };
  const Dead = { Type: 'AWS::SQS::Queue', ...at('Shop/Dead/Resource'), Properties: { MessageRetentionPeriod: 1_209_600 } };
  expect(stepsOf(polled({ queue: { RedrivePolicy }, others: { Dead } }))).toEqual([]);
});

test('ids and variables are free: a construct of the app keeps its own', () => {
  const others = { JobsConsumer: { Type: 'AWS::SNS::Topic', ...at('Shop/JobsConsumer/Resource') } };
  expect(statementsOf(polled({ others }))[0]).toContain('const jobsConsumer2 = new SqsConsumer(this, "JobsConsumer2"');
});

test('a consumer of a stream makes its own exit, and tells what that costs', () => {
  const [step, ...others] = stepsOf(read());
  expect(others).toEqual([]);
  expect(step).toMatchObject({ construct: 'KinesisConsumer', replaces: { logicalId: 'Mapping' } });
  expect(step.statements[0]).toBe('const clicksConsumer = new KinesisConsumer(this, "ClicksConsumer", { handler: work, stream: clicks });');
  expect(step.notes.join('\n')).toMatch(/see docs\/moving-over\.md\n.*batchItemFailures.*\n.*pointers.*\n.*6 hours/);
  expect(stepsOf(read({ MaximumRecordAgeInSeconds: 3600 }))[0].notes.join('\n')).not.toContain('6 hours');
});

test('what a step covers, no other code tells again', () => {
  const app = new TemplateApp([{ name: 'Shop', template: { Resources: { ...FN, ...read() } } }]);
  const plan = fixPlan(app, ALL_RULES);
  const { blocks } = libraryPlan(plan);
  const told = blocks.flatMap((block) => ('step' in block ? block.step.covers.map(({ resource }) => resource.logicalId) : [block.resource.logicalId]));
  expect([...told].sort()).toEqual(plan.resources.map(({ logicalId }) => logicalId).sort());
});

describe('asynchronous settings', () => {
  const Rule = {
    Type: 'AWS::Events::Rule', ...at('Shop/Rule/Resource'), Properties: { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'T', Arn: { 'Fn::GetAtt': ['Work', 'Arn'] } }] },
  };
  const May = {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction', FunctionName: { Ref: 'Work' }, Principal: 'events.amazonaws.com', SourceArn: { 'Fn::GetAtt': ['Rule', 'Arn'] },
    },
  };
  const config = (properties: object) => ({
    Config: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      ...at('Shop/Work/EventInvokeConfig/Resource'),
      Properties: { FunctionName: { Ref: 'Work' }, Qualifier: '$LATEST', MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600, ...properties },
    },
  });

  test('that are absent become an AsyncInvocation, and the target gets a failure queue', () => {
    expect(statementsOf({ Rule, May })).toEqual([
      'const ruleDeadLetterQueue = new FailureQueue(this, "RuleDeadLetterQueue");',
      'const workInvocation = new AsyncInvocation(this, "WorkInvocation", { handler: work });',
    ]);
  });

  test('that exist keep their logical id and what they set', () => {
    expect(statementsOf({ Rule, May, ...config({ MaximumRetryAttempts: 1 }) }).slice(1)).toEqual([
      'const workInvocation = new AsyncInvocation(this, "WorkInvocation", { handler: work, retryAttempts: 1 });',
      '(workInvocation.node.defaultChild as lambda.CfnEventInvokeConfig).overrideLogicalId("Config");',
    ]);
  });

  test('that have an exit of the app stay', () => {
    const Failed = { Type: 'AWS::SQS::Queue', ...at('Shop/Failed/Resource'), Properties: { MessageRetentionPeriod: 1_209_600 } };
    const OnFailure = { Destination: { 'Fn::GetAtt': ['Failed', 'Arn'] } };
    const made = stepsOf({ Rule, May, Failed, ...config({ DestinationConfig: { OnFailure } }) }).map(({ construct }) => construct);
    expect(made).toEqual(['FailureQueue']);
  });

  test('the target of a rule takes the queue as its option', () => {
    const app = new TemplateApp([{ name: 'Shop', template: { Resources: { ...FN, Rule, May } } }]);
    const { words } = libraryPlan(fixPlan(app, ALL_RULES));
    expect([...words.values()]).toEqual([{
      options: ['deadLetterQueue: ruleDeadLetterQueue,'], of: { place: 'the target of Shop/Rule', construct: 'targets.LambdaFunction' }, statements: [],
    }]);
  });
});
