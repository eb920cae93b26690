/** What a function may write into the bucket that invokes it, by start and end of the keys, comes back only where the notification asks for such keys. */
import { check } from '../../src/checks/check';
import { functionDoesNotTriggerItself } from '../../src/rules/function-does-not-trigger-itself';
import { aFunction, arn, graphOf, Json, resource } from '../template/app-of';

function told(keys: string, rules: readonly Json[]): readonly string[] {
  const { findings } = check(graphOf({
    Role: resource('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {},
      Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:PutObject', Resource: `arn:aws:s3:::in-x/${keys}` } } }],
    }),
    Fn: aFunction({ Role: arn('Role') }),
    In: resource('AWS::S3::Bucket', {
      BucketName: 'in-x',
      NotificationConfiguration: {
        LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: arn('Fn'), Filter: { S3Key: { Rules: rules } } }],
      },
    }),
  }), [functionDoesNotTriggerItself]);
  return findings.map(({ severity }) => severity);
}

const suffix = (Value: string): Json => ({ Name: 'suffix', Value });
const prefix = (Value: string): Json => ({ Name: 'prefix', Value });

test.each<[string, readonly Json[], readonly string[]]>([
  ['*.png', [suffix('.jpg')], []],
  ['*.png', [suffix('.png')], ['warning']],
  ['*.png', [suffix('.final.png')], ['info']],
  ['*', [suffix('.jpg')], ['info']],
  ['small/*.png', [suffix('.png'), prefix('large/')], []],
  ['small/*.png', [suffix('.jpg'), prefix('small/')], []],
  ['small/*.png', [suffix('.png'), prefix('small/')], ['warning']],
  ['index.json', [suffix('.jpg')], []],
  ['index.json', [prefix('in'), suffix('.json')], ['warning']],
])('written under %s, of a notification for %j', (keys, rules, expected) => {
  expect(told(keys, rules)).toEqual(expected);
});
