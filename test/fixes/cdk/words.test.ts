import { CdkNames } from '../../../src/fixes/cdk/cdk-names';
import { CdkWords, cdkWords } from '../../../src/fixes/cdk/words';
import { TemplateEdit } from '../../../src/fixes/difference';
import { ResourcePlan } from '../../../src/fixes/plan';
import { TemplateApp } from '../../../src/template/app';
import { own } from '../../../src/template/json';

const QUEUE = { Type: 'AWS::SQS::Queue', Metadata: { 'aws:cdk:path': 'Shop/Orders/Resource' } };
const RESOURCES = {
  Orders1A2B: QUEUE,
  Failed: { Type: 'AWS::SQS::Queue' },
  Kept: { Type: 'AWS::S3::Bucket' },
  Mapping: { Type: 'AWS::Lambda::EventSourceMapping' },
  Handler: { Type: 'AWS::Lambda::Function' },
  Role: { Type: 'AWS::IAM::Role' },
  Rule: { Type: 'AWS::Events::Rule' },
};
const [stack] = new TemplateApp([{ name: 'Shop', template: { Resources: RESOURCES } }]).stacks;

/** The words for a resource with these properties. */
function words(logicalId: string, edits: readonly TemplateEdit[], becomes: ResourcePlan['becomes'] = 'changed', type?: string, properties: object = {}): CdkWords {
  const found = type ?? stack.resources.get(logicalId)?.type ?? '';
  const [settled] = new TemplateApp([{ name: 'Shop', template: { Resources: { ...RESOURCES, [logicalId]: { ...own(RESOURCES, logicalId) as object, Type: found, Properties: properties } } } }]).stacks;
  return cdkWords({ stack: 'Shop', logicalId, type: found, becomes, edits, rules: [] }, new CdkNames(settled, new Set(becomes === 'added' ? [logicalId] : [])));
}

const added = (logicalId: string, type: string, properties: object, others: readonly TemplateEdit[] = []): readonly string[] => (
  words(logicalId, [{ path: 'Properties', value: properties }, ...others], 'added', type, properties).statements
);

const DLQ = { deadLetterTargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] }, maxReceiveCount: 5 };
const TO_KEPT = { OnFailure: { Destination: { 'Fn::GetAtt': ['Kept', 'Arn'] } } };

test.each<[string, string, string, object, string, unknown]>([
  ['a whole number of minutes', 'Orders1A2B', 'VisibilityTimeout', { VisibilityTimeout: 180 }, 'visibilityTimeout: Duration.minutes(3),', undefined],
  ['seconds that are no minutes', 'Orders1A2B', 'VisibilityTimeout', { VisibilityTimeout: 185 }, 'visibilityTimeout: Duration.seconds(185),', undefined],
  ['whole days', 'Orders1A2B', 'MessageRetentionPeriod', { MessageRetentionPeriod: 1_209_600 }, 'retentionPeriod: Duration.days(14),', undefined],
  ['an enumeration', 'Mapping', 'StartingPosition', { StartingPosition: 'TRIM_HORIZON' }, 'startingPosition: lambda.StartingPosition.TRIM_HORIZON,', undefined],
  ['what goes', 'Mapping', 'BatchSize', {}, 'batchSize: undefined,', 100],
  ['what goes with all that is in it', 'Mapping', 'DestinationConfig', {}, 'onFailure: undefined,', TO_KEPT],
  ['a destination by its kind', 'Mapping', 'DestinationConfig', { DestinationConfig: TO_KEPT }, 'onFailure: new sources.S3OnFailureDestination(kept),', undefined],
  ['options of one object', 'Orders1A2B', 'RedrivePolicy', { RedrivePolicy: DLQ }, 'deadLetterQueue: { queue: failed, maxReceiveCount: 5 },', undefined],
  ['an object of which one part changes', 'Orders1A2B', 'RedrivePolicy.maxReceiveCount', { RedrivePolicy: DLQ }, 'deadLetterQueue: { queue: failed, maxReceiveCount: 5 },', 1],
])('an option: %s', (_, logicalId, property, properties, said, was) => {
  const value = property.split('.').reduce<unknown>(own, properties);
  const edit = { path: `Properties.${property}`, ...(was === undefined ? {} : { was }), ...(value === undefined ? {} : { value }) };
  expect(words(logicalId, [edit], 'changed', undefined, properties)).toMatchObject({ options: [said], statements: [] });
});

test('options are those of the construct at its path', () => {
  const { of } = words('Mapping', [{ path: 'Properties.BatchSize', value: 5 }], 'changed', undefined, { BatchSize: 5 });
  expect(of).toEqual({ place: 'Shop.Mapping', construct: 'lambda.EventSourceMapping' });
});

