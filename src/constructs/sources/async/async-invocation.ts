import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct, IDependable } from 'constructs';
import { OUTSIDE_CALLERS } from '../../../model/outside-callers';
import { LATEST } from '../../../resources/function/facts';
import { ASYNC_MAX_EVENT_AGE, ASYNC_RETRY_ATTEMPTS } from '../../../sources/async/facts';
import { checkHandler } from '../../checks/construct-checks';
import { connect, Connection } from '../../destinations/connect';
import { Destination } from '../../destinations/destination';
import { DestinationHandle } from '../../destinations/destination-handle';
import { acknowledge } from '../../wiring/acknowledge';
import { refuseUnqualifiedDurable } from '../../wiring/durable-handler';
import { refuseEdgeFunction } from '../../wiring/edge-function';
import { cfnFunctionOf, functionBehind, qualifierOf } from '../../wiring/handler';
import { refuseNoHandler, refuseOtherEnvironment, warnAboutHiddenQualifier } from '../../wiring/handler-environment';
import { wholeNumber, wholeSeconds } from '../../wiring/number-prop';
import { checkedProps } from '../../wiring/props';
import { isResource } from '../../wiring/reference';
import { AsyncInvocationProps } from './async-invocation-props';
import { setDeadLetter } from './dead-letter';
import { addDeadLetterLink, addDestinationLinks } from './destination-links';
import { refuseSecondConfig } from './refuse-second-config';

/**
 * Settings for asynchronous invocations of one qualifier of a function: retries, maximum age and destinations. Without
 * `onFailure`, failed events go to a new failure queue, unless the function has a dead-letter queue or topic.
 *
 * The `lambda.CfnEventInvokeConfig` is `node.defaultChild`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
 *
 * @example
 * new AsyncInvocation(this, 'Resize', {
 *   handler: alias,
 *   retryAttempts: 1,
 *   maxEventAge: Duration.hours(1),
 *   onSuccess: Destination.eventBus(bus),
 *   onFailure: Destination.bucket(bucket),
 * });
 */
