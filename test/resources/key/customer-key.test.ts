/** The customer key of a queue, for each way to name one. */
import { aFunction, aMapping, aQueue, arn, Json, nodeOf, ref, resource } from '../../template/app-of';

const HERE = 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:';
const keyOf = (KmsMasterKeyId: unknown): unknown => (nodeOf('App.Q', {
  Fn: aFunction(),
  Key: resource('AWS::KMS::Key'),
  Alias: resource('AWS::KMS::Alias', { AliasName: 'alias/orders', TargetKeyId: ref('Key') }),
  Loop: resource('AWS::KMS::Alias', { TargetKeyId: ref('Loop') }),
  Q: aQueue({ KmsMasterKeyId }),
  M: aMapping({ EventSourceArn: arn('Q') }),
}, { Parameters: { P: {} } }) as unknown as Json).key;

test.each<[string, unknown, unknown]>([
  ['none', undefined, 'none'],
  ['AWS\'s own', 'alias/aws/sqs', 'none'],
  ['AWS\'s own by ARN', { 'Fn::Sub': 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/sqs' }, 'none'],
  ['a key', ref('Key'), 'App.Key'],
  ['a key\'s ARN', arn('Key'), 'App.Key'],
  ['an alias of the app', ref('Alias'), 'App.Key'],
  ['an alias of itself', ref('Loop'), { unknown: 'aliases of keys that refer to each other' }],
  ['a key\'s id', '1234abcd', `${HERE}key/1234abcd`],
  ['an alias from outside', 'alias/theirs', `${HERE}alias/theirs`],
  ['an ARN from outside', 'arn:aws:kms:eu-west-1:1:key/k', 'arn:aws:kms:eu-west-1:1:key/k'],
  ['a parameter', ref('P'), {
    unknown: 'Ref P, a parameter of App',
    cause: { kind: 'parameter', stack: 'App', name: 'P' },
  }],
])('%s', (_, value, expected) => {
  expect(keyOf(value)).toEqual(expected);
});
