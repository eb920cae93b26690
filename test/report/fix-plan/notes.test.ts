import { TemplateEdit } from '../../../src/fixes/difference';
import { fixPlan, ResourcePlan } from '../../../src/fixes/plan';
import { notesOf } from '../../../src/report/fix-plan/notes';
import { ALL_RULES } from '../../../src/rules/all';
import { fixtures } from '../../rules/fixture';
import { appOfStacks } from '../../template/app-of';

const plan = (type: string, edit: TemplateEdit, becomes: ResourcePlan['becomes'] = 'changed'): ResourcePlan => ({ stack: 'Shop', logicalId: 'A', type, becomes, edits: [edit], rules: [] });

test.each<[string, string, RegExp]>([
  ['AWS::Lambda::EventSourceMapping', 'StartingPosition', /^StartingPosition: replaces a deployed mapping.* remove it in one deployment and add it in the next, see docs\/moving-over\.md$/],
  ['AWS::Lambda::EventSourceMapping', 'EventSourceArn', /replaces a deployed mapping/],
  ['AWS::Lambda::EventSourceMapping', 'FunctionResponseTypes', /return \{ batchItemFailures/],
  ['AWS::Lambda::EventInvokeConfig', 'Qualifier', /replaces the asynchronous settings/],
  ['AWS::SNS::Subscription', 'Protocol', /replaces the subscription/],
  ['AWS::Lambda::Url', 'TargetFunctionArn', /replaces the URL/],
  ['AWS::Events::Rule', 'EventBusName', /replaces the rule/],
  ['AWS::SNS::Topic', 'FifoTopic', /replaces the topic/],
  ['AWS::SQS::Queue', 'FifoQueue', /replaces the queue/],
])('%s, %s: a note warns about the effect', (type, property, said) => {
  expect(notesOf(plan(type, { path: `Properties.${property}`, value: 'x' }))).toEqual([expect.stringMatching(said)]);
  expect(notesOf(plan(type, { path: 'Properties', value: { [property]: 'x' } }, 'added'))).toEqual([]);
});

test('a stream that is there is re-created by another view, one that is not there is only made', () => {
  const edit = { path: 'Properties.StreamSpecification.StreamViewType', value: 'NEW_IMAGE' };
  expect(notesOf(plan('AWS::DynamoDB::Table', { ...edit, was: 'KEYS_ONLY' }))).toEqual([expect.stringContaining('re-creates the stream')]);
  expect(notesOf(plan('AWS::DynamoDB::Table', edit))).toEqual([]);
});

test('provisioned pollers cost from when they are there, not from when they are fewer', () => {
  const edit = { path: 'Properties.ProvisionedPollerConfig', value: { MinimumPollers: 1 } };
  expect(notesOf(plan('AWS::Lambda::EventSourceMapping', edit))).toEqual([expect.stringContaining('are billed as long as they run')]);
  expect(notesOf(plan('AWS::Lambda::EventSourceMapping', { ...edit, was: { MinimumPollers: 2 } }))).toEqual([]);
  expect(notesOf(plan('AWS::Lambda::EventSourceMapping', { path: edit.path, was: edit.value }))).toEqual([]);
});

test('an alarm tells nobody by itself', () => {
  expect(notesOf(plan('AWS::CloudWatch::Alarm', { path: 'Properties', value: {} }, 'added'))).toEqual([expect.stringContaining('addAlarmAction')]);
});

test('what is only tuned needs no note', () => {
  expect(notesOf(plan('AWS::SQS::Queue', { path: 'Properties.VisibilityTimeout', was: 10, value: 180 }))).toEqual([]);
});

/** What CloudFormation replaces a resource for, as the registry has it, of the types that rules edit. */
const REPLACED_FOR: Readonly<Record<string, readonly string[]>> = {
  'AWS::Events::Rule': ['EventBusName', 'Name'],
  'AWS::Lambda::Alias': ['FunctionName', 'Name'],
  'AWS::Lambda::EventInvokeConfig': ['FunctionName', 'Qualifier'],
  'AWS::Lambda::EventSourceMapping': [
    'AmazonManagedKafkaEventSourceConfig', 'EventSourceArn', 'SelfManagedEventSource', 'SelfManagedKafkaEventSourceConfig', 'StartingPosition', 'StartingPositionTimestamp',
  ],
  'AWS::Lambda::Function': ['FunctionName', 'PackageType', 'TenancyConfig'],
  'AWS::Lambda::Url': ['Qualifier', 'TargetFunctionArn'],
  'AWS::Lambda::Version': ['CodeSha256', 'Description', 'FunctionName', 'ProvisionedConcurrencyConfig', 'RuntimePolicy'],
  'AWS::Logs::SubscriptionFilter': ['FilterName', 'LogGroupName'],
  'AWS::Pipes::Pipe': ['Name', 'Source'],
  'AWS::S3::Bucket': ['BucketName', 'ObjectLockEnabled'],
  'AWS::SES::ReceiptRule': ['RuleSetName'],
  'AWS::SNS::Subscription': ['Endpoint', 'Protocol', 'TopicArn'],
  'AWS::SNS::Topic': ['FifoTopic', 'TopicName'],
  'AWS::SQS::Queue': ['FifoQueue', 'QueueName'],
  'AWS::Scheduler::Schedule': ['Name'],
};

test('each edit of a rule that replaces a resource has a note', () => {
  const replaced = fixtures().flatMap(({ name, template }) => fixPlan(appOfStacks({ Shop: template }), ALL_RULES).resources.flatMap((one) => {
    const properties = REPLACED_FOR[one.type] ?? [];
    return one.becomes !== 'changed' ? [] : one.edits
      .flatMap(({ path }) => properties.filter((property) => `${path}.`.startsWith(`Properties.${property}.`)))
      .map((property) => ({ where: `${name}: ${one.type} ${property}`, said: notesOf(one).some((note) => note.startsWith(`${property}: `)) }));
  }));
  expect(replaced.length).toBeGreaterThan(10);
  expect(replaced.filter(({ said }) => !said).map(({ where }) => where)).toEqual([]);
});
