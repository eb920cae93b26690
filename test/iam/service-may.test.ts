/** Services, keys and permissions, one thing changed at a time. */
import { groupsNotAwaited } from '../../src/iam/decision';
import { Known, unknown } from '../../src/model/known';
import { aFunction, arn, aPermission, appOfStacks, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const SNS = 'sns.amazonaws.com';
const PARAMETERS = { Parameters: { Given: { Type: 'String' } } };
const topic = resource('AWS::SNS::Topic');
const root = { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } };

const queuePolicy = (fields: Json = {}, queues: unknown = [ref('Queue')]): Json => resource('AWS::SQS::QueuePolicy', {
  Queues: queues,
  PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('Queue'), Principal: { Service: SNS }, ...fields } },
});

test.each<[string, string, Json]>([
  ['a policy for the service', 'allowed', { P: queuePolicy() }],
  ['no policy', 'denied', {}],
  ['a policy for everybody from this topic', 'allowed', { P: queuePolicy({ Principal: '*', Condition: { ArnEquals: { 'aws:SourceArn': ref('Topic') } } }) }],
  ['a policy for everybody from another', 'denied', {
    Other: topic, P: queuePolicy({ Principal: { AWS: '*' }, Condition: { ArnEquals: { 'aws:SourceArn': ref('Other') } } }),
  }],
  ['a policy for the own account as source', 'allowed', { P: queuePolicy({ Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } } }) }],
  ['a policy for the account alone', 'denied', { P: queuePolicy({ Principal: root }) }],
  ['a policy for a hidden source', 'unknown', { P: queuePolicy({ Condition: { ArnLike: { 'aws:SourceArn': ref('Given') } } }) }],
  ['a policy by URL', 'allowed', {
    Queue: aQueue({ QueueName: 'orders' }),
    P: queuePolicy({}, [{ 'Fn::Sub': 'https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/orders' }]),
  }],
  ['a policy of a queue that is hidden', 'unknown', { P: queuePolicy({ Resource: '*' }, [{ 'Fn::Nope': 1 }]) }],
  ['an inline policy', 'allowed', {
    P: resource('AWS::SQS::QueueInlinePolicy', {
      Queue: ref('Queue'), PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: '*', Principal: { Service: [SNS] } } },
    }),
  }],
  ['a policy for all but another principal', 'allowed', { P: queuePolicy({ Principal: undefined, NotPrincipal: root }) }],
  ['a policy for the principal of each partition', 'allowed', { P: queuePolicy({ Principal: { Service: { 'Fn::Sub': 'sns.${AWS::URLSuffix}' } } }) }],
])('a topic may send to a queue with %s: %s', (_, expected, resources) => {
  const asked = Asked.resources({ Queue: aQueue(), Topic: topic, ...resources }, PARAMETERS);
  expect(word(asked.iam.evaluateService(SNS, 'sqs:SendMessage', asked.value(arn('Queue')), asked.value(ref('Topic'))))).toBe(expected);
});

test.each([
  ['cloudwatch.amazonaws.com', 'allowed'], ['events.amazonaws.com', 'denied'], ['s3.amazonaws.com', 'unknown'],
])('%s may publish to a topic whose policy is that of SNS, written out: %s', (service, expected) => {
  const asked = Asked.resources({
    Topic: topic,
    Source: aQueue(),
    P: resource('AWS::SNS::TopicPolicy', {
      Topics: [ref('Topic')],
      PolicyDocument: {
        Statement: { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'SNS:Publish', Resource: ref('Topic'), Condition: { StringEquals: { 'AWS:SourceOwner': ref('AWS::AccountId') } } },
      },
    }),
  }, PARAMETERS);
  expect(word(asked.iam.evaluateService(service, 'sns:Publish', asked.value(ref('Topic')), asked.value(arn('Source'))))).toBe(expected);
});

