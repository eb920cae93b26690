/** A permission that is missing on one side, or on both: the finding names the side, and its fix goes there and nowhere else. */
import { check } from '../../src/checks/check';
import { Finding, messageWithFix } from '../../src/checks/result';
import { FixPlan, fixPlan } from '../../src/fixes/plan';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { applied, Stacks } from '../fixes/applied';
import { aFunction, aQueue, arn, Json, ref, resource } from '../template/app-of';

const [HERE, THERE] = ['111111111111', '222222222222'];
const ROLE = `arn:aws:iam::${HERE}:role/worker`;
const RULES = ['role-may-consume', 'role-may-deliver', 'service-may-write-dead-letter-queue'];

const appOf = (stacks: Stacks, accounts: Record<string, string>): TemplateApp => new TemplateApp(Object.entries(stacks).map(([name, template]) => ({
  name, deployedName: name, environment: `aws://${accounts[name] ?? HERE}/eu-west-1`, template,
})));
const ofRules = (findings: readonly Finding[]): readonly Finding[] => findings.filter(({ rule }) => RULES.includes(rule));
const toldOf = (stacks: Stacks, accounts: Record<string, string>): readonly Finding[] =>
  ofRules(check(readDeliveryGraph(appOf(stacks, accounts)), ALL_RULES).findings);

const allow = (Action: unknown, Resource: unknown): Json => ({ Effect: 'Allow', Action, Resource });
const worker = (statements: readonly Json[], properties: Json = {}): Json => ({
  Role: resource('AWS::IAM::Role', { RoleName: 'worker', Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: statements } }], ...properties }),
  Fn: aFunction({ Role: arn('Role'), Timeout: 30 }),
});
const lets = (Action: unknown, Principal: unknown): Json => ({ Statement: { Effect: 'Allow', Action, Principal, Resource: '*' } });

const BUCKET = 'arn:aws:s3:::failed-events';
const PUT = allow(['s3:PutObject', 's3:ListBucket'], [BUCKET, `${BUCKET}/*`]);
const config = (destination: string): Json => ({
  Config: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination: destination } } }),
});
const store = (policy?: Json): Json => ({
  Bucket: resource('AWS::S3::Bucket', { BucketName: 'failed-events' }),
  ...(policy === undefined ? {} : { Policy: resource('AWS::S3::BucketPolicy', { Bucket: ref('Bucket'), PolicyDocument: policy }) }),
});

const QUEUE = `arn:aws:sqs:eu-west-1:${THERE}:orders`;
const READ = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const mapping = { Map: resource('AWS::Lambda::EventSourceMapping', { FunctionName: ref('Fn'), EventSourceArn: QUEUE }) };
const schedule = {
  Schedule: resource('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'rate(1 hour)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: arn('Fn'), RoleArn: arn('Role'), DeadLetterConfig: { Arn: QUEUE } },
  }),
};
const queue = (policy?: Json, properties: Json = {}): Json => ({
  Queue: aQueue({ QueueName: 'orders', ...properties }),
  ...(policy === undefined ? {} : { Policy: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: policy }) }),
});
const key = (...principals: readonly string[]): Json => ({
  Key: resource('AWS::KMS::Key', { KeyPolicy: { Statement: principals.map((AWS) => ({ Effect: 'Allow', Action: 'kms:*', Principal: { AWS }, Resource: '*' })) } }),
});
const OWNER = `arn:aws:iam::${THERE}:root`;

interface Case {
  readonly here: Json;
  readonly there: Json;
  readonly says: string;
  readonly fix: string;
  /** The resources that the plan edits, by stack and type. */
  readonly edits: readonly string[];
}

