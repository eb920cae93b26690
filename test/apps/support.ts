/** What the apps have in common, as users share it: a function with a timeout, a queue with its dead-letter queue, an alarm on it. */
import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

// aws-cdk-lib's own TableV2 calls props of aws-cdk-lib that are deprecated, and says so at length each time.
process.env.JSII_DEPRECATED = 'quiet';

export function fn(scope: Construct, id: string, props: Partial<lambda.FunctionProps> = {}): lambda.Function {
  return new lambda.Function(scope, id, {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
    timeout: Duration.seconds(20),
    ...props,
  });
}

/** A dead-letter queue with an alarm on what waits in it. */
export function deadLetters(scope: Construct, id: string, props: sqs.QueueProps = {}): sqs.Queue {
  const queue = new sqs.Queue(scope, id, { retentionPeriod: Duration.days(14), ...props });
  const onCall = new sns.Topic(scope, `${id}OnCall`);
  onCall.addSubscription(new subscriptions.EmailSubscription('on-call@example.com'));
  queue.metricApproximateNumberOfMessagesVisible({ statistic: cloudwatch.Stats.MAXIMUM, period: Duration.minutes(1) })
    .createAlarm(scope, `${id}Alarm`, { threshold: 1, evaluationPeriods: 1 })
    .addAlarmAction(new actions.SnsAction(onCall));
  return queue;
}

export function workQueue(scope: Construct, id: string, props: sqs.QueueProps = {}): sqs.Queue {
  const same = { fifo: props.fifo, encryptionMasterKey: props.encryptionMasterKey };
  return new sqs.Queue(scope, id, {
    visibilityTimeout: Duration.minutes(3),
    deadLetterQueue: { queue: deadLetters(scope, `${id}Dead`, same), maxReceiveCount: 5 },
    ...props,
  });
}

export function key(scope: Construct, id = 'Key'): kms.Key {
  return new kms.Key(scope, id, { enableKeyRotation: true });
}
