import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { QUEUE_CONSUME_ACTIONS, QUEUE_FILTER_KEYS } from '../../../sources/sqs/facts';
import { failureAlarmOf } from '../../exits/failure-queue';
import { acknowledge } from '../../wiring/acknowledge';
import { consumerNode, resourceNode } from '../../wiring/chains/chain-node';
import { addLink } from '../../wiring/chains/links';
import { isFifoResource } from '../../wiring/fifo';
import { refuseNoHandler } from '../../wiring/handler-environment';
import { refuseOtherKinds } from '../../wiring/prop-kinds';
import { checkedProps } from '../../wiring/props';
import { refuse, whereIs } from '../../wiring/refuse';
import { createMapping } from '../mapping/mapping';
import { readStatements } from '../mapping/read-statements';
import { createQueue, refuseSettingsOfNewQueue } from './new-queue';
import { queueSettings } from './queue-settings';
import { setRedrivePolicy } from './redrive';
import { SqsConsumerProps } from './sqs-consumer-props';
import { setVisibilityTimeout } from './visibility';

/**
 * A function that consumes an SQS queue. A message that keeps failing moves to the dead-letter queue, which keeps it
 * longer than the queue. Messages stay hidden while their batch runs, and only the failed messages of a batch are
 * retried.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 *
 * @example
 * const orders = new SqsConsumer(this, 'Orders', {
 *   handler,
 *   batchSize: 100,
 *   maxBatchingWindow: Duration.seconds(5),
 * });
 * const incoming = orders.queue;
 * incoming.grantSendMessages(shop);
 */
@propertyInjectable
export class SqsConsumer extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.SqsConsumer';

  /**
   * The queue that the function consumes.
   */
  public readonly queue: sqs.IQueue;

  /**
   * The dead-letter queue. Not set when the queue is imported, or has a redrive policy whose queue is unknown to this
   * app.
   */
  public readonly deadLetterQueue?: sqs.IQueue;

  /**
   * The alarm on the dead-letter queue. Not set when that is not a `FailureQueue`, or its alarm is not enabled.
   */
  public readonly failureAlarm?: cloudwatch.Alarm;

  /**
   * The UUID of the mapping from queue to function. The mapping itself is `node.defaultChild`, a
   * `lambda.CfnEventSourceMapping`.
   */
  public readonly eventSourceMappingId: string;

  /**
   * The ARN of the mapping from queue to function.
   */
  public readonly eventSourceMappingArn: string;

  /**
   * @throws `DeliveryError` if AWS would reject a setting, or two settings contradict each other
   */
  constructor(scope: Construct, id: string, props: SqsConsumerProps) {
    super(scope, id);
    props = checkedProps(this, props);
    refuseNoHandler(this, props.handler);
    refuseOtherKinds(this, props, {
      queue: ['queue', 'There is nothing to poll', 'leave queue out to have one created'],
      deadLetterQueue: ['queue', 'SQS moves failed messages to queues only', 'leave deadLetterQueue out to have one created'],
      encryptionMasterKey: ['key', 'SQS could not encrypt with it', 'leave encryptionMasterKey out for a key that SQS manages'],
    });
    const fifo = props.queue ? isFifoResource(props.queue, props.queue.queueArn) : props.fifo ?? false;
    const settings = queueSettings(this, props, fifo);
    if (props.queue) refuseSettingsOfNewQueue(this, props.queue, props);
    this.queue = props.queue ?? createQueue(this, props);
    this.deadLetterQueue = props.queue
      ? setRedrivePolicy(this, props.queue, props)
      : (this.queue as sqs.Queue).deadLetterQueue?.queue;
    addRedriveLink(this, props.handler, this.deadLetterQueue);
    this.failureAlarm = this.deadLetterQueue && failureAlarmOf(this.deadLetterQueue);
    setVisibilityTimeout(this, this.queue, props, settings.maximumBatchingWindowInSeconds);
    const mapping = createMapping(this, props, {
      prop: 'queue',
      name: whereIs(this.queue),
      construct: this.queue,
      region: this.queue.env.region,
      arn: this.queue.queueArn,
      statements: readStatements(QUEUE_CONSUME_ACTIONS, this.queue.queueArn, this.queue.encryptionMasterKey),
      filterKeys: QUEUE_FILTER_KEYS,
    }, settings);
    this.eventSourceMappingId = mapping.ref;
    this.eventSourceMappingArn = mapping.attrEventSourceMappingArn;
    acknowledge(mapping, ['Serverless-LambdaEventSourceMappingDestination'],
      'Lambda has no destinations for a queue: SQS itself moves a failed message to the dead-letter queue.');
  }

  /**
   * Number of messages in the dead-letter queue.
   *
   * @param props Options of the metric. The default is the maximum over 5 minutes.
   * @throws `DeliveryError` if the dead-letter queue is unknown to this construct
   */
  public metricDeadLetters(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    const queue = this.deadLetterQueue ?? refuse(this, {
      prop: 'metricDeadLetters',
      fact: `is called for the queue ${whereIs(this.queue)}, whose dead-letter queue is unknown to this app`,
      consequence: 'There is no queue to measure',
      fix: 'Use the metric of the dead-letter queue where that is created',
    });
    return queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', ...props });
  }
}

/** The handler would fail again on a message that returns to it from its dead-letter queue. */
function addRedriveLink(consumer: Construct, handler: lambda.IFunction, queue: sqs.IQueue | undefined): void {
  if (queue === undefined) return;
  addLink(consumer, 'deadLetterQueue', {
    from: consumerNode(consumer, handler), to: resourceNode('queue', queue, queue.queueArn), by: consumer, sends: 'on-failure',
  });
}
