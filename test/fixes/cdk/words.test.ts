import { namesIn } from '../../../src/fixes/cdk/naming';
import { cdkWords } from '../../../src/fixes/cdk/words';
import { Edit } from '../../../src/fixes/difference';
import { ResourcePlan } from '../../../src/fixes/plan';
import { TemplateApp } from '../../../src/template/app';

const QUEUE = { Type: 'AWS::SQS::Queue', Metadata: { 'aws:cdk:path': 'Shop/Orders/Resource' } };
const RESOURCES = {
  Orders1A2B: QUEUE,
  Failed: { Type: 'AWS::SQS::Queue' },
  Kept: { Type: 'AWS::S3::Bucket' },
  Mapping: { Type: 'AWS::Lambda::EventSourceMapping' },
  Rule: { Type: 'AWS::Events::Rule' },
};
const [stack] = new TemplateApp([{ name: 'Shop', template: { Resources: RESOURCES } }]).stacks;

function words(logicalId: string, edits: readonly Edit[], becomes: ResourcePlan['becomes'] = 'changed', type?: string): readonly string[] {
  const found = type ?? stack.resources.get(logicalId)?.type ?? '';
  return cdkWords({ stack: 'Shop', logicalId, type: found, becomes, edits, rules: [] }, namesIn(stack));
}

test.each<[string, string, Edit, string]>([
  ['a number of seconds', 'Orders1A2B', { path: 'Properties.VisibilityTimeout', was: 30, value: 180 }, 'visibilityTimeout: Duration.seconds(180),'],
  ['an enumeration', 'Mapping', { path: 'Properties.StartingPosition', value: 'TRIM_HORIZON' }, 'startingPosition: lambda.StartingPosition.TRIM_HORIZON,'],
  ['what goes', 'Mapping', { path: 'Properties.BatchSize', was: 100 }, 'batchSize: undefined,'],
  ['a destination by its kind', 'Mapping', { path: 'Properties.DestinationConfig', value: { OnFailure: { Destination: { 'Fn::GetAtt': ['Kept', 'Arn'] } } } },
    'onFailure: new S3OnFailureDestination(kept),'],
  ['options of one object', 'Orders1A2B', { path: 'Properties.RedrivePolicy', value: { deadLetterTargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] }, maxReceiveCount: 5 } },
    'deadLetterQueue: { queue: failed, maxReceiveCount: 5 },'],
  ['what no option is for', 'Rule', { path: 'Properties.Targets.0.RetryPolicy.MaximumRetryAttempts', was: 0, value: 5 },
    '(rule.node.defaultChild as events.CfnRule).addPropertyOverride("Targets.0.RetryPolicy.MaximumRetryAttempts", 5);'],
  ['an order', 'Mapping', { path: 'DependsOn', value: ['Failed'] }, 'mapping.node.addDependency(failed);'],
])('%s', (_, logicalId, edit, said) => {
  expect(words(logicalId, [edit])).toEqual([said]);
});

test('a new queue is a construct with its safe options', () => {
  const added = words('FailedToo', [{ path: 'Properties', value: { MessageRetentionPeriod: 1209600 } }], 'added', 'AWS::SQS::Queue');
  expect(added[0]).toBe('const failedToo = new sqs.Queue(this, "FailedToo", {');
  expect(added).toContain('  enforceSSL: true,');
});

test('a statement of a role joins the role', () => {
  const added = words('RoleDeliveryPolicy', [{
    path: 'Properties',
    value: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: { 'Fn::GetAtt': ['Orders1A2B', 'Arn'] } }] } },
  }], 'added', 'AWS::IAM::Policy');
  expect(added).toEqual([
    'role.addToPrincipalPolicy(new iam.PolicyStatement({',
    '  actions: ["sqs:SendMessage"],',
    '  resources: [orders.queueArn],',
    '}));',
  ]);
});

test('text of a template stays text', () => {
  const hostile = '`${process.exit()}`"\u001b[2J';
  const [said] = words('Rule', [{ path: `Properties.${hostile}`, value: hostile }]);
  expect(said).toBe(`(rule.node.defaultChild as events.CfnRule).addPropertyOverride(${JSON.stringify(hostile)}, ${JSON.stringify(hostile)});`);
  expect(words(`x);${hostile}`, [{ path: 'Properties.A', value: 1 }], 'changed', 'AWS::Events::Rule')[0]).toMatch(/^\(xprocessexit2J\.node/);
});

test('what waits for statements of a role waits for the role', () => {
  const template = {
    Resources: {
      Policy: { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'HandlerRole1A2B' }] } },
      HandlerRole1A2B: { Type: 'AWS::IAM::Role', Metadata: { 'aws:cdk:path': 'Shop/Handler/ServiceRole/Resource' } },
    },
  };
  const names = namesIn(new TemplateApp([{ name: 'Shop', template }]).stacks[0]);
  const plan: ResourcePlan = {
    stack: 'Shop', logicalId: 'Mapping', type: 'AWS::Lambda::EventSourceMapping', becomes: 'changed', rules: [], edits: [{ path: 'DependsOn', value: ['Policy'] }],
  };
  expect(cdkWords(plan, names)).toEqual(['mapping.node.addDependency(handlerServiceRole);']);
});

test('asynchronous settings of a function are set on it, those of an alias by their own construct', () => {
  const settings = { FunctionName: { Ref: 'Handler' }, Qualifier: '$LATEST', MaximumRetryAttempts: 2, DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failed', 'Arn'] } } } };
  expect(words('Settings', [{ path: 'Properties', value: settings }], 'added', 'AWS::Lambda::EventInvokeConfig')).toEqual([
    'handler.configureAsyncInvoke({', '  retryAttempts: 2,', '  onFailure: new SqsDestination(failed),', '});',
  ]);
  expect(words('Settings', [{ path: 'Properties', value: { ...settings, Qualifier: 'live' } }], 'added', 'AWS::Lambda::EventInvokeConfig')[0])
    .toBe('const settings = new lambda.CfnEventInvokeConfig(this, "Settings", {');
});

test('a permission is given by the function', () => {
  const value = { FunctionName: { Ref: 'Handler' }, Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com', SourceArn: { 'Fn::GetAtt': ['Kept', 'Arn'] }, SourceAccount: { Ref: 'AWS::AccountId' } };
  expect(words('MayInvoke', [{ path: 'Properties', value }], 'added', 'AWS::Lambda::Permission')).toEqual([
    'handler.addPermission("MayInvoke", {',
    '  principal: new iam.ServicePrincipal("s3.amazonaws.com"),',
    '  sourceArn: kept.bucketArn,',
    '  sourceAccount: Aws.ACCOUNT_ID,',
    '});',
  ]);
});
