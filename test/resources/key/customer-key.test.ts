/** The customer key of a queue, and the key that AWS manages, for each way to name one. */
import { aFunction, aMapping, aQueue, arn, Json, nodeOf, ref, resource } from '../../template/app-of';

const HERE = 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:';
const queueWith = (KmsMasterKeyId: unknown): Json => (nodeOf('App.Q', {
  Fn: aFunction(),
  Key: resource('AWS::KMS::Key'),
  Alias: resource('AWS::KMS::Alias', { AliasName: 'alias/orders', TargetKeyId: ref('Key') }),
  Loop: resource('AWS::KMS::Alias', { TargetKeyId: ref('Loop') }),
  Q: aQueue({ KmsMasterKeyId }),
  M: aMapping({ EventSourceArn: arn('Q') }),
}, { Parameters: { P: {} }, Conditions: { C: { 'Fn::Equals': [ref('P'), 'yes'] } } }) as unknown as Json);

test.each<[string, unknown, unknown]>([
  ['none', undefined, 'none'],
  ['an empty text', '', 'none'],
  ['an empty text or AWS\'s own', { 'Fn::If': ['C', '', 'alias/aws/sqs'] }, 'none'],
  ['AWS\'s own', 'alias/aws/sqs', 'none'],
  ['AWS\'s own or none', { 'Fn::If': ['C', 'alias/aws/sqs', { Ref: 'AWS::NoValue' }] }, 'none'],
  ['a key or none', { 'Fn::If': ['C', ref('Key'), { Ref: 'AWS::NoValue' }] }, { unknown: expect.stringContaining('Fn::If') }],
  ['AWS\'s own by ARN', { 'Fn::Sub': 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/sqs' }, 'none'],
  ['a key', ref('Key'), 'App.Key'],
  ['a key\'s ARN', arn('Key'), 'App.Key'],
  ['an alias of the app', ref('Alias'), 'App.Key'],
  ['an alias of itself', ref('Loop'), { unknown: 'aliases of keys that refer to each other' }],
  ['a key\'s id', '1234abcd', `${HERE}key/1234abcd`],
  ['an alias from outside', 'alias/theirs', `${HERE}alias/theirs`],
  ['an alias from outside that a parameter completes', { 'Fn::Sub': 'alias/${P}' }, expect.stringMatching(/^arn:.*:alias\/\$\{.*P.*\}$/)],
  ['an ARN from outside', 'arn:aws:kms:eu-west-1:1:key/k', 'arn:aws:kms:eu-west-1:1:key/k'],
  ['a parameter', ref('P'), {
    unknown: 'Ref P, a parameter of App',
    cause: { kind: 'parameter', stack: 'App', name: 'P' },
  }],
])('%s', (_, value, expected) => {
  expect(queueWith(value).key).toEqual(expected);
});

const MANAGED = `${HERE}alias/aws/sqs`;

test.each<[string, unknown, unknown]>([
  ['none', undefined, undefined],
  ['its alias', 'alias/aws/sqs', MANAGED],
  ['its alias by ARN', { 'Fn::Sub': 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/sqs' }, MANAGED],
  ['its alias in each branch', { 'Fn::If': ['C', 'alias/aws/sqs', { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/sqs' }] }, MANAGED],
  ['its alias in one branch', { 'Fn::If': ['C', 'alias/aws/sqs', { Ref: 'AWS::NoValue' }] }, { unknown: expect.stringContaining('Fn::If') }],
  ['a customer key', ref('Key'), undefined],
  ['an alias that only looks alike', 'alias/my/alias/aws/sqs', undefined],
])('the key that AWS manages is named by %s', (_, value, expected) => {
  expect(queueWith(value).managedKey).toEqual(expected);
});