@propertyInjectable
export class AsyncInvocation extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.AsyncInvocation';

  /**
   * Where the records of successful invocations are sent. Not set without `onSuccess`.
   */
  public readonly successDestination?: DestinationHandle;

  /**
   * Where the records of failed events are sent. Not set when the only exit is the dead-letter queue or topic of the
   * function.
   */
  public readonly failureDestination?: DestinationHandle;

  /**
   * The queue of `failureDestination`. Not set when that is another resource, or a destination object of aws-cdk-lib.
   */
  public readonly failureQueue?: sqs.IQueue;

  /**
   * The alarm of `failureDestination`. Not set when that is not a `FailureQueue`, or its alarm is not enabled.
   */
  public readonly failureAlarm?: cloudwatch.Alarm;

  private readonly handler: lambda.IFunction;

  /**
   * @throws `DeliveryError` if AWS would reject a setting, two settings contradict each other, or the qualifier has
   * settings already
   */
  constructor(scope: Construct, id: string, props: AsyncInvocationProps) {
    super(scope, id);
    props = checkedProps(this, props);
    this.handler = props.handler;
    refuseNoHandler(this, props.handler);
    const maximumRetryAttempts = wholeNumber(this, 'retryAttempts', props.retryAttempts, ASYNC_RETRY_ATTEMPTS);
    const maximumEventAgeInSeconds = wholeSeconds(this, 'maxEventAge', props.maxEventAge, ASYNC_MAX_EVENT_AGE);
    refuseOtherEnvironment(this, props.handler);
    refuseEdgeFunction(this, props.handler);
    refuseUnqualifiedDurable(this, props.handler, 'rejects every event');
    warnAboutHiddenQualifier(this, props.handler);
    refuseSecondConfig(this, props.handler);
    checkHandler(this, props.handler);
    const hasDeadLetter = setDeadLetter(this, props);
    const success = this.connect('onSuccess', props.onSuccess);
    const failure = this.connect('onFailure', props.onFailure ?? (hasDeadLetter ? undefined : Destination.newQueue()));
    this.successDestination = success?.handle;
    this.failureDestination = failure?.handle;
    this.failureQueue = failure?.handle.queue;
    this.failureAlarm = failure?.handle.failureAlarm;
    addDeadLetterLink(this, props.handler, props, failure === undefined);
    addDestinationLinks(this, props.handler, { 'on-failure': failure?.handle, 'on-success': success?.handle });
    const config = new lambda.CfnEventInvokeConfig(this, 'Config', {
      functionName: functionBehind(props.handler).functionName,
      qualifier: qualifierOf(props.handler),
      maximumRetryAttempts: maximumRetryAttempts ?? ASYNC_RETRY_ATTEMPTS.default, // AWS rejects settings that set nothing
      maximumEventAgeInSeconds: maximumEventAgeInSeconds ?? ASYNC_MAX_EVENT_AGE.default,
      destinationConfig: success || failure ? {
        onSuccess: success && destinationProperty(success),
        onFailure: failure && destinationProperty(failure),
      } : undefined,
    });
    // An `AsyncInvocation` implies a caller, even if the app declares none.
    config.node.addMetadata(OUTSIDE_CALLERS, true);
    config.node.addDependency(...dependablesOf(success), ...dependablesOf(failure), ...aliasOf(props.handler));
    if (failure) acknowledgeDestination(props.handler);
    else acknowledgeDeadLetter(config);
    this.node.defaultChild = config;
  }

  /**
   * Number of events that never succeeded, whether they reached an exit or not.
   *
   * @param props Options of the metric. The default is the sum over 5 minutes.
   */
  public metricAsyncEventsDropped(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.handler.metric('AsyncEventsDropped', { statistic: 'Sum', ...props });
  }

  /**
   * Number of records that Lambda could not send to a destination. These events are lost.
   *
   * @param props Options of the metric. The default is the sum over 5 minutes.
   */
  public metricDestinationDeliveryFailures(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.handler.metric('DestinationDeliveryFailures', { statistic: 'Sum', ...props });
  }

  private connect(prop: 'onSuccess' | 'onFailure', destination: Destination | undefined): Connection | undefined {
    return destination === undefined ? undefined : connect(destination, {
      scope: this,
      prop,
      use: prop === 'onSuccess' ? 'async-success' : 'async-failure',
      handler: this.handler,
    });
  }
}

/**
 * Some packs require a dead-letter queue even beside a destination, where each failed event would then arrive twice.
 * Settings of an alias or version leave `$LATEST` without an exit, so there the packs are right.
 */
function acknowledgeDestination(handler: lambda.IFunction): void {
  const resource = qualifierOf(handler) === LATEST ? cfnFunctionOf(handler) : undefined;
  if (resource === undefined) return;
  acknowledge(
    resource,
    ['Serverless', 'HIPAA.Security', 'NIST.800.53.R5'].map((pack) => `${pack}-LambdaDLQ`),
    'Failed asynchronous events go to an on-failure destination, which receives more than a dead-letter queue would.',
  );
}

/** A destination beside the dead-letter queue or topic would receive each failed event a second time. */
function acknowledgeDeadLetter(config: lambda.CfnEventInvokeConfig): void {
  acknowledge(config, ['Serverless-LambdaAsyncFailureDestination'],
    'Failed asynchronous events go to the dead-letter queue or topic of the function.');
}

function destinationProperty({ handle }: Connection): lambda.CfnEventInvokeConfig.OnFailureProperty {
  return { destination: handle.destinationArn };
}

/** The qualifier is the name of the alias and not a reference, so CloudFormation needs an explicit dependency. */
function aliasOf(handler: lambda.IFunction): readonly IDependable[] {
  const resource = handler.node.defaultChild;
  return isResource(resource, lambda.CfnAlias.CFN_RESOURCE_TYPE_NAME) ? [resource] : [];
}

function dependablesOf(connection: Connection | undefined): readonly IDependable[] {
  return connection?.dependables ?? [];
}
