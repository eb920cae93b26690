/** Which calls only read: their names tell it, but for two of STS, of which EventBridge says that they change something. */
import { check } from '../../src/checks/check';
import { readOnlyCallsAreAskedFor } from '../../src/rules/read-only-calls-are-asked-for';
import { aFunction, arn, graphOf, resource } from '../template/app-of';

function told(source: string, eventName: readonly string[]): readonly string[] {
  const { findings } = check(graphOf({
    Fn: aFunction(),
    Rule: resource('AWS::Events::Rule', {
      EventPattern: { 'source': [source], 'detail-type': ['AWS API Call via CloudTrail'], 'detail': { eventName } }, Targets: [{ Id: 'a', Arn: arn('Fn') }],
    }),
  }), [readOnlyCallsAreAskedFor]);
  return findings.map(({ message }) => / listens for (.+), (?:a call|calls) that only read/.exec(message)?.[1] ?? message);
}

test.each<[string, readonly string[], readonly string[]]>([
  ['aws.sts', ['GetFederationToken', 'GetSessionToken'], []],
  ['aws.sts', ['GetCallerIdentity'], ['GetCallerIdentity']],
  ['aws.sts', ['GetSessionToken', 'GetCallerIdentity'], ['GetCallerIdentity']],
  ['aws.ec2', ['DescribeInstances', 'ListTags', 'GetConsoleOutput', 'RunInstances'], ['DescribeInstances, ListTags and GetConsoleOutput']],
  ['aws.ec2', ['RunInstances'], []],
])('of %s, %j', (source, calls, expected) => {
  expect(told(source, calls)).toEqual(expected);
});
