/** Several actions of a role on one target, asked one after the other: each has its own answer. */
import { arn, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const SEND = 'sqs:SendMessage';
const RECEIVE = 'sqs:ReceiveMessage';
const DELETE = 'sqs:DeleteMessage';
const statement = (Effect: string, Action: unknown): Json => ({ Effect, Action, Resource: arn('Queue') });

function answers(own: readonly Json[], ofQueue: readonly Json[] = []): readonly string[] {
  const question = Asked.resources({
    Role: resource('AWS::IAM::Role', { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: own } }] }),
    Queue: aQueue(),
    ...(ofQueue.length === 0 ? {} : {
      Policy: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement: ofQueue } }),
    }),
  }, { Parameters: { Given: { Type: 'String' } } });
  const of = (action: string): string => word(question.iam.evaluateRole(question.value(arn('Role')), action, question.value(arn('Queue'))));
  return [of(SEND), of(RECEIVE), of(DELETE)];
}

test.each<[string, readonly Json[], readonly string[]]>([
  ['one statement for two', [statement('Allow', [SEND, RECEIVE])], ['allowed', 'allowed', 'denied']],
  ['a Deny of one', [statement('Allow', 'sqs:*'), statement('Deny', RECEIVE)], ['allowed', 'denied', 'allowed']],
  ['all but one', [{ Effect: 'Allow', NotAction: DELETE, Resource: arn('Queue') }], ['allowed', 'allowed', 'denied']],
  ['one in each of two statements', [statement('Allow', SEND), statement('Allow', DELETE)], ['allowed', 'denied', 'allowed']],
  ['one and a hidden one', [statement('Allow', [SEND, ref('Given')])], ['allowed', 'unknown', 'unknown']],
])('%s', (_, own, expected) => {
  expect(answers(own)).toEqual(expected);
});

test('the queue denies one that the role has', () => {
  const everyone = { ...statement('Deny', DELETE), Principal: '*' };
  expect(answers([statement('Allow', 'sqs:*')], [everyone])).toEqual(['allowed', 'allowed', 'denied']);
});
