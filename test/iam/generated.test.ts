/** Random policies over two accounts: what we decide is what a second, small evaluator decides. */
import * as fc from 'fast-check';
import { Iam } from '../../src/iam/iam';
import { isUnknown } from '../../src/model/known';
import { TemplateApp } from '../../src/template/app';
import { resolve } from '../../src/template/value/resolve';
import { Json, resource } from '../template/app-of';
import { asJson, Condition, judge, Policies, SmallRequest, SmallStatement } from './small-evaluator';

const [HERE, THERE] = ['111111111111', '222222222222'];
const REGION = 'eu-west-1';
const ROLE = `arn:aws:iam::${HERE}:role/team/worker`;
const TOPIC = `arn:aws:sns:${REGION}:${HERE}:orders`;
const SERVICE = 'sns.amazonaws.com';
const queueArn = (account: string): string => `arn:aws:sqs:${REGION}:${account}:jobs`;

const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const some = (...values: readonly string[]): fc.Arbitrary<string[]> => fc.uniqueArray(one(...values), { minLength: 1, maxLength: 2 });

const actions = some('sqs:SendMessage', 'SQS:sendmessage', 'sqs:*', 'sqs:Send*', 's?s:SendMessage', '*', 'sqs:ReceiveMessage', 'sqs:SendMessage?', 'sns:*');
const resources = some(
  '*', queueArn(HERE), queueArn(THERE), `arn:aws:sqs:*:${HERE}:jobs`, 'arn:aws:sqs:*:*:job?', 'arn:aws:sqs:*:*:j*s', `arn:aws:sqs:${REGION}:${THERE}:bills`,
  'arn:aws:sns:*:*:*', `arn:aws:sqs:${REGION}:\${aws:ResourceAccount}:jobs`, `arn:aws:sqs:${REGION}:\${aws:PrincipalAccount, '${THERE}'}:jobs`,
);
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'aws:SourceArn': [TOPIC, TOPIC.toUpperCase(), `${TOPIC}x`, `arn:aws:sns:*:${HERE}:ord*`, 'arn:aws:s*:*:*:orders', `arn:*:sns:${REGION}:*:order?`],
  'AWS:sourceAccount': [HERE, THERE, '1*', '${aws:ResourceAccount}'],
  'aws:PrincipalArn': [ROLE, `arn:aws:iam::${HERE}:role/worker`, 'arn:aws:iam::*:role/team/*', 'arn:aws:iam::${aws:PrincipalAccount, \'x\'}:role/team/worker'],
  'aws:PrincipalAccount': [HERE, THERE, '${aws:ResourceAccount}', '${aws:PrincipalAccount, \'x\'}'],
  'aws:ResourceAccount': [HERE, THERE, '${aws:PrincipalAccount, \'111111111111\'}', '${aws:SourceAccount, \'222222222222\'}'],
  'aws:RequestedRegion': [REGION, 'eu-*', 'us-east-1'],
  'aws:PrincipalServiceName': [SERVICE, 's3.amazonaws.com', 'sns.*'],
  'aws:SecureTransport': ['true', 'False'],
  'aws:PrincipalIsAWSService': ['true', 'false'],
  'kms:CallerAccount': [HERE, THERE],
};
const NAMES = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'Bool'];
const isArn = (value: string): boolean => value.split(':').length >= 6;

const condition = one(...Object.keys(KEYS)).chain((key) => fc.record<Condition>({
  key: fc.constant(key),
  operator: fc.tuple(
    one('', '', '', 'ForAllValues:', 'ForAnyValue:'), one(...NAMES, ...(KEYS[key].every(isArn) ? ['ArnLike', 'ArnNotLike'] : [])), one('', 'IfExists'),
  ).map(([set, name, ifExists]) => (set === 'ForAnyValue:' ? `${set}${name}` : `${set}${name}${ifExists}`)),
  values: some(...KEYS[key]),
}));
const isNull = fc.record<Condition>({ operator: fc.constant('Null'), key: one(...Object.keys(KEYS)), values: one(['true'], ['false']) });
const conditions = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) }, { weight: 4, arbitrary: fc.array(condition, { minLength: 1, maxLength: 2 }) }, fc.tuple(isNull),
);