describe('of two policies of one queue, which keeps one', () => {
  const under = (condition: string, policy: Json): Json => ({ ...policy, Condition: condition });
  const may = queuePolicy();
  const others = queuePolicy({ Principal: { Service: 'events.amazonaws.com' } });
  const denies = queuePolicy({ Effect: 'Deny' });
  const inline = (fields: Json): Json => resource('AWS::SQS::QueueInlinePolicy', {
    Queue: ref('Queue'),
    PolicyDocument: {
      Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', Principal: { Service: SNS }, ...fields },
    },
  });
  const asks = (resources: Json): Known<boolean> => {
    const asked = Asked.resources({ Queue: aQueue(), Topic: topic, ...resources }, PARAMETERS);
    return asked.iam.evaluateService(SNS, 'sqs:SendMessage', asked.value(arn('Queue')), asked.value(ref('Topic'))).allowed;
  };
  const either = (one: string, two: string): Known<boolean> => unknown(`whether ${one} or ${two} holds, of which the later replaces the earlier`);

  test.each<[string, Known<boolean>, Json]>([
    ['both allow', true, { P: may, R: may }],
    ['neither allows', false, { P: others, R: others }],
    ['the first allows', either('P', 'R'), { P: may, R: others }],
    ['the second allows', either('P', 'R'), { P: others, R: may }],
    ['the second is an inline one', either('P', 'R'), { P: may, R: inline({ Action: 'sqs:ReceiveMessage' }) }],
    ['the second denies', either('P', 'R'), { P: may, R: denies }],
    ['the second lists the queue twice', true, { P: queuePolicy({}, [ref('Queue'), arn('Queue')]) }],
    ['the second is another queue\'s', true, { P: may, Other: aQueue(), R: queuePolicy({}, [ref('Other')]) }],
    ['the second stands under a condition and allows', true, { P: may, R: under('A', may) }],
    ['the second stands under a condition and does not', either('P', 'R'), { P: may, R: under('A', others) }],
    ['both stand under conditions', unknown('P, which a condition decides on'), { P: under('A', may), R: under('B', others) }],
    ['the second stands under another condition than the queue', true, { Queue: under('A', aQueue()), P: under('A', may), R: under('B', others) }],
    ['both stand under the condition of the queue', either('P', 'R'), { Queue: under('A', aQueue()), P: under('A', may), R: under('A', others) }],
  ])('%s', (_, expected, resources) => {
    expect(asks(resources)).toEqual(expected);
  });

  test('a topic keeps one as well', () => {
    const policy = (Service: string): Json => resource('AWS::SNS::TopicPolicy', {
      Topics: [ref('Topic')], PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sns:Publish', Resource: ref('Topic'), Principal: { Service } } },
    });
    const asked = Asked.resources({ Topic: topic, P: policy('s3.amazonaws.com'), R: policy('events.amazonaws.com') });
    expect(asked.iam.evaluateService('s3.amazonaws.com', 'sns:Publish', asked.value(ref('Topic')), asked.value(undefined)).allowed).toEqual(either('P', 'R'));
  });
});

const alias = resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '1', Name: 'live' });

