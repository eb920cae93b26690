/** A resource of another account: the role's own policies and the resource's have to allow a request, and the decision names what is missing. */
import { AccessDecision } from '../../src/iam/decision';
import { arn, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const ROLE = 'arn:aws:iam::111111111111:role/reader';
const ROOT = 'arn:aws:iam::111111111111:root';

interface Sides {
  readonly identity: boolean;
  readonly principal?: string;
}

interface Kind {
  readonly name: string;
  readonly target: Json;
  readonly policy: (principal: string) => Json;
  readonly action: string;
  readonly on: unknown;
}

const statement = (principal: string): Json => ({ Effect: 'Allow', Action: '*', Resource: '*', Principal: { AWS: principal } });
const KINDS: readonly Kind[] = [
  {
    name: 'bucket',
    target: { Target: resource('AWS::S3::Bucket', { BucketName: 'failed-events' }) },
    policy: (principal) => ({ Policy: resource('AWS::S3::BucketPolicy', { Bucket: ref('Target'), PolicyDocument: { Statement: statement(principal) } }) }),
    action: 's3:PutObject',
    on: arn('Target'),
  },
  {
    name: 'queue',
    target: { Target: aQueue({ QueueName: 'orders' }) },
    policy: (principal) => ({ Policy: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Target')], PolicyDocument: { Statement: statement(principal) } }) }),
    action: 'sqs:ReceiveMessage',
    on: arn('Target'),
  },
  {
    name: 'key',
    target: { Target: resource('AWS::KMS::Key', { KeyPolicy: { Statement: statement('arn:aws:iam::222222222222:root') } }) },
    policy: (principal) => ({ Target: resource('AWS::KMS::Key', { KeyPolicy: { Statement: statement(principal) } }) }),
    action: 'kms:Decrypt',
    on: ref('Target'),
  },
];

function ask({ target, policy, action, on }: Kind, { identity, principal }: Sides): AccessDecision {
  const allows = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
  const asked = Asked.environments({
    '111111111111/eu-west-1': { Role: resource('AWS::IAM::Role', { RoleName: 'reader', ...(identity ? { Policies: [{ PolicyDocument: allows }] } : {}) }) },
    '222222222222/eu-west-1': { ...target, ...(principal === undefined ? {} : policy(principal)) },
  });
  return asked.iam.evaluateRole(asked.value(arn('Role')), action, asked.value(on, 1));
}

describe.each(KINDS.map((kind) => [kind.name, kind] as const))('a %s', (_, kind) => {
  test.each<[string, string, string[], Sides]>([
    ['both sides', 'allowed', [], { identity: true, principal: ROLE }],
    ['both sides, by the account', 'allowed', [], { identity: true, principal: ROOT }],
    ['the role alone', 'denied', ['resource'], { identity: true }],
    ['the role, and the resource another account', 'denied', ['resource'], { identity: true, principal: 'arn:aws:iam::333333333333:root' }],
    ['the resource alone', 'denied', ['identity'], { identity: false, principal: ROLE }],
    ['the resource alone, by the account', 'denied', ['identity'], { identity: false, principal: ROOT }],
    ['the resource alone, for everyone', 'denied', ['identity'], { identity: false, principal: '*' }],
    ['nobody', 'denied', ['identity', 'resource'], { identity: false }],
  ])('that is allowed by %s: %s', (_name, expected, lacking, sides) => {
    const decision = ask(kind, sides);
    expect([word(decision), decision.lacking]).toEqual([expected, lacking]);
  });
});

test.each<[string, Json, string[]]>([
  ['aws:ResourceAccount', { StringEquals: { 'aws:ResourceAccount': '222222222222' } }, ['allowed', 'denied']],
  ['s3:ResourceAccount', { StringEquals: { 's3:ResourceAccount': '222222222222' } }, ['allowed', 'denied']],
  ['the account of the role', { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }, ['denied', 'allowed']],
])('the account of a bucket is that of its stack: %s', (_, condition, expected) => {
  const bucket = { Bucket: resource('AWS::S3::Bucket'), P: resource('AWS::S3::BucketPolicy', { Bucket: ref('Bucket'), PolicyDocument: { Statement: statement('*') } }) };
  const asked = Asked.environments({
    '111111111111/eu-west-1': {
      Role: resource('AWS::IAM::Role', {
        Policies: [{ PolicyDocument: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition } } }],
      }),
      Own: resource('AWS::S3::Bucket'),
    },
    '222222222222/eu-west-1': bucket,
  });
  const answer = (target: unknown, stack: number): string =>
    word(asked.iam.evaluateRole(asked.value(arn('Role')), 's3:PutObject', asked.value(target, stack)));
  expect([answer(arn('Bucket'), 1), answer(arn('Own'), 0)]).toEqual(expected);
});

test('a bucket outside the app is taken for one of the own account', () => {
  const asked = Asked.environments({
    '111111111111/eu-west-1': { Role: resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } } }] }) },
  });
  expect(word(asked.iam.evaluateRole(asked.value(arn('Role')), 's3:PutObject', asked.value('arn:aws:s3:::somewhere')))).toBe('allowed');
});

test.each([
  ['the own account', 0, 'allowed', []],
  ['another account', 1, 'denied', ['resource']],
])('the key that AWS manages admits the roles of its account alone: one of %s', (_, stack, expected, lacking) => {
  const allows = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
  const asked = Asked.environments({
    '111111111111/eu-west-1': { Role: resource('AWS::IAM::Role', { RoleName: 'reader', Policies: [{ PolicyDocument: allows }] }) },
    '222222222222/eu-west-1': { Target: aQueue({ KmsMasterKeyId: 'alias/aws/sqs' }) },
  });
  const account = ['111111111111', '222222222222'][stack];
  for (const [key, context] of [
    ['alias/aws/sqs', { via: 'sqs', targetStack: asked.app.stacks[stack] }],
    [`arn:aws:kms:eu-west-1:${account}:alias/aws/sqs`, { via: 'sqs' }],
  ] as const) {
    const decision = asked.iam.evaluateRole(asked.value(arn('Role')), 'kms:Decrypt', asked.value(key), context);
    expect([word(decision), decision.lacking, decision.crossesAccounts ?? false]).toEqual([expected, lacking, stack === 1]);
  }
});

test('in one account the key of a role without policies lacks both', () => {
  const asked = Asked.resources({ Role: resource('AWS::IAM::Role'), Key: resource('AWS::KMS::Key', { KeyPolicy: { Statement: [] } }) });
  expect(asked.iam.evaluateRole(asked.value(arn('Role')), 'kms:Decrypt', asked.value(ref('Key'))).lacking).toEqual(['resource', 'identity']);
});
