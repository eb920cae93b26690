import { Resource, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { AsyncInvocation } from '../../sources/async/async-invocation';
import { acknowledge } from '../../wiring/acknowledge';
import { asyncNode, resourceNode } from '../../wiring/chains/chain-node';
import { addLink } from '../../wiring/chains/links';
import { isFifoResource } from '../../wiring/fifo';
import { functionBehind } from '../../wiring/handler';
import { refuseNamelessResource } from '../../wiring/other-account';
import { refuseOtherStage } from '../../wiring/other-stage';
import { checkedProps } from '../../wiring/props';
import { refuse, whereIs } from '../../wiring/refuse';
import { allowServiceToInvoke } from '../../wiring/services/invoke-permission';
import { allowServiceToSend } from '../../wiring/services/send-by-policy';
import { isOther } from '../../wiring/services/source-environment';
import { createExits } from '../exits';
import { refuseUnsupportedTriggerHandler } from '../supported-trigger-handler';
import { filterPolicySettings } from './filter-policy';
import { SnsTriggerProps } from './sns-trigger-props';
import { allowSubscription, invokingPrincipal } from './topic-environment';

/**
 * A function that an SNS topic invokes. A message that SNS cannot deliver ends in the dead-letter queue of the
 * subscription, and one that the function fails to handle ends in the failure exit of the function.
 *
 * The `sns.CfnSubscription` is `node.defaultChild`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
 *
 * @example
 * const isOrder = sns.SubscriptionFilter.stringFilter({ allowlist: ['order'] });
 * new SnsTrigger(this, 'Announce', {
 *   topic,
 *   handler: alias,
 *   filterPolicy: { kind: isOrder },
 *   asynchronous: { retryAttempts: 1 },
 * });
 */
@propertyInjectable
export class SnsTrigger extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.SnsTrigger';

  /**
   * The dead-letter queue of the subscription, for messages that SNS cannot deliver.
   */
  public readonly deliveryDeadLetterQueue: sqs.IQueue;

  /**
   * The alarm of `deliveryDeadLetterQueue`. Not set when that is not a `FailureQueue`, or its alarm is not enabled.
   */
  public readonly deliveryFailureAlarm?: cloudwatch.Alarm;

  /**
   * The asynchronous settings of the qualifier, shared by all its triggers. Not set when aws-cdk-lib made them from the
   * props of the function.
   */
  public readonly asyncInvocation?: AsyncInvocation;

  /**
   * The ARN of the subscription.
   */
  public readonly subscriptionArn: string;

  /**
   * @throws `DeliveryError` if AWS would reject a setting, two settings contradict each other, or the topic leads back to
   * itself
   */
  constructor(scope: Construct, id: string, props: SnsTriggerProps) {
    super(scope, id);
    props = checkedProps(this, props);
    const { topic, handler } = props;
    refuseUnsupportedTriggerHandler(this, handler);
    refuseUnsupportedTopic(this, topic);
    if (Resource.isOwnedResource(topic)) {
      refuseNamelessResource(this, { prop: 'topic', resource: topic, arn: topic.topicArn, nameProp: 'topicName' });
    }
    const filters = filterPolicySettings(this, props);
    addLink(this, 'topic', {
      from: resourceNode('topic', topic, topic.topicArn),
      to: asyncNode(handler),
      by: this,
      passes: () => filters.filterPolicy === undefined,
    });
    const { queue, alarm, settings } = createExits(this, props, {
      service: 'SNS', region: topic.env.region, account: Stack.of(this).account,
    });
    this.deliveryDeadLetterQueue = queue;
    this.deliveryFailureAlarm = alarm;
    this.asyncInvocation = settings;
    const source = { service: 'sns', principal: 'sns.amazonaws.com', arn: topic.topicArn, construct: topic };
    const sending = allowServiceToSend(this, 'deadLetterQueue', queue, source);
    const invoking = allowServiceToInvoke(this, handler, { ...source, principal: invokingPrincipal(this, topic) });
    allowSubscription(this, topic);
    const subscription = new sns.CfnSubscription(this, 'Subscription', {
      topicArn: topic.topicArn,
      protocol: sns.SubscriptionProtocol.LAMBDA,
      endpoint: handler.functionArn,
      region: isOther(topic.env.region, Stack.of(this).region) ? topic.env.region : undefined,
      redrivePolicy: { deadLetterTargetArn: queue.queueArn },
      ...filters,
    });
    subscription.node.addDependency(invoking, ...sending);
    acknowledgeQualifier(subscription, handler);
    this.node.defaultChild = subscription;
    this.subscriptionArn = subscription.ref;
  }
}

/** The validator of newer releases of aws-cdk-lib takes the ARN of an alias or version for a wrong endpoint. */
function acknowledgeQualifier(subscription: sns.CfnSubscription, handler: lambda.IFunction): void {
  if (handler === functionBehind(handler)) return;
  acknowledge(subscription, ['CloudFormation-Validate::W3694'],
    'SNS invokes an alias or a version by its ARN as it does a function, and the validator knows functions only.');
}

function refuseUnsupportedTopic(trigger: Construct, topic: sns.ITopic | undefined): void {
  if (topic?.topicArn === undefined) {
    refuse(trigger, {
      prop: 'topic', fact: topic ? 'is not a topic' : 'is left out', consequence: 'There is nothing to subscribe to', fix: 'Give an sns.Topic',
    });
  }
  refuseOtherStage(trigger, 'topic', topic);
  if (isFifoResource(topic, topic.topicArn)) {
    refuse(trigger, {
      prop: 'topic',
      fact: `${whereIs(topic)} is a FIFO topic`,
      consequence: 'SNS delivers FIFO topics to queues only, and rejects the subscription of a function',
      fix: 'Subscribe a FIFO queue and consume it: topic.addSubscription(new subscriptions.SqsSubscription(queue)), '
        + 'then new SqsConsumer(scope, id, { handler, queue })',
    });
  }
}