test.each<[string, string, unknown, Json]>([
  ['the function', 'allowed', arn('Fn'), { P: aPermission(SNS) }],
  ['the function from this topic', 'allowed', arn('Fn'), { P: aPermission(SNS, { SourceArn: ref('Topic') }) }],
  ['the function from its Region', 'allowed', arn('Fn'), { P: aPermission(SNS, { SourceArn: { 'Fn::Sub': 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:*' } }) }],
  ['the function from another topic', 'denied', arn('Fn'), { O: topic, P: aPermission(SNS, { SourceArn: ref('O') }) }],
  ['the function from its account', 'allowed', arn('Fn'), { P: aPermission(SNS, { SourceAccount: ref('AWS::AccountId') }) }],
  ['the function from an account that may be another', 'unknown', arn('Fn'), { P: aPermission(SNS, { SourceAccount: '111122223333' }) }],
  ['the function, by name', 'allowed', arn('Fn'), { P: aPermission(SNS, { FunctionName: ref('Fn') }) }],
  ['the function, by its written name', 'allowed', arn('Fn'), { Fn: aFunction({ FunctionName: 'f' }), P: aPermission(SNS, { FunctionName: 'f' }) }],
  ['another function', 'denied', arn('Fn'), { O: aFunction(), P: aPermission(SNS, { FunctionName: ref('O') }) }],
  ['the function, as another service', 'denied', arn('Fn'), { P: aPermission('s3.amazonaws.com') }],
  ['the function with another action', 'denied', arn('Fn'), { P: aPermission(SNS, { Action: 'lambda:InvokeFunctionUrl' }) }],
  ['the alias by a permission on the function', 'denied', ref('Alias'), { P: aPermission(SNS) }],
  ['the alias by its own', 'allowed', ref('Alias'), { P: aPermission(SNS, { FunctionName: ref('Alias') }) }],
  ['the alias by its name', 'allowed', ref('Alias'), { P: aPermission(SNS, { FunctionName: { 'Fn::Sub': '${Fn}:live' } }) }],
  ['the function by a permission on the alias', 'denied', arn('Fn'), { P: aPermission(SNS, { FunctionName: ref('Alias') }) }],
  ['the alias by its ARN', 'allowed', { 'Fn::Sub': '${Fn.Arn}:live' }, { P: aPermission(SNS, { FunctionName: ref('Alias') }) }],
  ['a function that is outside', 'unknown', 'arn:aws:lambda:eu-west-1:111122223333:function:out', {}],
  ['a function that is outside, which the app permits', 'allowed', 'arn:aws:lambda:eu-west-1:111122223333:function:out',
    { P: aPermission(SNS, { FunctionName: 'arn:aws:lambda:eu-west-1:111122223333:function:out' }) }],
  ['a function that is hidden', 'unknown', ref('Given'), {}],
])('a topic may invoke %s: %s', (_, expected, fn, resources) => {
  const asked = Asked.resources({ Fn: aFunction(), Alias: alias, Topic: topic, ...resources }, PARAMETERS);
  expect(word(asked.mayInvoke(SNS, fn, ref('Topic')))).toBe(expected);
});

const invokes = (Resource: unknown): Json => resource('AWS::IAM::Role', {
  Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource } } }],
});

test.each<[string, string, unknown, Json]>([
  ['the function', 'allowed', arn('Fn'), { Role: invokes(arn('Fn')) }],
  ['an alias by the function alone', 'denied', ref('Alias'), { Role: invokes(arn('Fn')) }],
  ['an alias by all qualifiers', 'allowed', ref('Alias'), { Role: invokes({ 'Fn::Sub': '${Fn.Arn}:*' }) }],
  ['the function by all qualifiers', 'denied', arn('Fn'), { Role: invokes({ 'Fn::Sub': '${Fn.Arn}:*' }) }],
])('a schedule with a role may invoke %s: %s', (_, expected, fn, resources) => {
  const asked = Asked.resources({ Fn: aFunction(), Alias: alias, ...resources });
  expect(word(asked.mayInvoke('scheduler.amazonaws.com', fn, undefined, arn('Role')))).toBe(expected);
});

const key = (...Statement: Json[]): Json => resource('AWS::KMS::Key', { KeyPolicy: { Statement } });
const delegates: Json = { Effect: 'Allow', Action: 'kms:*', Principal: root, Resource: '*' };
const keyNamedMine: Json = { Key: key(delegates), A: resource('AWS::KMS::Alias', { AliasName: 'alias/mine', TargetKeyId: ref('Key') }) };
const decrypts = (fields: Json = {}): Json => resource('AWS::IAM::Role', {
  Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: ['kms:Decrypt'], Resource: arn('Key'), ...fields } } }],
});