const CASES: Record<string, Case> = {
  'the policy of a bucket': {
    here: { ...worker([PUT]), ...config(BUCKET) },
    there: store(),
    says: 'another account owns it, and its AWS::S3::BucketPolicy allows neither the role nor the account of the role',
    fix: 'Allow s3:PutObject and s3:ListBucket for the role in the AWS::S3::BucketPolicy of bucket Bucket',
    edits: ['There AWS::S3::BucketPolicy'],
  },
  'the policy of the role, for a bucket': {
    here: { ...worker([]), ...config(BUCKET) },
    there: store(lets('s3:*', { AWS: ROLE })),
    says: 'another account owns it, so a policy of the role has to allow it as well',
    fix: 'Allow s3:PutObject and s3:ListBucket on bucket Bucket in the PolicyDocument of an AWS::IAM::Policy of the role',
    edits: ['Here AWS::IAM::Policy'],
  },
  'both, for a bucket': {
    here: { ...worker([]), ...config(BUCKET) },
    there: store(),
    says: 'another account owns it, and neither a policy of the role nor its AWS::S3::BucketPolicy allows that',
    fix: 'Allow s3:PutObject and s3:ListBucket on bucket Bucket in the PolicyDocument of an AWS::IAM::Policy of the role, and allow s3:PutObject and '
      + 's3:ListBucket for the role in the AWS::S3::BucketPolicy of bucket Bucket',
    edits: ['Here AWS::IAM::Policy', 'There AWS::S3::BucketPolicy'],
  },
  'one action in the policy of a queue': {
    here: { ...worker([allow(READ, QUEUE)]), ...mapping },
    there: queue(lets(READ.slice(0, 2), { AWS: ROLE })),
    says: 'may not sqs:GetQueueAttributes on queue Queue, which this mapping reads: another account owns it, and its AWS::SQS::QueuePolicy',
    fix: 'Allow sqs:GetQueueAttributes for the role in the AWS::SQS::QueuePolicy of queue Queue',
    edits: ['There AWS::SQS::QueuePolicy'],
  },
  'different actions on each side of a queue': {
    here: { ...worker([allow(READ.slice(1), QUEUE)]), ...mapping },
    there: queue(lets(READ.slice(0, 2), { AWS: ROLE })),
    says: 'may not sqs:GetQueueAttributes and sqs:ReceiveMessage on queue Queue, which this mapping reads: another account owns it, and neither a policy of the role nor its',
    fix: 'Allow sqs:ReceiveMessage on queue Queue in the PolicyDocument of an AWS::IAM::Policy of the role, and allow sqs:GetQueueAttributes for the role in '
      + 'the AWS::SQS::QueuePolicy of queue Queue',
    edits: ['Here AWS::IAM::Policy', 'There AWS::SQS::QueuePolicy'],
  },
  'the policy of the role, for a key': {
    here: { ...worker([allow(READ, QUEUE)]), ...mapping },
    there: { ...queue(lets(READ, { AWS: ROLE }), { KmsMasterKeyId: ref('Key') }), ...key(OWNER, ROLE) },
    says: 'which encrypts the source of this mapping: another account owns it, so a policy of the role has to allow it as well',
    fix: 'Allow kms:Decrypt on key Key in the PolicyDocument of an AWS::IAM::Policy of the role',
    // The id of the key is known only after its deployment.
    edits: [],
  },
  'a customer key, where AWS manages the key of a source': {
    here: { ...worker([allow(READ, QUEUE), allow('kms:Decrypt', '*')]), ...mapping },
    there: queue(lets(READ, { AWS: ROLE }), { KmsMasterKeyId: 'alias/aws/sqs' }),
    says: 'The execution role may not kms:Decrypt on key alias/aws/sqs, which encrypts the source of this mapping: AWS manages that key, and its policy '
      + 'admits the roles of its own account alone, and the role is of another one',
    fix: 'Remove KmsMasterKeyId and set SqsManagedSseEnabled to true, or set KmsMasterKeyId to a customer managed key whose KeyPolicy allows the role to '
      + 'kms:Decrypt',
    edits: ['There AWS::SQS::Queue'],
  },
  'a customer key, where AWS manages the key of a destination': {
    here: { ...worker([allow(['sqs:SendMessage', 'kms:*'], '*')]), ...config(QUEUE) },
    there: queue(lets('sqs:SendMessage', { AWS: ROLE }), { KmsMasterKeyId: 'alias/aws/sqs' }),
    says: 'The execution role may not kms:Decrypt and kms:GenerateDataKey on key alias/aws/sqs, which encrypts the destination that is set here: AWS manages '
      + 'that key',
    fix: 'Remove KmsMasterKeyId and set SqsManagedSseEnabled to true, or set KmsMasterKeyId to a customer managed key whose KeyPolicy allows the role to '
      + 'kms:Decrypt and kms:GenerateDataKey',
    edits: ['There AWS::SQS::Queue'],
  },
  'a customer key, where AWS manages the key of a dead-letter queue': {
    here: { ...worker([allow(['sqs:SendMessage', 'kms:*', 'lambda:InvokeFunction'], '*')]), ...schedule },
    there: queue(lets('sqs:SendMessage', { AWS: ROLE }), { KmsMasterKeyId: 'alias/aws/sqs' }),
    says: 'The role of the target may not kms:Decrypt and kms:GenerateDataKey on key alias/aws/sqs, which encrypts the dead-letter queue that is set here: '
      + 'AWS manages that key',
    fix: 'Remove KmsMasterKeyId and set SqsManagedSseEnabled to true, or set KmsMasterKeyId to a customer managed key whose KeyPolicy allows the role to '
      + 'kms:Decrypt and kms:GenerateDataKey',
    edits: ['There AWS::SQS::Queue'],
  },
  'the policy of a key': {
    here: { ...worker([allow(READ, QUEUE), allow('kms:Decrypt', '*')]), ...mapping },
    there: { ...queue(lets(READ, { AWS: ROLE }), { KmsMasterKeyId: ref('Key') }), ...key(OWNER) },
    says: 'another account owns it, and its KeyPolicy allows neither the role nor the account of the role',
    fix: 'Allow kms:Decrypt for the role in the KeyPolicy of key Key',
    edits: ['There AWS::KMS::Key'],
  },
};

