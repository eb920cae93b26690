import { Duration } from 'aws-cdk-lib';
import * as amazonmq from 'aws-cdk-lib/aws-amazonmq';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { FilteredEventSourceConsumerProps } from '../mapping/filtered-event-source-consumer-props';

/**
 * Props of a function that consumes a queue of an Amazon MQ broker, ActiveMQ or RabbitMQ.
 *
 * There is no `onFailure`, since Lambda has no destination for the messages of a broker: the broker itself redelivers a
 * message and, if it is configured so, moves it to a dead-letter queue.
 */
export interface MqConsumerProps extends FilteredEventSourceConsumerProps {
  /**
   * The broker: a `CfnBroker`, or the construct of another library that refers to one. Not together with `brokerArn`.
   * @default - `brokerArn` is required
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly broker?: amazonmq.IBrokerRef;

  /**
   * The ARN of the broker. Not together with `broker`.
   * @default - `broker` is required
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly brokerArn?: string;

  /**
   * Name of the queue of the broker, up to 1,000 characters. The queue has to exist, except on ActiveMQ, which creates it.
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly queueName: string;

  /**
   * The secret with the user name and the password that Lambda logs in to the broker with. The role of the handler is
   * allowed to read it, and to decrypt it with its customer managed key.
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html
   */
  readonly secret: secretsmanager.ISecret;

  /**
   * Virtual host of the queue, up to 200 characters. RabbitMQ only.
   * @default - the virtual host that Lambda uses, `/`
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html
   */
  readonly virtualHost?: string;

  /**
   * Maximum number of messages in a batch, 1 to 10,000. The payload of an invocation has at most 6 MB.
   * @default 100 - the default of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly batchSize?: number;

  /**
   * Maximum time to gather a batch, 0 to 300 whole seconds. Once it is set, the half second of Lambda cannot be restored
   * without a new mapping.
   * @default - half a second, the default of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly maxBatchingWindow?: Duration;
}
