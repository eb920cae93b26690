import { TemplateEdit } from '../../../src/fixes/difference';
import { ResourcePlan } from '../../../src/fixes/plan';
import { notesOf } from '../../../src/report/fix-plan/notes';

const plan = (type: string, edit: TemplateEdit, becomes: ResourcePlan['becomes'] = 'changed'): ResourcePlan => ({ stack: 'Shop', logicalId: 'A', type, becomes, edits: [edit], rules: [] });

test.each<[string, string, RegExp]>([
  ['AWS::Lambda::EventSourceMapping', 'StartingPosition', /^StartingPosition: replaces a deployed mapping.* deploy in two steps, see docs\/moving-over\.md$/],
  ['AWS::Lambda::EventSourceMapping', 'EventSourceArn', /replaces a deployed mapping/],
  ['AWS::Lambda::EventSourceMapping', 'FunctionResponseTypes', /return \{ batchItemFailures/],
  ['AWS::Lambda::EventInvokeConfig', 'Qualifier', /replaces the asynchronous settings/],
  ['AWS::SNS::Subscription', 'Protocol', /replaces the subscription/],
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
