/** Policies that nobody would write: no crash, no endless match, and never a yes where everything is denied. */
import * as fc from 'fast-check';
import { covers } from '../../src/iam/match';
import { symbolsOf, WILDCARD, SymbolTable, ArnSymbol } from '../../src/iam/symbolic-arn';
import { isUnknown } from '../../src/model/known';
import { growth, LINEAR } from '../hostile/growth';
import { arn, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const SEEDED = { seed: 20261121, numRuns: 400 };

const leaf = fc.oneof(
  fc.constantFrom<unknown>('*', 'sqs:*', 'sqs:SendMessage', 'Allow', 'Deny', '', '${', '${a}', null, 7, true, ref('Role'), ref('Queue'), arn('Queue'), arn('Role'),
    ref('AWS::AccountId'), { 'Fn::Sub': '${Queue.Arn}*' }, { 'Fn::If': ['C', '*', { Ref: 'AWS::NoValue' }] }, { 'Fn::Nope': 1 }),
  fc.string({ maxLength: 8 }),
);
const keys = fc.constantFrom('Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'NotPrincipal', 'Condition', 'Statement', 'AWS', 'Service',
  'StringEquals', 'ArnLike', 'Bool', 'Null', 'aws:SecureTransport', 'aws:SourceArn', '__proto__', 'constructor', 'Fn::If', 'PolicyDocument');
const { anything } = fc.letrec<{ anything: unknown }>((tie) => ({
  anything: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, fc.array(tie('anything'), { maxLength: 3 }), fc.dictionary(keys, tie('anything'), { maxKeys: 5 })),
}));
const statement = fc.record({
  Effect: fc.oneof({ weight: 4, arbitrary: fc.constantFrom<unknown>('Allow', 'Deny') }, { weight: 1, arbitrary: anything }),
  Action: anything,
  NotAction: anything,
  Resource: anything,
  NotResource: anything,
  Principal: anything,
  Condition: anything,
}, { requiredKeys: [] });
const document = fc.oneof(fc.record({ Statement: fc.oneof(fc.array(statement, { maxLength: 4 }), anything) }), anything);

const DENY = resource('AWS::IAM::Policy', { Roles: [ref('Role')], PolicyDocument: { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } } });

function words(documents: readonly unknown[], extra: Json = {}): string[] {
  const [identity, queuePolicy, keyPolicy, inline, list] = documents;
  const asked = Asked.resources({
    Queue: aQueue(),
    Key: resource('AWS::KMS::Key', { KeyPolicy: keyPolicy }),
    Role: resource('AWS::IAM::Role', { Policies: inline, ManagedPolicyArns: list }),
    Policy: resource('AWS::IAM::Policy', { Roles: [ref('Role')], PolicyDocument: identity }),
    Odd: resource('AWS::IAM::Policy', { Roles: list, PolicyDocument: identity }),
    QueuePolicy: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: queuePolicy }),
    OddPolicy: resource('AWS::SQS::QueuePolicy', { Queues: list, PolicyDocument: queuePolicy }),
    Permission: resource('AWS::Lambda::Permission', { FunctionName: list, Principal: inline, Action: identity }),
    ...extra,
  });
  const role = asked.value(arn('Role'));
  asked.iam.evaluateService('sns.amazonaws.com', 'sqs:SendMessage', asked.value(arn('Queue')), asked.value(list));
  asked.mayInvoke('sns.amazonaws.com', list, inline);
  asked.iam.evaluateRole(asked.value(list), 'sqs:SendMessage', asked.value(inline));
  return [word(asked.iam.evaluateRole(role, 'sqs:SendMessage', asked.value(arn('Queue')))), word(asked.iam.evaluateRole(role, 'kms:Decrypt', asked.value(ref('Key'))))];
}

test('no policy crashes the reader', () => {
  fc.assert(fc.property(fc.tuple(document, document, document, anything, anything), (documents) => {
    words(documents);
  }), SEEDED);
});

test('who is denied everything is allowed nothing, whatever else is said', () => {
  fc.assert(fc.property(fc.tuple(document, document, document, anything, anything), (documents) => {
    expect(words(documents, { Deny: DENY })).toEqual(['denied', 'denied']);
  }), SEEDED);
});

/** What patterns mean, the slow and plain way. */
function plainly(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern[0] === '*') return plainly(pattern.slice(1), text) || (text !== '' && plainly(pattern, text.slice(1)));
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && plainly(pattern.slice(1), text.slice(1));
}