const principal = one<SmallStatement['principal']>(
  { kind: 'everyone', name: '*' }, { kind: 'AWS', name: ROLE }, { kind: 'AWS', name: HERE }, { kind: 'AWS', name: `arn:aws:iam::${HERE}:root` },
  { kind: 'AWS', name: `arn:aws:iam::${THERE}:root` }, { kind: 'AWS', name: `arn:aws:iam::${HERE}:role/other` }, { kind: 'Service', name: SERVICE }, { kind: 'Service', name: 's3.amazonaws.com' },
);
const seldom = fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(true as const) });
const statement = (who: fc.Arbitrary<SmallStatement['principal']>): fc.Arbitrary<SmallStatement> => fc.record<SmallStatement>({
  effect: one('Allow', 'Allow', 'Allow', 'Allow', 'Allow', 'Allow', 'Deny'),
  actions,
  notActions: seldom,
  resources,
  notResources: seldom,
  principal: who,
  conditions,
});
const list = (who: fc.Arbitrary<SmallStatement['principal']>, minLength = 0): fc.Arbitrary<SmallStatement[]> =>
  fc.array(statement(who), { minLength, maxLength: 3 });
const nobody = fc.constant(undefined);
const policies = fc.record<Policies>({
  identity: list(nobody, 1), boundary: fc.option(list(nobody), { nil: undefined, freq: 3 }), resource: list(principal),
});

const document = (statements: readonly SmallStatement[]): Json => ({ Version: '2012-10-17', Statement: statements.map(asJson) });

function ourAnswer({ identity, boundary, resource: statements }: Policies, owner: string, who: 'role' | 'service'): boolean | 'unknown' {
  const queue = {
    Queue: resource('AWS::SQS::Queue', { QueueName: 'jobs' }),
    QueuePolicy: resource('AWS::SQS::QueuePolicy', { Queues: [{ Ref: 'Queue' }], PolicyDocument: document(statements) }),
  };
  const role = {
    Role: resource('AWS::IAM::Role', { RoleName: 'worker', Path: '/team/', ...(boundary === undefined ? {} : { PermissionsBoundary: { Ref: 'Boundary' } }) }),
    Identity: resource('AWS::IAM::Policy', { Roles: [{ Ref: 'Role' }], PolicyDocument: document(identity) }),
    Topic: resource('AWS::SNS::Topic', { TopicName: 'orders' }),
    ...(boundary === undefined ? {} : { Boundary: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: document(boundary) }) }),
  };
  const stacks = owner === HERE ? { [HERE]: { ...role, ...queue } } : { [HERE]: role, [owner]: queue };
  const app = new TemplateApp(Object.entries(stacks).map(([account, all]) => ({
    name: `S${account}`, deployedName: `S${account}`, environment: `aws://${account}/${REGION}`, template: { Resources: all },
  })));
  const of = (account: string, value: unknown): ReturnType<typeof resolve> => resolve(value, app.stacks.find(({ name }) => name === `S${account}`)!);
  const iam = new Iam(app);
  const on = of(owner, { 'Fn::GetAtt': ['Queue', 'Arn'] });
  const { allowed } = who === 'role'
    ? iam.evaluateRole(of(HERE, { 'Fn::GetAtt': ['Role', 'Arn'] }), 'sqs:SendMessage', on)
    : iam.evaluateService(SERVICE, 'sqs:SendMessage', on, of(HERE, { Ref: 'Topic' }));
  return isUnknown(allowed) ? 'unknown' : allowed;
}

function requestOf(owner: string, who: 'role' | 'service'): SmallRequest {
  const base = { action: 'sqs:SendMessage', resource: queueArn(owner), owner };
  const always = { 'aws:securetransport': 'true', 'aws:resourceaccount': owner, 'aws:requestedregion': REGION };
  return who === 'role'
    ? { ...base, role: { arn: ROLE, account: HERE }, keys: { ...always, 'aws:principalarn': ROLE, 'aws:principalaccount': HERE, 'aws:principalisawsservice': 'false' } }
    : {
      ...base,
      service: SERVICE,
      keys: { ...always, 'aws:sourcearn': TOPIC, 'aws:sourceaccount': HERE, 'aws:principalisawsservice': 'true', 'aws:principalservicename': SERVICE },
    };
}

test('1,500 random questions: each definite answer is that of the small evaluator', () => {
  const count = { yes: 0, no: 0, unknown: 0 };
  fc.assert(fc.property(policies, one(HERE, THERE), one('role' as const, 'service' as const), (given, owner, who) => {
    const ours = ourAnswer(given, owner, who);
    count[ours === 'unknown' ? 'unknown' : ours ? 'yes' : 'no'] += 1;
    if (ours !== 'unknown') expect(ours).toBe(judge(given, requestOf(owner, who)));
  }), { seed: 20261128, numRuns: 1_500 });
  expect(count.yes).toBeGreaterThan(150);
  expect(count.unknown).toBeLessThan(30);
});
