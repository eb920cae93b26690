/**
 * Binds an action to an alarm of this library. The permission to invoke a function stands beside the alarm: by the ids
 * of aws-cdk-lib the alarms of one function would have one permission, in the stack of the function.
 */
import { ArnFormat, Names, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { arnComponents } from '../wiring/arn';
import { spellProp } from '../wiring/language';
import { isResource, resourceOf } from '../wiring/reference';
import { refuse } from '../wiring/refuse';
import { allowServiceToInvoke } from '../wiring/services/invoke-permission';
import { isOther } from '../wiring/services/source-environment';

/** `scope` is the alarm, or its resource. */
export function bindAlarmAction(
  scope: Construct, alarm: cloudwatch.IAlarm, action: cloudwatch.IAlarmAction,
): cloudwatch.AlarmActionConfig {
  refuseNoAction(scope, action);
  const config = bindToFunction(scope, alarm, action) ?? action.bind(scope, alarm);
  refuseTopicElsewhere(scope, config.alarmActionArn);
  return config;
}

export function refuseNoAction(at: IConstruct, action: cloudwatch.IAlarmAction): void {
  if (typeof action?.bind !== 'function' || typeof action !== 'object') {
    refuse(at, {
      prop: 'the action',
      fact: 'of its alarm is not an alarm action',
      consequence: 'Nobody would be notified',
      fix: 'Give an object of aws-cdk-lib/aws-cloudwatch-actions: new cloudwatch_actions.SnsAction(topic)',
    });
  }
}

function bindToFunction(
  scope: Construct, alarm: cloudwatch.IAlarm, action: cloudwatch.IAlarmAction,
): cloudwatch.AlarmActionConfig | undefined {
  const handler = functionOf(action);
  if (handler === undefined || !mayAllow(handler)) return undefined;
  const id = `Invoke${Names.nodeUniqueId(handler.node)}`;
  if (scope.node.tryFindChild(id) === undefined) {
    allowServiceToInvoke(scope, handler, {
      principal: 'lambda.alarms.cloudwatch.amazonaws.com', arn: alarm.alarmArn, account: Stack.of(scope).account,
    }, id);
  }
  return { alarmActionArn: handler.functionArn };
}

/** Not to an imported function that may be of another account: aws-cdk-lib warns of those. */
function mayAllow(handler: lambda.IFunction): boolean {
  return (handler as { readonly canCreatePermissions?: boolean }).canCreatePermissions === true;
}

/** The class is recognized by its name, so that its module is not loaded for other actions. */
function functionOf(action: cloudwatch.IAlarmAction): lambda.IFunction | undefined {
  const { lambdaFunction } = action as { readonly lambdaFunction?: lambda.IFunction };
  return action.constructor?.name === 'LambdaAction' && lambdaFunction?.functionArn !== undefined ? lambdaFunction : undefined;
}

/** CloudWatch rejects the alarm: `Invalid region ca-central-1 specified. Only us-west-2 is supported`. */
function refuseTopicElsewhere(scope: Construct, arn: string): void {
  const theirs = regionOfTopic(arn);
  const ours = Stack.of(scope).region;
  if (theirs !== undefined && isOther(theirs, ours)) {
    refuse(scope, {
      prop: 'the action',
      fact: `of this alarm is a topic in Region ${theirs}, but the alarm is in ${ours}`,
      consequence: 'CloudWatch rejects an alarm with a topic of another Region',
      fix: `Give a topic of Region ${ours}: FailureAlarms.${spellProp('of')}(stack).${spellProp('addAction')}(…) is for the alarms of one stack`,
    });
  }
}

function regionOfTopic(arn: string): string | undefined {
  const resource = resourceOf(arn);
  if (resource !== undefined) {
    return isResource(resource, sns.CfnTopic.CFN_RESOURCE_TYPE_NAME) ? Stack.of(resource).region : undefined;
  }
  const components = arnComponents(arn, ArnFormat.NO_RESOURCE_NAME);
  return components?.service === 'sns' ? components.region : undefined;
}
