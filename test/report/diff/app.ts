/** An app with one sound delivery of each kind, to change one thing at a time. */
import { aConfig, aDepthAlarm, aFunction, aMapping, aQueue, arn, Json, ref, resource } from '../../template/app-of';

const DAY = 86_400;


export function shop(): Record<string, { Type: string; Properties: Json }> {
  return structuredClone({
    Save: aFunction({ Timeout: 10 }),
    Orders: aQueue({ VisibilityTimeout: 60, RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 5 } }),
    Dead: aQueue({ MessageRetentionPeriod: 14 * DAY }),
    DeadAlarm: aDepthAlarm('Dead'),
    SaveOrders: aMapping({ FunctionName: ref('Save'), EventSourceArn: arn('Orders') }),
    Count: aFunction({ Timeout: 10 }),
    Clicks: resource('AWS::Kinesis::Stream', { RetentionPeriodHours: 24 }),
    Skipped: aQueue({ MessageRetentionPeriod: 14 * DAY }),
    SkippedAlarm: aDepthAlarm('Skipped'),
    Records: resource('AWS::S3::Bucket'),
    CountClicks: aMapping({
      FunctionName: ref('Count'),
      EventSourceArn: arn('Clicks'),
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 3_600,
      DestinationConfig: { OnFailure: { Destination: arn('Skipped') } },
    }),
    Mail: aFunction({ Timeout: 10 }),
    MailSettings: aConfig({
      FunctionName: ref('Mail'), MaximumRetryAttempts: 2, DestinationConfig: { OnFailure: { Destination: arn('Unsent') } },
    }),
    Unsent: aQueue({ MessageRetentionPeriod: 14 * DAY }),
    UnsentAlarm: aDepthAlarm('Unsent'),
    Paid: resource('AWS::Events::Rule', {
      EventPattern: { source: ['shop'] },
      Targets: [{ Id: 'T', Arn: arn('Mail'), DeadLetterConfig: { Arn: arn('Undelivered') } }],
    }),
    Undelivered: aQueue({ MessageRetentionPeriod: 14 * DAY }),
    UndeliveredAlarm: aDepthAlarm('Undelivered'),
    Lossy: aFunction({ Timeout: 10 }),
    LossySettings: aConfig({ FunctionName: ref('Lossy') }),
    Raw: aQueue({ VisibilityTimeout: 60 }),
    ReadRaw: aMapping({ FunctionName: ref('Lossy'), EventSourceArn: arn('Raw') }),
    Loose: resource('AWS::Kinesis::Stream', { RetentionPeriodHours: 24 }),
    ReadLoose: aMapping({ FunctionName: ref('Lossy'), EventSourceArn: arn('Loose'), MaximumRetryAttempts: 3 }),
  }) as never;
}