const tokens = (pattern: string): ArnSymbol[] => symbolsOf(pattern).map((char) => (char === 42 ? WILDCARD : char === 63 ? -2 : char));

test('patterns cover what they say', () => {
  const alphabet = (letters: string): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...letters), maxLength: 9 });
  fc.assert(fc.property(alphabet('ab:*?'), alphabet('ab:'), (pattern, text) => {
    expect(covers(tokens(pattern), symbolsOf(text))).toBe(plainly(pattern, text));
  }), { ...SEEDED, numRuns: 3_000 });
});

test('what a hidden part may say is never called impossible', () => {
  const alphabet = (letters: string): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...letters), maxLength: 6 });
  const symbols = new SymbolTable();
  const hole = symbols.of('parameter', 'x');
  fc.assert(fc.property(alphabet('ab:*?'), alphabet('ab:'), alphabet('ab:'), alphabet('ab:'), (pattern, before, hidden, after) => {
    const answer = covers(tokens(pattern), [...symbolsOf(before), hole, ...symbolsOf(after)]);
    const truth = plainly(pattern, before + hidden + after);
    expect(isUnknown(answer) || answer === truth).toBe(true);
  }), { ...SEEDED, numRuns: 3_000 });
});

test('a pattern made to be slow is given up', () => {
  expect(growth((size) => covers(tokens('*a'.repeat(size) + 'b'), symbolsOf('a'.repeat(2 * size))), 1_000)).toBeLessThan(LINEAR);
});

test('aliases, keys and names that refer to each other end', () => {
  const asked = Asked.resources({
    A: resource('AWS::Lambda::Alias', { FunctionName: ref('B'), Name: ref('B') }),
    B: resource('AWS::Lambda::Alias', { FunctionName: ref('A'), Name: ref('A') }),
    K: resource('AWS::KMS::Alias', { AliasName: 'alias/k', TargetKeyId: ref('K') }),
    Q: aQueue({ QueueName: { 'Fn::Sub': '${R.QueueName}x${R.QueueName}' } }),
    R: aQueue({ QueueName: { 'Fn::Sub': '${Q.QueueName}x${Q.QueueName}' } }),
  });
  expect(word(asked.mayInvoke('sns.amazonaws.com', ref('A')))).toBe('unknown');
  expect(word(asked.iam.evaluateService('sns.amazonaws.com', 'kms:Decrypt', asked.value(ref('K'))))).toBe('unknown');
  expect(word(asked.iam.evaluateService('sns.amazonaws.com', 'sqs:SendMessage', asked.value(arn('Q'))))).toBe('denied');
});

test('an ARN in a circle is hidden, not another', () => {
  const asked = Asked.resources({
    A: resource('AWS::Lambda::Alias', { FunctionName: ref('B'), Name: 'live' }),
    B: resource('AWS::Lambda::Alias', { FunctionName: ref('A'), Name: 'next' }),
    Role: resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:lambda:*:*:function:*' } } }] }),
  });
  expect(word(asked.iam.evaluateRole(asked.value(arn('Role')), 'lambda:InvokeFunction', asked.value(ref('A'))))).toBe('unknown');
});

test('a name in a circle is hidden, not another', () => {
  const asked = Asked.resources({
    Q: aQueue({ QueueName: { 'Fn::Sub': '${R.QueueName}x' } }),
    R: aQueue({ QueueName: { 'Fn::Sub': '${Q.QueueName}x' } }),
    Role: resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: 'arn:aws:sqs:*:*:orders*x' } } }] }),
  });
  expect(word(asked.iam.evaluateRole(asked.value(arn('Role')), 'sqs:SendMessage', asked.value(arn('Q'))))).toBe('unknown');
});

function evaluateEachOf(roles: number): void {
  const resources: Json = {};
  for (let i = 0; i < roles; i += 1) {
    resources[`Queue${i}`] = aQueue();
    resources[`Role${i}`] = resource('AWS::IAM::Role');
    resources[`Policy${i}`] = resource('AWS::IAM::Policy', {
      Roles: [ref(`Role${i}`)], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: arn(`Queue${i}`) }] },
    });
  }
  const asked = Asked.resources(resources);
  const { iam } = new Asked(asked.app);
  for (let i = 0; i < roles; i += 1) {
    expect(word(iam.evaluateRole(asked.value(arn(`Role${i}`)), 'sqs:SendMessage', asked.value(arn(`Queue${i}`))))).toBe('allowed');
  }
}

test('a role more costs what a role costs', () => {
  expect(growth(evaluateEachOf, 1_000)).toBeLessThan(LINEAR);
});