describe.each(Object.entries(CASES))('what is missing is %s', (_, { here, there, says, fix, edits }) => {
  const stacks = { Here: { Resources: here }, There: { Resources: there } };
  const accounts = { Here: HERE, There: THERE };
  const plan: FixPlan = fixPlan(appOf(stacks, accounts), ALL_RULES.filter(({ id }) => RULES.includes(id)));

  test('the finding says so', () => {
    const messages = toldOf(stacks, accounts).map(messageWithFix);
    expect(messages).toEqual([expect.stringContaining(says)]);
    expect(messages).toEqual([expect.stringContaining(`. ${fix}.`)]);
  });

  test('the plan edits that side alone, and settles it', () => {
    const edited = plan.resources.map(({ stack, type }) => `${stack} ${type}`);
    expect(edited.filter((one) => !one.endsWith('EventSourceMapping') && !one.endsWith('EventInvokeConfig'))).toEqual(edits);
    expect(toldOf(applied(stacks, plan), accounts)).toHaveLength(edits.length === 0 ? 1 : 0);
  });
});

const boundary = (Action: string): Json => ({ Bound: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: allow(Action, '*') } }) });

test.each([['sqs:*', 0], ['s3:*', 1]])('a boundary that allows %s gives %i findings, which leave it to a person', (action, count) => {
  const own = { ...aQueueAndMapping(), ...worker([allow(READ, arn('Queue'))], { PermissionsBoundary: ref('Bound') }), ...boundary(action) };
  const stacks = { Here: { Resources: own } };
  const findings = toldOf(stacks, {});
  expect(findings).toHaveLength(count);
  expect(findings.map(messageWithFix).every((text) => (
    text.includes('the permissions boundary of the role does not allow it') && text.includes('in the PolicyDocument of the role\'s permissions boundary')
  ))).toBe(true);
  expect(findings.flatMap(({ changes }) => changes)).toEqual([]);
});

function aQueueAndMapping(): Json {
  return { Queue: aQueue(), Map: resource('AWS::Lambda::EventSourceMapping', { FunctionName: ref('Fn'), EventSourceArn: arn('Queue') }) };
}

test.each([
  ['of the same account', HERE, {}],
  ['of an account that the app does not tell', 'unknown-account', {}],
])('the key that AWS manages is no finding for a role %s', (_, account) => {
  const here = { ...worker([allow(READ, '*')]), Map: resource('AWS::Lambda::EventSourceMapping', { FunctionName: ref('Fn'), EventSourceArn: QUEUE.replace(THERE, HERE) }) };
  const stacks = { Here: { Resources: here }, There: { Resources: queue(lets(READ, { AWS: ROLE }), { KmsMasterKeyId: 'alias/aws/sqs' }) } };
  const graph = readDeliveryGraph(appOf(stacks, { Here: HERE, There: account }));
  expect(ofRules(check(graph, ALL_RULES).findings)).toEqual([]);
  expect(graph.deliveries.flatMap(({ access }) => access.map(({ purpose }) => purpose))).not.toContain('use-key');
});

test('a Deny of the role shuts it out of the key that AWS manages in its own account, too', () => {
  const denies = { Effect: 'Deny', Action: 'kms:*', Resource: '*' };
  const own = { ...aQueueAndMapping(), Queue: aQueue({ KmsMasterKeyId: 'alias/aws/sqs' }), ...worker([allow(READ, arn('Queue')), denies]) };
  const [message, ...others] = toldOf({ Here: { Resources: own } }, {}).map(messageWithFix);
  expect(others).toEqual([]);
  expect(message).toContain('may not kms:Decrypt on key alias/aws/sqs, which encrypts the source of this mapping. ');
  expect(message).toContain('Remove kms:Decrypt on key alias/aws/sqs from the Deny statements of Role');
});

test('a key of the same account that shuts it out is opened by its owner, and the message says where', () => {
  const own = {
    ...aQueueAndMapping(),
    Queue: aQueue({ KmsMasterKeyId: ref('Key') }),
    ...worker([allow(READ, arn('Queue')), allow('kms:Decrypt', '*')]),
    ...key(`arn:aws:iam::${HERE}:role/admin`),
  };
  const stacks = { Here: { Resources: own } };
  const [message] = toldOf(stacks, {}).map(messageWithFix);
  expect(message).toContain('its KeyPolicy allows neither the role nor the account of the role');
  expect(message).toContain('Allow kms:Decrypt for the role in the KeyPolicy of key Key');
  expect(fixPlan(appOf(stacks, {}), ALL_RULES.filter(({ id }) => RULES.includes(id))).resources).toEqual([]);
});
