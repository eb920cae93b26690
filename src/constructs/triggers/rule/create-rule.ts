/** A rule with a function as its one target: retries, dead-letter queue, and permission for this rule alone. */
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
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
  const rule = new events.Rule(scope, 'Rule', props);
  rule.addTarget({
    bind: () => ({
      arn: handler.functionArn, deadLetterConfig: { arn: deadLetterQueue.queueArn }, retryPolicy, input,
    }),
  });
  const source = { service: 'events', principal: 'events.amazonaws.com', arn: rule.ruleArn, construct: rule };
  allowServiceToSend(trigger, 'deadLetterQueue', deadLetterQueue, source);
  allowServiceToInvoke(scope, handler, source);
  return rule;
}