test.each<[string, string, TemplateEdit, string]>([
  ['what no option is for', 'Rule', { path: 'Properties.Targets.0.RetryPolicy.MaximumRetryAttempts', was: 0, value: 5 },
    '(rule.node.defaultChild as events.CfnRule).addPropertyOverride("Targets.0.RetryPolicy.MaximumRetryAttempts", 5);'],
  ['what no option takes', 'Mapping', { path: 'Properties.DestinationConfig.OnFailure.Destination', value: { 'Fn::ImportValue': 'Failures' } },
    '(mapping.node.defaultChild as lambda.CfnEventSourceMapping).addPropertyOverride("DestinationConfig.OnFailure.Destination", Fn.importValue("Failures"));'],
  ['an order', 'Mapping', { path: 'DependsOn', value: ['Failed'] }, 'mapping.node.addDependency(failed);'],
  ['one more in an order', 'Mapping', { path: 'DependsOn.1', value: 'Failed' }, 'mapping.node.addDependency(failed);'],
])('a statement: %s', (_, logicalId, edit, said) => {
  const destination = String(edit.path).includes('DestinationConfig') ? { DestinationConfig: { OnFailure: { Destination: edit.value } } } : {};
  expect(words(logicalId, [edit], 'changed', undefined, destination)).toEqual({ options: [], statements: [said] });
});

test('a new queue is a construct with its safe options, its own dead-letter queue among them', () => {
  expect(added('FailedToo', 'AWS::SQS::Queue', { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true, FifoQueue: true, VisibilityTimeout: 60, RedrivePolicy: DLQ })).toEqual([
    'const failedToo = new sqs.Queue(this, "FailedToo", {',
    '  retentionPeriod: Duration.days(14),', '  fifo: true,', '  visibilityTimeout: Duration.minutes(1),', '  deadLetterQueue: { queue: failed, maxReceiveCount: 5 },',
    '  encryption: sqs.QueueEncryption.SQS_MANAGED,', '  enforceSSL: true, removalPolicy: RemovalPolicy.RETAIN,', '});',
  ]);
});

test('a statement of a role joins the role', () => {
  const statement = { Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: { 'Fn::GetAtt': ['Orders1A2B', 'Arn'] } };
  expect(added('RolePolicy', 'AWS::IAM::Policy', { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [statement] } })).toEqual([
    'role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ["sqs:SendMessage"], resources: [orders.queueArn] }));',
  ]);
  expect(added('RolePolicy', 'AWS::IAM::Policy', { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [{ ...statement, Effect: 'Deny' }] } })).toEqual([
    'role.addToPrincipalPolicy(iam.PolicyStatement.fromJson({ Effect: "Deny", Action: ["sqs:SendMessage"], Resource: orders.queueArn }));',
  ]);
});

test('intrinsics are calls of Fn', () => {
  const value = { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, { 'Fn::Sub': '${AWS::Region}' }, { 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'Name' }] }] }]] };
  expect(words('Rule', [{ path: 'Properties.Name', value }]).statements).toEqual([
    '(rule.node.defaultChild as events.CfnRule).addPropertyOverride("Name", '
    + 'Fn.join(":", ["arn", Aws.PARTITION, Fn.sub("${AWS::Region}"), Fn.select(1, Fn.split("/", Fn.ref("Name")))]));',
  ]);
  expect(words('Rule', [{ path: 'Properties.Name', value: { 'Fn::If': ['A', 1, 2] } }]).statements[0]).toContain('Token.asString({"Fn::If":["A",1,2]})');
});

test('text of a template stays text', () => {
  const hostile = '`${process.exit()}`"\u001b[2J';
  const [said] = words('Rule', [{ path: `Properties.${hostile}`, value: hostile }]).statements;
  expect(said).toBe(`(rule.node.defaultChild as events.CfnRule).addPropertyOverride(${JSON.stringify(hostile)}, ${JSON.stringify(hostile)});`);
  expect(words(`x);${hostile}`, [{ path: 'Properties.A', value: 1 }], 'changed', 'AWS::Events::Rule').statements[0]).toMatch(/^\(xprocessexit2J\.node/);
  expect(words('A\u2028process.exit()\n;', [], 'removed').statements).toEqual(['// Remove the code that creates A process.exit() ;.']);
});

test('asynchronous settings of a function are set on it, those of a qualifier stand beside it', () => {
  const settings = { FunctionName: { Ref: 'Handler' }, Qualifier: '$LATEST', MaximumRetryAttempts: 2, DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failed', 'Arn'] } } } };
  expect(added('Settings', 'AWS::Lambda::EventInvokeConfig', settings, [{ path: 'DependsOn', value: ['Role'] }])).toEqual([
    'handler.configureAsyncInvoke({', '  retryAttempts: 2,', '  onFailure: new destinations.SqsDestination(failed),', '});',
    'handler.node.findChild("EventInvokeConfig").node.addDependency(role);',
  ]);
  expect(added('Settings', 'AWS::Lambda::EventInvokeConfig', { ...settings, Qualifier: 'live' }).slice(0, 2)).toEqual([
    'const settings = new lambda.EventInvokeConfig(this, "Settings", {', '  function: handler, qualifier: "live",',
  ]);
});

test('a permission is given by the function', () => {
  const value = { FunctionName: { Ref: 'Handler' }, Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com', SourceArn: { 'Fn::GetAtt': ['Kept', 'Arn'] }, SourceAccount: { Ref: 'AWS::AccountId' } };
  expect(added('MayInvoke', 'AWS::Lambda::Permission', value)).toEqual([
    'handler.addPermission("MayInvoke", {',
    '  principal: new iam.ServicePrincipal("s3.amazonaws.com"),',
    '  sourceArn: kept.bucketArn,',
    '  sourceAccount: Aws.ACCOUNT_ID,',
    '});',
  ]);
});
