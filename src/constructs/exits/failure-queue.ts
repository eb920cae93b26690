import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { QUEUE_RETENTION } from '../../resources/queue/facts';
import { acknowledge } from '../wiring/acknowledge';
import { wholeSeconds } from '../wiring/number-prop';
import { withoutNulls } from '../wiring/props';
import { refuse } from '../wiring/refuse';
import { createDepthAlarm } from './depth-alarm';
import { FailureAlarmOptions } from './failure-alarm-options';

/**
 * Settings of a queue where failed events end.
 */
export interface FailureQueueProps {
  /**
   * Whether the queue is FIFO. A dead-letter queue is of the type of its source; Lambda's destinations are never FIFO.
   * @default false - Lambda delivers failed events to standard queues only
   */
  readonly fifo?: boolean;

  /**
   * Name of the queue; of a FIFO queue it ends in `.fifo`.
   * @default - made by CloudFormation, so that the queue can be replaced
   */
  readonly queueName?: string;

  /**
   * Customer key to encrypt the queue with. Roles that write or read are granted its use.
   * @default - encrypted with a key that SQS manages: nothing to pay, no key policy to get wrong
   */
  readonly encryptionMasterKey?: kms.IKey;

  /**
   * How long a failed event waits to be seen, 60 seconds to 14 days.
   * @default Duration.days(14) - the most that SQS keeps: time for a weekend, a holiday and a fix
   */
  readonly retentionPeriod?: Duration;

  /**
   * What becomes of the queue when it leaves the stack.
   * @default RemovalPolicy.RETAIN - events that wait in it are not deleted with a stack
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Settings of the alarm on the depth of the queue. Its actions come from `FailureAlarms.of(scope).addAction()`, or from
   * `failureAlarm.addAlarmAction()`.
   * @default - an alarm that the first message triggers, since events in a failure queue expire unseen if nobody watches it
   */
  readonly alarm?: FailureAlarmOptions;
}

/**
 * A queue where failed events end: encrypted, TLS only, kept for 14 days, retained, and watched by an alarm on its depth.
 *
 * The constructs make one wherever no queue is given; make your own to share it between them.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 *
 * @example
 * const failures = new FailureQueue(this, 'Failures');
 * new AsyncInvocation(this, 'Resize', { handler, onFailure: Destination.queue(failures) });
 */
@propertyInjectable
export class FailureQueue extends sqs.Queue {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.FailureQueue';

  /**
   * The alarm on the depth of the queue. Not set with `alarm: { enabled: false }`.
   */
  public readonly failureAlarm?: cloudwatch.Alarm;

  /**
   * @throws Error when the retention period is out of range
   */
  constructor(scope: Construct, id: string, props: FailureQueueProps = {}) {
    props = withoutNulls(props);
    super(scope, id, {
      fifo: props.fifo || undefined,
      queueName: props.queueName,
      encryption: props.encryptionMasterKey ? sqs.QueueEncryption.KMS : sqs.QueueEncryption.SQS_MANAGED,
      encryptionMasterKey: props.encryptionMasterKey,
      enforceSSL: true,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    refuseNoName(this, props);
    (this.node.defaultChild as sqs.CfnQueue).messageRetentionPeriod = wholeSeconds(
      this, 'retentionPeriod', props.retentionPeriod ?? Duration.seconds(QUEUE_RETENTION.max), QUEUE_RETENTION,
    );
    acknowledge(this, ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'], 'Events end here and wait to be seen: '
      + 'a dead-letter queue behind it would move them out of sight.');
    this.failureAlarm = createDepthAlarm(this, props.alarm);
  }
}

function refuseNoName(queue: FailureQueue, { queueName }: FailureQueueProps): void {
  if (queueName === '') {
    refuse(queue, {
      prop: 'queueName',
      fact: 'is empty',
      consequence: 'SQS rejects a queue without a name',
      fix: 'Give a name, or leave it out to have one made',
    });
  }
}

/** The alarm of a queue that is a `FailureQueue`. */
export function failureAlarmOf(queue: sqs.IQueue): cloudwatch.Alarm | undefined {
  return queue instanceof FailureQueue ? queue.failureAlarm : undefined;
}
