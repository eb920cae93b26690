/** A rule with a function as its one target: retries, dead-letter queue, and permission for this rule alone. */
import { PhysicalName, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { cfnQueueOf } from '../../sources/sqs/owned-queue';
import { canName, isOfOtherAccount, refuseNamelessResource } from '../../wiring/other-account';
import { allowServiceToInvoke } from '../../wiring/services/invoke-permission';
import { allowServiceToSend } from '../../wiring/services/send-by-policy';
import { TargetOptions, targetRetryPolicy } from './target-options';

export interface RuleTarget extends TargetOptions {
  readonly handler: lambda.IFunction;
  readonly deadLetterQueue: sqs.IQueue;
  readonly event?: events.RuleTargetInput;
}

/** Messages name `trigger`, which is the scope of the rule, or above it. */
export function createRule(
  trigger: Construct, scope: Construct, props: events.RuleProps, target: RuleTarget,
): events.Rule {
  const { handler, deadLetterQueue, event: input } = target;
  const retryPolicy = targetRetryPolicy(trigger, target);
  refuseNamelessResource(trigger, {
    prop: 'deadLetterQueue', resource: deadLetterQueue, arn: deadLetterQueue.queueArn, nameProp: 'queueName',
  });
  const crosses = cfnQueueOf(deadLetterQueue) !== undefined && isOfOtherAccount(deadLetterQueue, scope);
  const named = crosses ? { ...props, ruleName: props.ruleName ?? PhysicalName.GENERATE_IF_NEEDED } : props;
  const rule = new events.Rule(scope, 'Rule', named);
  rule.addTarget({
    bind: () => ({
      arn: handler.functionArn, deadLetterConfig: { arn: deadLetterQueue.queueArn }, retryPolicy, input,
    }),
  });
  const source = { service: 'events', principal: 'events.amazonaws.com', arn: rule.ruleArn, construct: rule };
  allowServiceToSend(trigger, 'deadLetterQueue', deadLetterQueue, {
    ...source, arn: crosses ? arnByName(rule, deadLetterQueue, props.eventBus) : rule.ruleArn,
  });
  allowServiceToInvoke(scope, handler, source);
  return rule;
}

/** The policy of a queue in another account names the rule. aws-cdk-lib would leave out the bus. */
function arnByName(rule: events.Rule, queue: sqs.IQueue, eventBus: events.IEventBusRef | undefined): string {
  const { eventBusName = '*' } = (eventBus ?? {}) as Partial<events.IEventBus>;
  const isDefault = eventBus === undefined || eventBusName === 'default';
  const bus = isDefault ? '' : `${canName(queue, eventBusName) ? eventBusName : '*'}/`;
  return Stack.of(rule).formatArn({ service: 'events', resource: 'rule', resourceName: `${bus}${rule.ruleName}` });
}
