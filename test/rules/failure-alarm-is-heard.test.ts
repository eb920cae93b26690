/** An alarm without an action is heard where a rule listens for it, and not where rules listen for others. */
import { check } from '../../src/checks/check';
import { failureAlarmIsHeard } from '../../src/rules/failure-alarm-is-heard';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, ref, resource } from '../template/app-of';

const alarm = (queue: string, more: Json = {}): Json => resource('AWS::CloudWatch::Alarm', {
  Namespace: 'AWS/SQS',
  MetricName: 'ApproximateNumberOfMessagesVisible',
  ComparisonOperator: 'GreaterThanThreshold',
  Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } }],
  ...more,
});
const source = (dead: string): Json => aQueue({ RedrivePolicy: { deadLetterTargetArn: arn(dead), maxReceiveCount: 5 } });

function told(pattern: Json): readonly string[] {
  const { findings, unknowns } = check(graphOf({
    Fn: aFunction(),
    One: source('DeadOne'),
    Two: source('DeadTwo'),
    DeadOne: aQueue(),
    DeadTwo: aQueue(),
    OnOne: aMapping({ EventSourceArn: arn('One') }),
    OnTwo: aMapping({ EventSourceArn: arn('Two') }),
    AlarmOne: alarm('DeadOne', { AlarmName: 'failed-one' }),
    AlarmTwo: alarm('DeadTwo'),
    Topic: resource('AWS::SNS::Topic'),
    Rule: resource('AWS::Events::Rule', {
      EventPattern: { 'source': ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'], ...pattern },
      Targets: [{ Id: 'a', Arn: ref('Topic') }],
    }),
  }), [failureAlarmIsHeard]);
  return [...findings.map(({ message }) => message), ...unknowns.map(({ at, reason }) => `${at.logicalId}: ${reason}`)];
}

const UNHEARD_TWO = expect.stringMatching(/^1 of 2 alarms on failed events, AlarmTwo, has no action, and no rule of the app listens for it/);
const OPEN_TWO = 'AlarmTwo: an alarm that a pattern names';

test.each<[string, Json, readonly unknown[]]>([
  ['for all alarms', {}, []],
  ['for one by reference', { resources: [arn('AlarmOne')] }, [UNHEARD_TWO]],
  ['for both by reference', { resources: [arn('AlarmOne'), arn('AlarmTwo')] }, []],
  ['for one by its name', { detail: { alarmName: ['failed-one'] } }, [OPEN_TWO]],
  ['for one by its ARN', { resources: ['arn:aws:cloudwatch:eu-west-1:111122223333:alarm:failed-one'] }, [OPEN_TWO]],
  ['for one by the start of its name', { detail: { alarmName: [{ prefix: 'failed-' }] } }, [OPEN_TWO]],
  ['for another by name and one by reference', { detail: { alarmName: ['other', ref('AlarmTwo')] } }, [
    expect.stringMatching(/AlarmOne, has no action, and no rule of the app listens for it/),
  ]],
])('a rule that listens %s', (_, pattern, expected) => {
  expect(told(pattern)).toEqual(expected);
});

test('no rule for alarms leaves both unheard, once', () => {
  expect(told({ source: ['aws.s3'] })[0]).toMatch(/^2 alarms on failed events, AlarmOne and AlarmTwo, have no action, and no rule of the app listens for them/);
});
