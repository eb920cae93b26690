import { Stack } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { AsyncInvocation } from '../../sources/async/async-invocation';
import { checkedProps } from '../../wiring/props';
import { refuse } from '../../wiring/refuse';
import { allowServiceToInvoke } from '../../wiring/services/invoke-permission';
import { createSettings } from '../exits';
import { refuseUnsupportedTriggerHandler } from '../supported-trigger-handler';
import { refuseUnsupportedLogGroup } from './log-group';
import { LogsTriggerProps } from './logs-trigger-props';

/**
 * A function that receives the log events of a log group. CloudWatch Logs retries for 24 hours and has no dead-letter
 * queue of its own: what it cannot deliver by then, or has no permission to deliver, is skipped. A batch that the
 * function fails to handle ends in the failure exit of the function.
 *
 * The `logs.CfnSubscriptionFilter` is `node.defaultChild`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 *
 * @example
 * new LogsTrigger(this, 'Errors', {
 *   handler,
 *   logGroup,
 *   filterPattern: logs.FilterPattern.anyTerm('ERROR'),
 * });
 */
@propertyInjectable
export class LogsTrigger extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.LogsTrigger';

  /**
   * The asynchronous settings of the qualifier, shared by all its triggers. Not set when aws-cdk-lib made them from the
   * props of the function.
   */
  public readonly asyncInvocation?: AsyncInvocation;

  /**
   * @throws `DeliveryError` if AWS would reject a setting, two settings contradict each other, or the log group is that of
   * the function itself
   */
  constructor(scope: Construct, id: string, props: LogsTriggerProps) {
    super(scope, id);
    props = checkedProps(this, props);
    const { handler, logGroup, filterName } = props;
    refuseUnsupportedTriggerHandler(this, handler);
    refuseUnsupportedLogGroup(this, logGroup, handler);
    this.asyncInvocation = createSettings(this, props);
    const permission = allowServiceToInvoke(this, handler, {
      principal: 'logs.amazonaws.com', arn: logGroup.logGroupArn, account: Stack.of(this).account,
    });
    const filter = new logs.CfnSubscriptionFilter(this, 'SubscriptionFilter', {
      logGroupName: logGroup.logGroupName,
      destinationArn: handler.functionArn,
      filterPattern: patternOf(this, props),
      filterName,
    });
    filter.node.addDependency(permission);
    this.node.defaultChild = filter;
  }
}

function patternOf(trigger: Construct, { filterPattern = logs.FilterPattern.allEvents() }: LogsTriggerProps): string {
  const { logPatternString } = filterPattern;
  return typeof logPatternString === 'string' ? logPatternString : refuse(trigger, {
    prop: 'filterPattern',
    fact: 'is not a logs.IFilterPattern',
    consequence: 'CloudWatch Logs rejects the subscription filter',
    fix: "Give logs.FilterPattern.anyTerm('ERROR') or literal(…), or leave filterPattern out",
  });
}
