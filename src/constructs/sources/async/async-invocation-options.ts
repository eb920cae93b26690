import { Duration } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Destination } from '../../destinations/destination';

/**
 * Settings for asynchronous invocations, without the function: what `AsyncInvocation` and every trigger take.
 */
export interface AsyncInvocationOptions {
  /**
   * Number of retries after a function error, 0 to 2. Lambda waits one minute before the first and two minutes before
   * the second. Throttled attempts do not count.
   * @default 2 - the default of Lambda: most errors pass within three minutes
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
   */
  readonly retryAttempts?: number;

  /**
   * Maximum age of an event in the queue of Lambda, 60 seconds to 6 hours. It limits how long throttled events wait.
   * @default Duration.hours(6) - the default and the maximum of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html
   */
  readonly maxEventAge?: Duration;

  /**
   * Where the record of a successful invocation is sent: a queue, topic, function or event bus.
   * @default - nowhere, since a success needs no exit
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
   */
  readonly onSuccess?: Destination;

  /**
   * Where the record of an event is sent that failed or expired: a queue, topic, function, event bus or bucket.
   * @default Destination.newQueue() - an encrypted queue with TLS only, a retention period of 14 days and an alarm on
   * its depth. Nowhere if the function has a dead-letter queue or topic
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
   */
  readonly onFailure?: Destination;

  /**
   * Dead-letter queue of the function, which receives the failed event without request and response. Not together with
   * `deadLetterTopic`.
   *
   * It applies to the whole function, whatever the qualifier, and is the only exit of a durable function.
   *
   * @default - none, since `onFailure` receives more. A durable function gets a new queue
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * Dead-letter topic of the function, which receives the failed event without request and response. Not together with
   * `deadLetterQueue`.
   * @default - none, since `onFailure` receives more
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
   */
  readonly deadLetterTopic?: sns.ITopic;
}