test.each<[string, string, unknown, Json]>([
  ['the role and the account by the key', 'allowed', ref('Key'), { Role: decrypts(), Key: key(delegates) }],
  ['the role, with a key that says nothing', 'allowed', ref('Key'), { Role: decrypts(), Key: resource('AWS::KMS::Key') }],
  ['the role, not the account', 'denied', ref('Key'), { Role: decrypts(), Key: key() }],
  ['the account, not the role', 'denied', ref('Key'), { Role: resource('AWS::IAM::Role'), Key: key(delegates) }],
  ['the key alone, by name', 'allowed', arn('Key'), {
    Role: resource('AWS::IAM::Role'), Key: key({ ...delegates, Principal: { AWS: arn('Role') } }),
  }],
  ['the role, by the alias of the key', 'allowed', 'alias/mine', {
    Role: decrypts(), Key: key(delegates), A: resource('AWS::KMS::Alias', { AliasName: 'alias/mine', TargetKeyId: ref('Key') }),
  }],
  ['the role, by a reference to the alias', 'allowed', ref('A'), {
    Role: decrypts(), Key: key(delegates), A: resource('AWS::KMS::Alias', { AliasName: 'alias/mine', TargetKeyId: arn('Key') }),
  }],
  ['the role, by an alias with the same hidden part', 'allowed', { 'Fn::Sub': 'alias/${AWS::StackName}-k' }, {
    Role: decrypts(), Key: key(delegates), A: resource('AWS::KMS::Alias', { AliasName: { 'Fn::Join': ['', ['alias/', ref('AWS::StackName'), '-k']] }, TargetKeyId: ref('Key') }),
  }],
  ['the role, by an alias with another hidden part', 'unknown', { 'Fn::Sub': 'alias/${AWS::StackId}-k' }, {
    Role: decrypts(), Key: key(delegates), A: resource('AWS::KMS::Alias', { AliasName: { 'Fn::Sub': 'alias/${AWS::StackName}-k' }, TargetKeyId: ref('Key') }),
  }],
  ['the role, by the name of an alias in a condition', 'allowed', ref('Key'), {
    Role: decrypts({ Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': ['alias/other', 'alias/mine'] } } }),
    ...keyNamedMine,
  }],
  ['the role, by the beginning of an alias', 'allowed', ref('Key'), {
    Role: decrypts({ Condition: { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/m*' } } }),
    ...keyNamedMine,
  }],
  ['the role, by an alias that may be elsewhere', 'unknown', ref('Key'), {
    Role: decrypts({ Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/other' } } }),
    ...keyNamedMine,
  }],
  ['the role, if all aliases are this one', 'unknown', ref('Key'), {
    Role: decrypts({ Condition: { 'ForAllValues:StringEquals': { 'kms:ResourceAliases': 'alias/mine' } } }),
    ...keyNamedMine,
  }],
  ['the role, if no alias is this one', 'unknown', ref('Key'), {
    Role: decrypts({ Condition: { 'ForAnyValue:StringNotEquals': { 'kms:ResourceAliases': 'alias/mine' } } }),
    ...keyNamedMine,
  }],
  ['nobody, for the key of AWS', 'allowed', 'alias/aws/sqs', { Role: resource('AWS::IAM::Role') }],
  ['the role, for a key that is outside', 'unknown', 'arn:aws:kms:eu-west-1:111122223333:key/1', { Role: decrypts({ Resource: '*' }) }],
  ['the role, for an alias that is outside', 'unknown', 'alias/out', { Role: decrypts({ Resource: '*' }) }],
  ['the role through sqs', 'allowed', ref('Key'), {
    Role: decrypts({ Condition: { StringEquals: { 'kms:ViaService': { 'Fn::Sub': 'sqs.${AWS::Region}.amazonaws.com' } } } }), Key: key(delegates),
  }],
  ['the role through sns', 'denied', ref('Key'), {
    Role: decrypts({ Condition: { StringLike: { 'kms:ViaService': 'sns.*.amazonaws.com' } } }), Key: key(delegates),
  }],
])('a role may decrypt as permitted by %s: %s', (_, expected, which, resources) => {
  const asked = Asked.resources(resources);
  expect(word(asked.iam.evaluateRole(asked.value(arn('Role')), 'kms:Decrypt', asked.value(which), { via: 'sqs' }))).toBe(expected);
});

test.each<[string, string, unknown, Json]>([
  ['a key that lets it', 'allowed', ref('Key'), { Key: key(delegates, { ...delegates, Action: ['kms:GenerateDataKey*'], Principal: { Service: SNS } }) }],
  ['a key that trusts the account', 'denied', ref('Key'), { Key: key(delegates) }],
  ['a key that says nothing', 'denied', ref('Key'), { Key: resource('AWS::KMS::Key') }],
  ['a key that is outside', 'unknown', 'arn:aws:kms:eu-west-1:111122223333:key/1', {}],
  ['the key of AWS', 'denied', 'alias/aws/sqs', {}],
])('a service may use %s: %s', (_, expected, which, resources) => {
  const asked = Asked.resources(resources);
  expect(word(asked.iam.evaluateService(SNS, 'kms:GenerateDataKey', asked.value(which)))).toBe(expected);
});

describe('what is outside the app', () => {
  const outside = 'arn:aws:iam::111122223333:role/team/worker';
  const allows: Json = { Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: '*' } };
  const ask = (role: unknown, queue: unknown, resources: Json): string => {
    const asked = Asked.resources({ Queue: aQueue(), Role: resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: allows }] }), ...resources });
    return word(asked.iam.evaluateRole(asked.value(role), 'sqs:SendMessage', asked.value(queue)));
  };

  test.each<[string, string, unknown, unknown, Json]>([
    ['a role of which nothing is known', 'unknown', outside, arn('Queue'), {}],
    ['a role that the app attaches a policy to', 'allowed', outside, arn('Queue'),
      { P: resource('AWS::IAM::Policy', { Roles: ['worker'], PolicyDocument: allows }) }],
    ['no role', 'unknown', undefined, arn('Queue'), {}],
    ['a role that is no role', 'unknown', arn('Queue'), arn('Queue'), {}],
    ['a queue outside', 'allowed', arn('Role'), 'arn:aws:sqs:eu-west-1:111122223333:out', {}],
    ['a queue outside that the role is not allowed', 'unknown', arn('Role'), 'arn:aws:sqs:eu-west-1:111122223333:out',
      { Role: resource('AWS::IAM::Role') }],
  ])('%s: %s', (_, expected, role, queue, resources) => {
    expect(ask(role, queue, resources)).toBe(expected);
  });
});

test('a role and its policy in different stacks are found together, and the policy is to be waited for', () => {
  const asked = new Asked(appOfStacks({
    Roles: { Resources: { Role: resource('AWS::IAM::Role') }, Outputs: { R: { Value: ref('Role'), Export: { Name: 'r' } } } },
    Work: {
      Resources: {
        Queue: aQueue(),
        Policy: resource('AWS::IAM::Policy', {
          Roles: [{ 'Fn::ImportValue': 'r' }], PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: arn('Queue') } },
        }),
      },
    },
  }));
  const verdict = asked.iam.evaluateRole(asked.value(arn('Role')), 'sqs:SendMessage', asked.value(arn('Queue'), 1));
  expect(verdict).toMatchObject({ allowed: true, policies: [{ logicalId: 'Policy' }] });
  expect(groupsNotAwaited(verdict, () => false)).toMatchObject([[{ logicalId: 'Policy' }]]);
  expect(groupsNotAwaited(verdict, ({ logicalId }) => logicalId === 'Policy')).toEqual([]);
});
