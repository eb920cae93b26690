import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Destination } from '../../destinations/destination';

/**
 * How one qualifier of a function is invoked asynchronously.
 */
export interface AsyncInvocationProps {
  /**
   * The function, alias or version that is invoked. The settings hold for its qualifier only: give the alias when callers, rules and
   * buckets invoke the alias. An alias does not inherit the settings of its function.
   */
  readonly handler: lambda.IFunction;

  /**
   * Retries after a function error, 0 to 2: the first after one minute, the second after two more. Throttled attempts do not count.
   * @default 2 - Lambda's own default: most errors pass within three minutes
   */
  readonly retryAttempts?: number;

  /**
   * Age at which an event that could not be handled is given up, 60 seconds to 6 hours. It bounds how long throttled events wait.
   * @default Duration.hours(6) - Lambda's own default, the longest that it keeps an event
   */
  readonly maxEventAge?: Duration;

  /**
   * Where the record of a successful invocation goes: a queue, topic, function or event bus.
   * @default - nowhere
   */
  readonly onSuccess?: Destination;

  /**
   * Where the record of an event goes that failed, expired, or could never run: a queue, topic, function, event bus or bucket.
   * @default Destination.newQueue() - a queue is made, encrypted, TLS only, 14 days, with an alarm on its depth; none when the function
   * has a dead-letter queue or topic
   */
  readonly onFailure?: Destination;

  /**
   * Dead-letter queue of the function, which gets the failed event alone, without request or response. It is one setting for the whole
   * function, whatever the qualifier, and the only exit that a durable function has. Not together with `deadLetterTopic`.
   * @default - none, except that a durable function gets a queue that is made; `onFailure` says more
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * Dead-letter topic of the function, which is sent the failed event alone. Not together with `deadLetterQueue`.
   * @default - none; `onFailure` says more
   */
  readonly deadLetterTopic?: sns.ITopic;
}
