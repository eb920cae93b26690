import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FailureQueueProps } from '../exits/failure-queue';
import { isOfKind, KindName, KINDS } from '../wiring/prop-kinds';
import { refuse } from '../wiring/refuse';
import { destinationTarget, eventSourceDlqTarget } from './adapted-target';
import { bucketDestinationTarget } from './bucket/bucket-target';
import { DestinationKind } from './destination-kind';
import { DestinationRequest, DestinationTarget } from './destination-target';
import { eventBusDestinationTarget } from './event-bus/event-bus-target';
import { functionDestinationTarget } from './function/function-target';
import { kafkaTopicDestinationTarget } from './kafka-topic/kafka-topic-target';
import { newQueueDestinationTarget, queueDestinationTarget } from './queue/queue-target';
import { topicDestinationTarget } from './topic/topic-target';

/**
 * Where events, or records of them, are sent. The same object works for `onSuccess` and `onFailure` of an asynchronous
 * invocation and for `onFailure` of a consumer of a stream or of Kafka.
 *
 * The construct that receives it checks whether AWS supports it there, allows the role of the handler to write to it
 * (and to use the key of an encrypted resource), and makes the Lambda resource depend on that permission.
 *
 * | destination | asynchronous, success | asynchronous, failure | Kinesis and DynamoDB, failure | Kafka, failure |
 * |---|---|---|---|---|
 * | queue | invocation record | invocation record | pointer to the records | pointer to the records |
 * | topic | invocation record | invocation record | pointer to the records | pointer to the records |
 * | function | invocation record | invocation record | - | - |
 * | event bus | invocation record | invocation record | - | - |
 * | bucket | - | invocation record | the records themselves | the records themselves |
 * | Kafka topic | - | - | - | the records themselves |
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export class Destination {
  /**
   * A standard SQS queue that exists already. The queue keeps its settings and gets no alarm.
   * @param queue The queue. Use `Destination.newQueue()` to create one.
   */
  public static queue(queue: sqs.IQueue): Destination {
    return new Destination(DestinationKind.QUEUE, (request) => (
      queueDestinationTarget(required(request, 'queue', queue))), queue);
  }

  /**
   * A new standard SQS queue for each construct that takes this destination: encrypted, TLS only, retained, with a
   * retention period of 14 days. A queue of failed events has an alarm on its depth. A queue of successful events has
   * one only if `alarm` is set.
   * @param props Settings of the queue. The default is a queue with the defaults of `FailureQueue`.
   */
  public static newQueue(props?: FailureQueueProps): Destination {
    return new Destination(DestinationKind.QUEUE, (request) => newQueueDestinationTarget(request, props ?? {}), props);
  }

  /**
   * A standard SNS topic.
   * @param topic The topic. Subscribers receive the record of an event, or the pointer to records of a stream.
   */
  public static topic(topic: sns.ITopic): Destination {
    return new Destination(DestinationKind.TOPIC, (request) => (
      topicDestinationTarget(required(request, 'topic', topic))), topic);
  }

  /**
   * Another Lambda function, which is invoked asynchronously with the invocation record. For asynchronous invocations
   * only.
   * @param handler The function, alias or version. The permission covers this qualifier only.
   */
  public static function(handler: lambda.IFunction): Destination {
    return new Destination(DestinationKind.FUNCTION, (request) => (
      functionDestinationTarget(required(request, 'function', handler))), handler);
  }

  /**
   * An EventBridge event bus, which receives the invocation record as an event of the source `lambda`. For asynchronous
   * invocations only.
   * @param eventBus The event bus. `EventBus.fromEventBusName(this, 'Default', 'default')` is the default bus of the
   * account.
   */
  public static eventBus(eventBus: events.IEventBus): Destination {
    return new Destination(DestinationKind.EVENT_BUS, (request) => (
      eventBusDestinationTarget(required(request, 'eventBus', eventBus))), eventBus);
  }

  /**
   * An S3 bucket, for failures only. It receives the records of a stream, where a queue receives only pointers to them.
   * @param bucket The bucket. The permissions apply only while the bucket belongs to its current account.
   */
  public static bucket(bucket: s3.IBucket): Destination {
    return new Destination(DestinationKind.BUCKET, (request) => (
      bucketDestinationTarget(required(request, 'bucket', bucket))), bucket);
  }

  /**
   * A topic of the Kafka cluster that the mapping reads, for `onFailure` of a consumer of another topic with provisioned
   * pollers. It receives the records themselves. The topic has to exist.
   * @param topic Name of the topic, up to 249 letters, digits, dots, underscores and hyphens.
   */
  public static kafkaTopic(topic: string): Destination {
    return new Destination(DestinationKind.KAFKA_TOPIC, (request) => (
      kafkaTopicDestinationTarget(request, required(request, 'kafkaTopic', topic))));
  }

  /**
   * A destination object of aws-cdk-lib. It adds its own permissions, which are broader than those of this library.
   * @param destination From `aws-cdk-lib/aws-lambda-destinations`, or your own.
   */
  public static fromDestination(destination: lambda.IDestination): Destination {
    return new Destination(DestinationKind.OTHER, (request) => (
      destinationTarget(required(request, 'fromDestination', destination), request)), destination);
  }

  /**
   * A failure destination object of aws-cdk-lib for event source mappings. It adds its own permissions, which are
   * broader than those of this library. Not for asynchronous invocations.
   * @param dlq From `aws-cdk-lib/aws-lambda-event-sources`, or your own.
   */
  public static fromEventSourceDlq(dlq: lambda.IEventSourceDlq): Destination {
    return new Destination(DestinationKind.OTHER, (request) => (
      eventSourceDlqTarget(required(request, 'fromEventSourceDlq', dlq), request)), dlq);
  }

  /**
   * What the destination is. `OTHER` for an object of aws-cdk-lib, whose resource is unknown until a construct receives
   * the destination.
   */
  public readonly kind: DestinationKind;

  private constructor(
    kind: DestinationKind,
    private readonly resolve: (request: DestinationRequest) => DestinationTarget,
    private readonly resource?: unknown,
  ) {
    this.kind = kind;
  }

  /** @internal */
  public _isSameAs(other: Destination): boolean {
    return this === other || (this.kind === other.kind && this.resource === other.resource);
  }

  /** @internal */
  public _targetFor(request: DestinationRequest): DestinationTarget {
    return this.resolve(request);
  }
}

const KIND_OF = {
  queue: 'queue',
  topic: 'topic',
  function: 'handler',
  eventBus: 'eventBus',
  bucket: 'bucket',
  fromDestination: 'destinationObject',
  fromEventSourceDlq: 'dlqObject',
} as const satisfies Readonly<Record<string, KindName>>;

/** A JavaScript caller can leave out an argument that TypeScript requires, or give another object. */
function required<T>(
  { scope, prop }: DestinationRequest, factory: keyof typeof KIND_OF | 'kafkaTopic', resource: T,
): T {
  if (resource === undefined || resource === null) {
    refuse(scope, {
      prop,
      fact: `is Destination.${factory}() without a resource`,
      consequence: 'Events would be lost',
      fix: factory === 'queue'
        ? 'Give the queue, or use Destination.newQueue() to create one'
        : 'Give the resource that receives them',
    });
  }
  if (factory !== 'kafkaTopic' && !isOfKind(resource, KIND_OF[factory])) {
    const { noun, example } = KINDS[KIND_OF[factory]];
    refuse(scope, {
      prop,
      fact: `is Destination.${factory}() of something that is not ${noun}`,
      consequence: 'Events would be lost',
      fix: `Give ${example}`,
    });
  }
  return resource;
}
