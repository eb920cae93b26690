/** Policies that repeat each other's words: what one of them says is read once, and never for another. */
import { arn, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const SEND = 'sqs:SendMessage';
const role = (properties: Json = {}): Json => resource('AWS::IAM::Role', properties);
const managed = (Action: string): Json => resource('AWS::IAM::ManagedPolicy', {
  PolicyDocument: { Statement: { Effect: 'Allow', Action, Resource: '*' } },
});

describe('A queue that denies', () => {
  const answer = (Condition: Json, document: Json = {}): string => {
    const question = Asked.resources({
      Queue: aQueue(),
      Role: role({ ManagedPolicyArns: [ref('Policy')] }),
      Policy: managed(SEND),
      Denies: resource('AWS::SQS::QueuePolicy', {
        Queues: [ref('Queue')],
        PolicyDocument: {
          ...document, Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: '*', Condition }],
        },
      }),
    }, { Parameters: { Given: { Type: 'String' } } });
    return word(question.iam.evaluateRole(question.value(arn('Role')), SEND, question.value(arn('Queue'))));
  };
  const TLS = 'aws:SecureTransport';

  test.each<[string, string, Json]>([
    ['requests without TLS', 'allowed', { Bool: { [TLS]: 'false' } }],
    ['requests without TLS, in other letters', 'allowed', { bool: { 'AWS:securetransport': 'False' } }],
    ['requests without TLS, by a boolean', 'allowed', { Bool: { [TLS]: false } }],
    ['requests without TLS, if it is known', 'allowed', { BoolIfExists: { [TLS]: 'false' } }],
    ['requests whose TLS is no text of theirs', 'allowed', { StringNotEquals: { [TLS]: 'true' } }],
    ['requests that do not tell', 'allowed', { Null: { [TLS]: 'true' } }],
    ['requests without TLS from somewhere', 'allowed', { Bool: { [TLS]: 'false' }, StringEquals: { 'aws:X': 'y' } }],
    ['requests without TLS from somewhere, in one operator', 'allowed', { StringEquals: { 'aws:X': 'y', [TLS]: 'false' } }],
    ['requests with TLS', 'denied', { Bool: { [TLS]: 'true' } }],
    ['requests with or without TLS', 'denied', { Bool: { [TLS]: ['false', 'true'] } }],
    ['requests that tell', 'denied', { Null: { [TLS]: 'false' } }],
    ['requests with TLS from somewhere', 'unknown', { Bool: { [TLS]: 'true' }, StringEquals: { 'aws:X': 'y' } }],
    ['requests by a parameter', 'unknown', { Bool: { [TLS]: ref('Given') } }],
    ['requests by an operator that nobody knows', 'unknown', { Boole: { [TLS]: 'false' } }],
    ['requests without TLS, behind a macro', 'unknown', { 'Bool': { [TLS]: 'false' }, 'Fn::Transform': {} }],
    ['requests without TLS, beside keys of a macro', 'unknown', { Bool: { [TLS]: 'false', 'Fn::Transform': {} } }],
  ])('%s: %s', (_, expected, condition) => {
    expect(answer(condition)).toBe(expected);
  });

  test('a policy variable is the value of the request', () => {
    const condition = { Bool: { [TLS]: '${aws:PrincipalIsAWSService}' } };
    expect(answer(condition, { Version: '2012-10-17' })).toBe('allowed');
    expect(answer({ Bool: { [TLS]: '${aws:SecureTransport}' } }, { Version: '2012-10-17' })).toBe('denied');
  });
});

test('Two stacks mean two policies by one logical id', () => {
  const stack = (action: string): Json => ({
    Role: role({ ManagedPolicyArns: [ref('Policy')] }), Policy: managed(action), Queue: aQueue(),
  });
  const question = Asked.environments({ '111111111111/eu-west-1': stack(SEND), '111111111111/us-east-1': stack('sqs:ReceiveMessage') });
  const answers = [0, 1].map((i) => (
    word(question.iam.evaluateRole(question.value(arn('Role'), i), SEND, question.value(arn('Queue'), i)))));
  expect(answers).toEqual(['allowed', 'denied']);
});

test('Two roles that list one policy of AWS are each its own reason', () => {
  const list = { ManagedPolicyArns: [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/AmazonSQSFullAccess' }] };
  const question = Asked.resources({ One: role(list), Other: role(list), Queue: aQueue() });
  const policies = ['One', 'Other'].map((id) => (
    question.iam.evaluateRole(question.value(arn(id)), SEND, question.value(arn('Queue'))).policies));
  expect(policies.map((all) => all.map(({ logicalId }) => logicalId))).toEqual([['One'], ['Other']]);
});

test('One list of actions has variables in one version of the language only', () => {
  const inline = (Version: string): Json => role({
    Policies: [{ PolicyDocument: { Version, Statement: { Effect: 'Allow', Action: [SEND], Resource: '*' } } }],
  });
  const question = Asked.resources({ Old: inline('2008-10-17'), New: inline('2012-10-17'), Queue: aQueue() });
  const answers = ['Old', 'New'].map((id) => (
    word(question.iam.evaluateRole(question.value(arn(id)), SEND, question.value(arn('Queue'))))));
  expect(answers).toEqual(['allowed', 'allowed']);
});
