/** Who a resource's policy names: accounts, roles, their sessions and ids, services and everyone. */
import { arn, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const queuePolicy = (statement: Json): Json => resource('AWS::SQS::QueuePolicy', {
  Queues: [ref('Queue')], PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: '*', ...statement } },
});
const session = (text: string): Json => ({ AWS: { 'Fn::Sub': text } });

function asked(statement: Json, rest: Json = {}): string {
  const question = Asked.resources({
    Role: resource('AWS::IAM::Role', { RoleName: 'reader', Path: '/team/' }), Fn: resource('AWS::Lambda::Function'), Queue: aQueue(), P: queuePolicy(statement), ...rest,
  });
  return word(question.iam.evaluateRole(question.value(arn('Role')), 'sqs:ReceiveMessage', question.value(arn('Queue'))));
}

const ALLOWS = resource('AWS::IAM::Policy', { Roles: [ref('Role')], PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: '*' } } });

test.each<[string, Json, string, string]>([
  ['a session of the role', session('arn:${AWS::Partition}:sts::${AWS::AccountId}:assumed-role/reader/orders'), 'unknown', 'unknown'],
  ['a session of the role by reference', session('arn:aws:sts::${AWS::AccountId}:assumed-role/${Role}/${Fn}'), 'unknown', 'unknown'],
  ['a session of another role', session('arn:aws:sts::${AWS::AccountId}:assumed-role/writer/orders'), 'denied', 'allowed'],
  ['a session of a role of that name in an account that may be another', session('arn:aws:sts::111122223333:assumed-role/reader/orders'), 'unknown', 'unknown'],
  ['a federated session', session('arn:aws:sts::${AWS::AccountId}:federated-user/reader'), 'denied', 'allowed'],
  ['the id of a role', { AWS: 'AROAJ2UCCR6DPCEXAMPLE' }, 'unknown', 'unknown'],
  ['the id of a user', { AWS: 'AIDACKCEVSQ6C2EXAMPLE' }, 'denied', 'allowed'],
  ['every service', { Service: '*' }, 'denied', 'allowed'],
  ['everyone', { AWS: '*' }, 'allowed', 'denied'],
  ['an account by the id that S3 has for it', { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' }, 'unknown', 'unknown'],
  ['a user of that name', session('arn:aws:iam::${AWS::AccountId}:user/reader'), 'denied', 'allowed'],
])('a queue whose policy allows %s: %j', (_, Principal, onAllow, onDeny) => {
  expect(asked({ Principal })).toBe(onAllow);
  expect(asked({ Principal, Effect: 'Deny' }, { A: ALLOWS })).toBe(onDeny);
});

test.each<[string, Json, string, string]>([
  ['another service', { Service: 'events.amazonaws.com' }, 'allowed', 'denied'],
  ['another role', { AWS: 'arn:aws:iam::111122223333:role/writer' }, 'allowed', 'denied'],
  ['the role, whose session would have to be named as well', { AWS: arn('Role') }, 'denied', 'unknown'],
  ['its account', session('arn:aws:iam::${AWS::AccountId}:root'), 'unknown', 'unknown'],
])('a queue whose policy is for all but %s', (_, NotPrincipal, onAllow, onDeny) => {
  expect(asked({ NotPrincipal })).toBe(onAllow);
  expect(asked({ NotPrincipal, Effect: 'Deny' }, { A: ALLOWS })).toBe(onDeny);
});

test.each([['222222222222:root', 'allowed'], ['222222222222:role/reader', 'allowed'], ['111111111111:root', 'denied']])(
  'a role of another account, by its ARN, is let in by the policy for %s: %s', (principal, expected) => {
    const question = Asked.environments({
      '111111111111/eu-west-1': {
        Queue: aQueue({ QueueName: 'orders' }),
        QueuePolicy: queuePolicy({ Principal: { AWS: `arn:aws:iam::${principal}` } }),
        P: resource('AWS::IAM::Policy', { Roles: ['reader'], PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: '*' } } }),
      },
    });
    const role = question.value('arn:aws:iam::222222222222:role/reader');
    expect(word(question.iam.evaluateRole(role, 'sqs:ReceiveMessage', question.value(arn('Queue'))))).toBe(expected);
  },
);

test('every service is a service', () => {
  const question = Asked.resources({ Queue: aQueue(), P: queuePolicy({ Principal: { Service: '*' } }) });
  expect(word(question.iam.evaluateService('sns.amazonaws.com', 'sqs:SendMessage', question.value(arn('Queue'))))).toBe('allowed');
});

test('the alarms of CloudWatch are another service than Lambda', () => {
  const permission = (Principal: string): Json => resource('AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: ref('Fn'), Principal });
  const answer = (principal: string): string => {
    const question = Asked.resources({ Fn: resource('AWS::Lambda::Function'), P: permission(principal) });
    return word(question.mayInvoke('lambda.alarms.cloudwatch.amazonaws.com', arn('Fn')));
  };
  expect(['lambda.amazonaws.com', 'lambda.alarms.cloudwatch.amazonaws.com'].map(answer)).toEqual(['denied', 'allowed']);
});
