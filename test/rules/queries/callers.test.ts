/** How messages name who invokes a function. */
import { check } from '../../../src/checks/check';
import { ALL_RULES } from '../../../src/rules/all';
import { aConfig, aFunction, aPermission, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const REST: Json = { Parameters: { Hidden: { Type: 'String' } } };

function messages(rule: string, resources: Json): readonly string[] {
  const { findings } = check(graphOf({ Fn: aFunction(), ...resources }, REST), ALL_RULES.filter(({ id }) => id === rule));
  return findings.map(({ message }) => message);
}

test('an event without retries fails once', () => {
  const [message] = messages('async-failure-has-an-exit', {
    May: aPermission('s3.amazonaws.com', { SourceArn: 'arn:aws:s3:::uploads' }), Limits: aConfig({ MaximumRetryAttempts: 0 }),
  });
  expect(message).toContain('An event that fails once, or is throttled for');
});

test('a subscription to a topic that the template hides is called hidden', () => {
  const subscribed = { Told: resource('AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: ref('Hidden'), Endpoint: arn('Fn') }) };
  expect(messages('target-has-dead-letter-queue', subscribed)).toEqual([expect.stringContaining('The subscription of a hidden topic has no dead-letter queue')]);
});

test.each([
  ['sns.amazonaws.com', 'by SNS'], ['s3.amazonaws.com', 'by S3'], ['events.amazonaws.com', 'by EventBridge'],
])('a permission of %s for any source names the service', (principal, words) => {
  expect(messages('async-failure-has-an-exit', { May: aPermission(principal) })).toEqual([expect.stringContaining(words)]);
});
