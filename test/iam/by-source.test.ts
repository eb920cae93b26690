/** A function with many permissions answers as each of them would alone: what is left out unread would have said no. */
import { aFunction, aPermission, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const SNS = 'sns.amazonaws.com';
const topics: Json = Object.fromEntries([
  ...Array.from({ length: 8 }, (_, i) => [`T${i}`, resource('AWS::SNS::Topic')]),
  ['Named', resource('AWS::SNS::Topic', { TopicName: 'named' })],
  ['Twin', resource('AWS::SNS::Topic', { TopicName: 'named-too' })],
]);
const sources: readonly unknown[] = [
  ...Object.keys(topics).map(ref),
  { 'Fn::Sub': 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:named' },
  'arn:aws:sns:eu-west-1:111122223333:named',
  { 'Fn::Sub': 'arn:${AWS::Partition}:sns:${AWS::Region}:111122223333:named-too' },
  'arn:aws:sns:eu-west-1:111122223333:T0',
  'arn:aws:sqs:eu-west-1:111122223333:named',
];
const scopes: readonly Json[] = [
  ...sources.map((SourceArn) => ({ SourceArn })),
  { SourceArn: { 'Fn::Sub': 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:*' } },
  { SourceArn: 'arn:aws:sns:*:*:named*' },
  { SourceArn: ref('Given') },
  { SourceArn: { 'Fn::If': ['Maybe', ref('T1'), ref('T2')] } },
  { SourceArn: ref('T3'), SourceAccount: '111122223333' },
  { SourceAccount: ref('AWS::AccountId') },
];
const PARAMETERS = { Parameters: { Given: { Type: 'String' } }, Conditions: { Maybe: { 'Fn::Equals': [ref('Given'), 'yes'] } } };

const askedWith = (permissions: readonly Json[]): Asked => Asked.resources({
  Fn: aFunction(), ...topics, ...Object.fromEntries(permissions.map((scope, i) => [`P${i}`, aPermission(SNS, scope)])),
}, PARAMETERS);
const answer = (asked: Asked, source: unknown): string => word(asked.mayInvoke(SNS, ref('Fn'), source));
const together = (words: readonly string[]): string => ['allowed', 'unknown'].find((one) => words.includes(one)) ?? 'denied';

const alone = scopes.map((scope) => askedWith([scope]));

test.each(scopes.map((scope, i) => [JSON.stringify(scope), i] as const))('without %s', (_name, left) => {
  const many = askedWith(scopes.filter((_, i) => i !== left));
  for (const source of sources) {
    const expected = together(alone.filter((_, i) => i !== left).map((one) => answer(one, source)));
    expect([source, answer(many, source)]).toEqual([source, expected]);
  }
});

test.each(scopes.map((scope, i) => [JSON.stringify(scope), i] as const))('%s among many of another topic', (_, i) => {
  const many = askedWith([...Array<Json>(20).fill({ SourceArn: { 'Fn::Sub': 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:another' } }), scopes[i]]);
  for (const source of sources) expect([source, answer(many, source)]).toEqual([source, answer(alone[i], source)]);
});

test('a permission for one source alone is found among many', () => {
  const many = askedWith(sources.slice(0, 8).flatMap((SourceArn) => [{ SourceArn }, { SourceArn, SourceAccount: ref('AWS::AccountId') }, { SourceArn }]));
  expect(sources.slice(0, 10).map((source) => answer(many, source))).toEqual([...Array<string>(8).fill('allowed'), 'denied', 'denied']);
});
