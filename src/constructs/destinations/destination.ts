import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FailureQueueProps } from '../exits/failure-queue';
import { refuse } from '../wiring/refuse';
import { destinationTarget, eventSourceDlqTarget } from './adapted-target';
import { bucketDestinationTarget } from './bucket/bucket-target';
import { DestinationKind } from './destination-kind';
import { DestinationRequest, DestinationTarget } from './destination-target';
import { eventBusDestinationTarget } from './event-bus/event-bus-target';
import { functionDestinationTarget } from './function/function-target';
import { newQueueDestinationTarget, queueDestinationTarget } from './queue/queue-target';
import { topicDestinationTarget } from './topic/topic-target';

/**
 * One place where an event, or the record of it, can end. The same object serves as `onSuccess` and `onFailure` of an asynchronous
 * invocation and as `onFailure` of a stream's consumer; the construct that takes it checks that it fits, lets the handler's role
 * write there (keys of encrypted resources included) and makes Lambda wait for that permission.
 *
 * | destination | asynchronous, success | asynchronous, failure | Kinesis and DynamoDB, failure |
 * |---|---|---|---|
 * | queue | invocation record | invocation record | pointer to the records |
 * | topic | invocation record | invocation record | pointer to the records |
 * | function | invocation record | invocation record | - |
 * | event bus | invocation record | invocation record | - |
 * | bucket | - | invocation record | the records themselves |
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export class Destination {
  /**
   * A standard SQS queue that exists already. The queue keeps its settings and gets no alarm.
   * @param queue The queue. Use `Destination.newQueue()` to create one.
   */
  public static queue(queue: sqs.IQueue): Destination {
    return new Destination(DestinationKind.QUEUE, (request) => queueDestinationTarget(required(request, 'queue', queue)));
  }

  /**
   * A new standard SQS queue for each construct that takes this destination: encrypted, TLS only, retained, with a retention period
   * of 14 days. A queue of failed events has an alarm on its depth. A queue of successful events has one only if `alarm` is set.
   * @param props Settings of the queue. The default is a queue with the defaults of `FailureQueue`.
   */
  public static newQueue(props?: FailureQueueProps): Destination {
    return new Destination(DestinationKind.QUEUE, (request) => newQueueDestinationTarget(request, props ?? {}));
  }

  /**
   * A standard SNS topic.
   * @param topic The topic.
   */
  public static topic(topic: sns.ITopic): Destination {
    return new Destination(DestinationKind.TOPIC, (request) => topicDestinationTarget(required(request, 'topic', topic)));
  }

  /**
   * Another Lambda function, invoked asynchronously with the invocation record. Asynchronous invocations only.
   * @param handler The function, alias or version; the permission covers nothing else.
   */
  public static function(handler: lambda.IFunction): Destination {
    return new Destination(DestinationKind.FUNCTION, (request) => functionDestinationTarget(required(request, 'function', handler)));
  }

  /**
   * An EventBridge bus: the record arrives as an event of source `lambda`. Asynchronous invocations only.
   * @param eventBus The bus; `EventBus.fromEventBusName(this, 'Default', 'default')` for the account's own.
   */
  public static eventBus(eventBus: events.IEventBus): Destination {
    return new Destination(DestinationKind.EVENT_BUS, (request) => eventBusDestinationTarget(required(request, 'eventBus', eventBus)));
  }

  /**
   * An S3 bucket, for failures only. It keeps the records of a stream, where a queue keeps only pointers to them.
   * @param bucket The bucket; permissions hold only while it belongs to the account that it belongs to now.
   */
  public static bucket(bucket: s3.IBucket): Destination {
    return new Destination(DestinationKind.BUCKET, (request) => bucketDestinationTarget(required(request, 'bucket', bucket)));
  }

  /**
   * A destination object of aws-cdk-lib, checked like the others. It makes its own grants, which are wider than this library's.
   * @param destination From `aws-cdk-lib/aws-lambda-destinations`, or your own.
   */
  public static fromDestination(destination: lambda.IDestination): Destination {
    return new Destination(DestinationKind.OTHER, (request) => destinationTarget(required(request, 'fromDestination', destination), request));
  }

  /**
   * A failure destination object that aws-cdk-lib makes for event source mappings, checked like the others. It makes its own
   * grants, which are wider than this library's. Not for asynchronous invocations.
   * @param dlq From `aws-cdk-lib/aws-lambda-event-sources`, or your own.
   */
  public static fromEventSourceDlq(dlq: lambda.IEventSourceDlq): Destination {
    return new Destination(DestinationKind.OTHER, (request) => eventSourceDlqTarget(required(request, 'fromEventSourceDlq', dlq), request));
  }

  /**
   * Where events end. `OTHER` for an object of aws-cdk-lib, whose resource is known only when a construct takes the destination.
   */
  public readonly kind: DestinationKind;

  private constructor(kind: DestinationKind, private readonly resolve: (request: DestinationRequest) => DestinationTarget) {
    this.kind = kind;
  }

  /** @internal */
  public _targetFor(request: DestinationRequest): DestinationTarget {
    return this.resolve(request);
  }
}

/** A JavaScript caller can leave out an argument that TypeScript requires. */
function required<T>({ scope, prop }: DestinationRequest, factory: string, resource: T): T {
  return resource ?? refuse(scope, {
    prop,
    fact: `is Destination.${factory}() without a resource`,
    consequence: 'Events would be lost',
    fix: factory === 'queue' ? 'Give the queue, or use Destination.newQueue() to create one' : 'Give the resource that receives them',
  });
}
