/** Lambda writes the records of a function below `aws/lambda/`: a notification of other objects closes no loop. */
import { check } from '../../src/checks/check';
import { ALL_RULES } from '../../src/rules/all';
import { aConfig, aFunction, arn, graphOf, Json, ref, resource } from '../template/app-of';

const reported = (notification: Json): unknown => {
  const { findings, unknowns } = check(graphOf({
    Fn: aFunction(),
    Config: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('B') } } }),
    B: resource('AWS::S3::Bucket', {
      NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: arn('Fn'), ...notification }] },
    }),
  }, { Parameters: { P: {} } }), ALL_RULES.filter(({ id }) => id === 'destination-does-not-loop'));
  return findings.length > 0 ? 'a loop' : unknowns.length > 0 ? 'unknown' : 'no loop';
};

const rules = (...all: Json[]): Json => ({ Filter: { S3Key: { Rules: all } } });

test.each<[string, Json, string]>([
  ['every object', {}, 'a loop'],
  ['objects of another prefix', rules({ Name: 'prefix', Value: 'uploads/' }), 'no loop'],
  ['objects of another prefix, the value first', rules({ Value: 'uploads/', Name: 'prefix' }), 'no loop'],
  ['objects of another prefix, with a quote in it', rules({ Name: 'prefix', Value: 'a"b/' }), 'no loop'],
  ['objects of another prefix, in the form of the API', { Filter: { Key: { FilterRules: [{ Name: 'Prefix', Value: 'uploads/' }] } } }, 'no loop'],
  ['objects of another suffix', rules({ Name: 'suffix', Value: '.jpg' }), 'no loop'],
  ['objects of another suffix, the value first', rules({ Value: '.jpg', Name: 'suffix' }), 'no loop'],
  ['records of Lambda', rules({ Name: 'prefix', Value: 'aws/' }), 'unknown'],
  ['a prefix that is hidden', rules({ Name: 'prefix', Value: ref('P') }), 'unknown'],
  ['removed objects', { Event: 's3:ObjectRemoved:*' }, 'no loop'],
])('a notification of %s', (_, notification, expected) => {
  expect(reported(notification)).toBe(expected);
});
