import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FailureQueueProps } from '../exits/failure-queue';
import { isAbsent } from '../wiring/number-prop';
import { refuse, whereIs } from '../wiring/refuse';
import { destinationTarget, eventSourceDlqTarget } from './adapted-target';
import { bucketDestinationTarget } from './bucket/bucket-target';
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
   * A standard SQS queue.
   *
   * Without a queue, one is made for each construct that takes this destination: encrypted, TLS only, kept for 14 days, retained,
   * and, for failures, with an alarm on its depth. A queue of one's own keeps its settings and gets no alarm.
   *
   * @param queue The queue; none to have one made.
   * @param props Settings of the queue that is made; not together with `queue`.
   */
  public static queue(queue?: sqs.IQueue, props?: FailureQueueProps): Destination {
    return new Destination((request) => {
      refuseBoth(request, queue, props);
      return queue ? queueDestinationTarget(queue) : newQueueDestinationTarget(request, props ?? {});
    });
  }

  /**
   * A standard SNS topic.
   * @param topic The topic.
   */
  public static topic(topic: sns.ITopic): Destination {
    return new Destination((request) => topicDestinationTarget(given(request, 'topic', topic)));
  }

  /**
   * Another Lambda function, invoked asynchronously with the invocation record. Asynchronous invocations only.
   * @param handler The function, alias or version; the permission covers nothing else.
   */
  public static function(handler: lambda.IFunction): Destination {
    return new Destination((request) => functionDestinationTarget(given(request, 'function', handler)));
  }

  /**
   * An EventBridge bus: the record arrives as an event of source `lambda`. Asynchronous invocations only.
   * @param eventBus The bus; `EventBus.fromEventBusName(this, 'Default', 'default')` for the account's own.
   */
  public static eventBus(eventBus: events.IEventBus): Destination {
    return new Destination((request) => eventBusDestinationTarget(given(request, 'eventBus', eventBus)));
  }

  /**
   * An S3 bucket, for failures only. It keeps the records of a stream, where a queue keeps only pointers to them.
   * @param bucket The bucket; permissions hold only while it belongs to the account that it belongs to now.
   */
  public static bucket(bucket: s3.IBucket): Destination {
    return new Destination((request) => bucketDestinationTarget(given(request, 'bucket', bucket)));
  }

  /**
   * A destination object of aws-cdk-lib, checked like the others. It makes its own grants, which are wider than this library's.
   * @param destination From `aws-cdk-lib/aws-lambda-destinations`, or your own.
   */
  public static fromDestination(destination: lambda.IDestination): Destination {
    return new Destination((request) => destinationTarget(given(request, 'fromDestination', destination), request));
  }

  /**
   * A failure destination object that aws-cdk-lib makes for event source mappings, checked like the others. It makes its own
   * grants, which are wider than this library's. Not for asynchronous invocations.
   * @param dlq From `aws-cdk-lib/aws-lambda-event-sources`, or your own.
   */
  public static fromEventSourceDlq(dlq: lambda.IEventSourceDlq): Destination {
    return new Destination((request) => eventSourceDlqTarget(given(request, 'fromEventSourceDlq', dlq), request));
  }

  private constructor(private readonly resolve: (request: DestinationRequest) => DestinationTarget) {}

  /** @internal */
  public _targetFor(request: DestinationRequest): DestinationTarget {
    return this.resolve(request);
  }
}

/** JavaScript, and a language whose null reaches us, can leave out what TypeScript asks for. */
function given<T>({ scope, prop }: DestinationRequest, factory: string, resource: T): T {
  return resource ?? refuse(scope, {
    prop,
    fact: `is Destination.${factory}() of nothing`,
    consequence: 'Events would end nowhere',
    fix: 'Give the resource that is to take them',
  });
}

function refuseBoth({ scope, prop }: DestinationRequest, queue: sqs.IQueue | undefined, props: FailureQueueProps | undefined): void {
  if (queue && setsAnything(props)) {
    refuse(scope, {
      prop,
      fact: `is Destination.queue() of the queue ${whereIs(queue)} together with settings for a queue that is made`,
      consequence: 'The settings cannot reach a queue that exists',
      fix: 'Leave one of them out',
    });
  }
}

/** A language with keyword arguments always gives an object, be it empty. */
function setsAnything(props: FailureQueueProps | undefined): boolean {
  return Object.values(props ?? {}).some((value) => !isAbsent(value));
}
