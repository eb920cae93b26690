import { Stack } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { AsyncInvocation } from '../../sources/async/async-invocation';
import { checkedProps } from '../../wiring/props';
import { allowServiceToInvoke } from '../../wiring/services/invoke-permission';
import { createSettings } from '../exits';
import { refuseUnsupportedTriggerHandler } from '../supported-trigger-handler';
import { refuseBadSource } from './service-source-settings';
import { ServiceTriggerProps } from './service-trigger-props';

/**
 * A function that another AWS service invokes asynchronously: SES, IoT, Config, CodeCommit and the like. The service is
 * allowed to invoke the function for one resource, and an event that the function fails to handle ends in the failure
 * exit of the function. These services have no dead-letter queue of their own.
 *
 * The resource that names the function has to be created after the permission: `rule.node.addDependency(trigger)`. The
 * `lambda.CfnPermission` is `node.defaultChild`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 *
 * @example
 * new ServiceTrigger(this, 'Pushed', {
 *   handler,
 *   principal: new iam.ServicePrincipal('codecommit.amazonaws.com'),
 *   sourceArn: repository.repositoryArn,
 * });
 */
@propertyInjectable
export class ServiceTrigger extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.ServiceTrigger';

  /**
   * The asynchronous settings of the qualifier, shared by all its triggers. Not set when aws-cdk-lib made them from the
   * props of the function.
   */
  public readonly asyncInvocation?: AsyncInvocation;

  /**
   * @throws `DeliveryError` if AWS would reject a setting, two settings contradict each other, or the service waits for
   * the result
   */
  constructor(scope: Construct, id: string, props: ServiceTriggerProps) {
    super(scope, id);
    props = checkedProps(this, props);
    refuseUnsupportedTriggerHandler(this, props.handler);
    const service = refuseBadSource(this, props);
    this.asyncInvocation = createSettings(this, props);
    this.node.defaultChild = allowServiceToInvoke(this, props.handler, {
      principal: service,
      arn: props.sourceArn,
      account: props.sourceAccount ?? Stack.of(this).account,
    });
  }
}
