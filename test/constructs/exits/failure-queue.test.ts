import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { FailureAlarmOptions, FailureQueue, FailureQueueProps } from '../../../src';
import { inTemplate, newStack, onlyOf, refusal, resourcesOf } from '../../support/wired';

test('A failure queue keeps failed events for 14 days, encrypted with a key that SQS manages', () => {
  const stack = newStack();

  new FailureQueue(stack, 'Failures');

  expect(onlyOf(stack, 'AWS::SQS::Queue')).toEqual({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
});

test('A failure queue stays when its stack goes', () => {
  const stack = newStack();

  new FailureQueue(stack, 'Failures');

  Template.fromStack(stack).hasResource('AWS::SQS::Queue', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('A failure queue refuses whoever does not come by TLS, and its policy says nothing else', () => {
  const stack = newStack();

  const queue = new FailureQueue(stack, 'Failures');

  expect(onlyOf(stack, 'AWS::SQS::QueuePolicy').PolicyDocument.Statement).toEqual([{
    Action: 'sqs:*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Resource: inTemplate(stack, queue.queueArn),
  }]);
});

test('An alarm goes off with the first message that waits, and stays silent while there is no data', () => {
  const stack = newStack();

  const queue = new FailureQueue(stack, 'Failures');

  expect(onlyOf(stack, 'AWS::CloudWatch::Alarm')).toEqual({
    AlarmDescription: 'Failed events wait in Shop/Failures',
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    Dimensions: [{ Name: 'QueueName', Value: inTemplate(stack, queue.queueName) }],
    EvaluationPeriods: 1,
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Namespace: 'AWS/SQS',
    Period: 60,
    Statistic: 'Maximum',
    Threshold: 1,
    TreatMissingData: 'notBreaching',
  });
  expect(inTemplate(stack, queue.failureAlarm!.alarmArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^FailuresDepthAlarm/), 'Arn'] });
});

test('Without an alarm there is no alarm', () => {
  const stack = newStack();

  const queue = new FailureQueue(stack, 'Failures', { alarm: { enabled: false } });

  expect(queue.failureAlarm).toBeUndefined();
  expect(resourcesOf(stack, 'AWS::CloudWatch::Alarm')).toEqual({});
});

test('The alarm takes its options', () => {
  const stack = newStack();

  new FailureQueue(stack, 'Failures', {
    alarm: {
      alarmName: 'failures', alarmDescription: 'Look', threshold: 5, period: Duration.minutes(5), evaluationPeriods: 3, datapointsToAlarm: 2,
    },
  });

  expect(onlyOf(stack, 'AWS::CloudWatch::Alarm')).toMatchObject({
    AlarmName: 'failures', AlarmDescription: 'Look', Threshold: 5, Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 2,
  });
});

describe('What CloudWatch would reject of an alarm is refused:', () => {
  test.each<[string, FailureAlarmOptions, string]>([
    ['more than a day of short periods', { evaluationPeriods: 289, period: Duration.minutes(5) },
      'alarm.evaluationPeriods is 289 periods of 300 seconds, 86700 seconds in all, above the 86400 seconds that an alarm may look at. '
      + 'CloudWatch rejects the alarm. Give at most 288 periods of that length.'],
    ['more than a week of long periods', { evaluationPeriods: 8, period: Duration.days(1) }, 'above the 604800 seconds'],
    ['two weeks', { evaluationPeriods: 2, period: Duration.days(7) }, 'Give at most 1 period of that length.'],
    ['more datapoints than periods', { datapointsToAlarm: 3, evaluationPeriods: 2 }, 'alarm.datapointsToAlarm is 3, above the evaluationPeriods of 2.'],
    ['the boolean of earlier versions', false as never, 'alarm is false, which is not an object of options. It would have no effect. Give { enabled: false }.'],
    ['a list', [] as never, 'alarm is [], which is not an object of options.'],
  ])('%s', (_, alarm, expected) => {
    expect(refusal(() => new FailureQueue(newStack(), 'Failures', { alarm }))).toContain(expected);
  });

  test('while a week of long periods, and a day of short ones, pass', () => {
    const make = (alarm: FailureAlarmOptions) => () => new FailureQueue(newStack(), 'Failures', { alarm });

    expect(make({ evaluationPeriods: 7, period: Duration.days(1) })).not.toThrow();
    expect(make({ evaluationPeriods: 288, period: Duration.minutes(5) })).not.toThrow();
  });
});

const SETTINGS: ReadonlyArray<readonly [string, FailureQueueProps, Record<string, unknown>]> = [
  ['FIFO', { fifo: true }, { FifoQueue: true }],
  ['a name', { queueName: 'failures' }, { QueueName: 'failures' }],
  ['a FIFO name', { queueName: 'failures.fifo', fifo: true }, { QueueName: 'failures.fifo', FifoQueue: true }],
  ['the shortest retention', { retentionPeriod: Duration.seconds(60) }, { MessageRetentionPeriod: 60 }],
  ['the longest retention', { retentionPeriod: Duration.days(14) }, { MessageRetentionPeriod: 1_209_600 }],
];

describe('a failure queue takes', () => {
  test.each(SETTINGS)('%s', (_, props, properties) => {
    const stack = newStack();

    new FailureQueue(stack, 'Failures', props);

    expect(onlyOf(stack, 'AWS::SQS::Queue')).toMatchObject(properties);
  });

  test('a removal policy', () => {
    const stack = newStack();

    new FailureQueue(stack, 'Failures', { removalPolicy: RemovalPolicy.DESTROY });

    Template.fromStack(stack).hasResource('AWS::SQS::Queue', { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });

  test('a customer key, and then no key of SQS', () => {
    const stack = newStack();
    const encryptionMasterKey = new kms.Key(stack, 'Key');

    new FailureQueue(stack, 'Failures', { encryptionMasterKey });

    expect(onlyOf(stack, 'AWS::SQS::Queue')).toEqual({
      KmsMasterKeyId: inTemplate(stack, encryptionMasterKey.keyArn),
      MessageRetentionPeriod: 1_209_600,
    });
  });
});

test('A retention that SQS does not have is refused', () => {
  const stack = newStack();

  expect(refusal(() => new FailureQueue(stack, 'Failures', { retentionPeriod: Duration.days(15) }))).toContain('1,209,600');
});
