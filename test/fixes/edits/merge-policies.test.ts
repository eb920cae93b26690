/** The statements of several policies go into the first of them, and only where that means the same. */
import { Draft } from '../../../src/fixes/draft';
import { applyMergePolicies } from '../../../src/fixes/edits/merge-policies';
import { TemplateApp } from '../../../src/template/app';

type Json = Record<string, unknown>;

const at = (logicalId: string, stack = 'App') => ({ stack, logicalId });
const allows = (Service: string, more: Json = {}): Json => ({ Effect: 'Allow', Principal: { Service }, Action: 'sqs:SendMessage', Resource: '*', ...more });
const policy = (Statement: unknown, { Queues = [{ Ref: 'Orders' }], Version = '2012-10-17', ...more }: Json = {}): Json => (
  { Type: 'AWS::SQS::QueuePolicy', ...more, Properties: { Queues, PolicyDocument: { Version, Statement } } }
);
const merged = (other: Json, more: Json = {}, one: Json = policy([allows('sns.amazonaws.com', { Sid: 'Send' })])): Draft | undefined => {
  const template = { Resources: { Orders: { Type: 'AWS::SQS::Queue' }, One: one, Other: other, ...more } };
  const draft = new Draft(new TemplateApp([{ name: 'App', template }]));
  const change = { kind: 'merge-policies', into: at('One'), from: [at('Other')], property: 'Queues' } as const;
  return draft.attempt(() => applyMergePolicies(change, draft)) === undefined ? undefined : draft;
};
const statements = (draft: Draft | undefined): unknown => (draft?.resource(at('One'))?.Properties as { PolicyDocument: Json } | undefined)?.PolicyDocument.Statement;

test('the first has the statements of both, and the other is gone', () => {
  const draft = merged(policy(allows('s3.amazonaws.com')));
  expect(statements(draft)).toEqual([allows('sns.amazonaws.com', { Sid: 'Send' }), allows('s3.amazonaws.com')]);
  expect(draft?.has(at('Other'))).toBe(false);
});

test('an id that is taken is left out, and another one stays', () => {
  const draft = merged(policy([allows('s3.amazonaws.com', { Sid: 'Send' }), allows('events.amazonaws.com', { Sid: 'Rule' })]));
  expect(statements(draft)).toEqual([
    allows('sns.amazonaws.com', { Sid: 'Send' }), allows('s3.amazonaws.com'), allows('events.amazonaws.com', { Sid: 'Rule' }),
  ]);
});

test('what waits for the other waits for the first', () => {
  const draft = merged(policy([allows('s3.amazonaws.com')]), { Drop: { Type: 'AWS::S3::Bucket', DependsOn: ['Other', 'Orders'] } });
  expect(draft?.resource(at('Drop'))).toMatchObject({ DependsOn: ['Orders', 'One'] });
});

test.each<[string, Json]>([
  ['a policy of another queue as well', policy([], { Queues: [{ Ref: 'Orders' }, { Ref: 'Jobs' }] })],
  ['a policy of another queue', policy([], { Queues: [{ Ref: 'Jobs' }] })],
  ['a policy of another version', policy([], { Version: '2008-10-17' })],
  ['a policy under a condition', policy([], { Condition: 'Prod' })],
  ['a policy whose statements are hidden', policy({ Ref: 'Statements' })],
  ['a policy of another type', { ...policy([]), Type: 'AWS::SQS::QueueInlinePolicy' }],
])('%s stays, and so does the first', (_, other) => {
  expect(merged(other)).toBeUndefined();
});

test('nothing changes where another resource names the one that would go, or the first hides its statements', () => {
  expect(merged(policy([]), { Named: { Type: 'AWS::SSM::Parameter', Properties: { Value: { Ref: 'Other' } } } })).toBeUndefined();
  expect(merged(policy([]), {}, policy({ 'Fn::If': ['A', [], []] }))).toBeUndefined();
});
