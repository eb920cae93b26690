import * as lambda from 'aws-cdk-lib/aws-lambda';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { MAPPING_BATCHING_WINDOW } from '../../../sources/mapping/facts';
import { MQ_BATCH_SIZE, MQ_QUEUE_NAME } from '../../../sources/mq/facts';
import { acknowledge } from '../../wiring/acknowledge';
import { refuseNoHandler } from '../../wiring/handler-environment';
import { wholeNumber, wholeSeconds } from '../../wiring/number-prop';
import { checkedProps } from '../../wiring/props';
import { requiredText } from '../../wiring/text-prop';
import { createMapping } from '../mapping/mapping';
import { accessSettings, secretAccess, SourceAccess } from '../mapping/secret-access';
import { mqBroker } from './mq-broker';
import { MqConsumerProps } from './mq-consumer-props';

const { BASIC_AUTH, VIRTUAL_HOST } = lambda.SourceAccessConfigurationType;

/**
 * A function that consumes a queue of an Amazon MQ broker. Its role may describe the broker, read the secret that Lambda
 * logs in with and create network interfaces in the VPC of a private broker.
 *
 * Lambda has neither a destination nor partial batch responses for a broker. A batch that fails returns to the queue as
 * a whole, so handlers have to be idempotent, and the broker decides where a message ends that fails again and again.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html
 *
 * @example
 * declare const rabbit: amazonmq.CfnBroker;
 *
 * new MqConsumer(this, 'Parcels', {
 *   handler,
 *   broker: rabbit,
 *   queueName: 'parcels',
 *   virtualHost: '/shop',
 *   secret,
 * });
 */
@propertyInjectable
export class MqConsumer extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.MqConsumer';

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
  constructor(scope: Construct, id: string, props: MqConsumerProps) {
    super(scope, id);
    props = checkedProps(this, props);
    refuseNoHandler(this, props.handler);
    const { virtualHost, ...source } = mqBroker(this, props);
    const queue = requiredText(this, 'queueName', props.queueName, MQ_QUEUE_NAME, 'Give the name of a queue of the broker');
    const login = secretAccess(this, 'secret', props.secret, BASIC_AUTH);
    const host: SourceAccess[] = virtualHost === undefined ? [] : [{ type: VIRTUAL_HOST, uri: virtualHost }];
    const mapping = createMapping(this, props, { ...source, statements: [...source.statements, ...login.statements] }, {
      queues: [queue],
      batchSize: wholeNumber(this, 'batchSize', props.batchSize, MQ_BATCH_SIZE) ?? MQ_BATCH_SIZE.default,
      maximumBatchingWindowInSeconds: wholeSeconds(
        this, 'maxBatchingWindow', props.maxBatchingWindow, MAPPING_BATCHING_WINDOW,
      ),
      ...accessSettings([login.access, ...host]),
    });
    this.eventSourceMappingId = mapping.ref;
    this.eventSourceMappingArn = mapping.attrEventSourceMappingArn;
    acknowledge(mapping, ['Serverless-LambdaEventSourceMappingDestination'],
      'Lambda has no destinations for a broker: the broker itself moves a failed message to its dead-letter queue.');
  }
}
