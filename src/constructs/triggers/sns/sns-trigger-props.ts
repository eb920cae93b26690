import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FunctionTriggerProps } from '../trigger-props';

/**
 * Props of a function that an SNS topic invokes.
 */
export interface SnsTriggerProps extends FunctionTriggerProps {
  /**
   * The standard topic. SNS invokes no function from a FIFO topic: subscribe a FIFO queue to that, and consume the queue
   * with `SqsConsumer`. A topic of another Region or account is given with its ARN.
   */
  readonly topic: sns.ITopic;

  /**
   * Message attributes that a message must have, at most 5, which give at most 150 combinations of values. SNS drops
   * every other message. Not together with `filterPolicyWithMessageBody`.
   * @default - every message, since a filter that is too narrow drops messages without a trace
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html
   */
  readonly filterPolicy?: { [attribute: string]: sns.SubscriptionFilter };

  /**
   * Properties that the JSON body of a message must have. SNS drops every other message, and every body that is not
   * JSON. Not together with `filterPolicy`.
   * @default - every message, since a filter that is too narrow drops messages without a trace
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering-scope.html
   */
  readonly filterPolicyWithMessageBody?: { [attribute: string]: sns.FilterOrPolicy };

  /**
   * Dead-letter queue of the subscription, for messages that SNS cannot deliver to Lambda. A standard queue in the Region
   * of the topic, and another one than the failure exit of the function.
   * @default - a new encrypted queue with TLS only, a retention period of 14 days and an alarm on its depth, since SNS
   * drops what it cannot deliver: at once without permission, else after 23 days
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
   */
  readonly deadLetterQueue?: sqs.IQueue;
}
