/**
 * Expands events that a service pushes: each becomes a rule, subscription or notification and a permission to invoke
 * the function.
 */
import { JsonObject, own } from '../json';
import { Expand, SamEvent } from './event';
import { invokePermission, permissionId } from './permission';
import { arnOf, getAttArn, Made, made, mergeMade, picked, resource } from './resources';
import { rule, schedule } from './rule-events';
import { s3 } from './s3-event';
import { sns } from './sns-event';

export const PUSH_EVENTS: ReadonlyMap<string, Expand> = new Map<string, Expand>([
  ['S3', s3],
  ['SNS', sns],
  ['EventBridgeRule', rule({ Pattern: 'EventPattern', EventBusName: 'EventBusName', State: 'State', RuleName: 'Name' })],
  ['CloudWatchEvent', rule({ Pattern: 'EventPattern', EventBusName: 'EventBusName', State: 'State', RuleName: 'Name' })],
  ['Schedule', rule({ Schedule: 'ScheduleExpression', State: 'State', Name: 'Name' })],
  ['ScheduleV2', schedule],
  ['CloudWatchLogs', logs],
  ['IoTRule', iot],
  ['AlexaSkill', alexa],
  ['Cognito', cognito],
]);

function logs(event: SamEvent): Made {
  const { LogGroupName: Group } = event.properties;
  const filter = resource('AWS::Logs::SubscriptionFilter', {
    ...picked(event.properties, ['LogGroupName', 'FilterPattern']), DestinationArn: event.target.arn,
  });
  return mergeMade(
    { resources: { [event.id]: { ...filter, DependsOn: [permissionId(event)] } } },
    invokePermission(event, 'logs.amazonaws.com', { SourceArn: arnOf('logs', 'log-group:${Group}:*', { Group }) }),
  );
}

function iot(event: SamEvent): Made {
  return mergeMade(
    made(event.id, 'AWS::IoT::TopicRule', {
      TopicRulePayload: { Sql: event.properties.Sql, Actions: [{ Lambda: { FunctionArn: event.target.arn } }] },
    }),
    invokePermission(event, 'iot.amazonaws.com', {
      SourceArn: arnOf('iot', 'rule/${Rule}', { Rule: { Ref: event.id } }), SourceAccount: { Ref: 'AWS::AccountId' },
    }),
  );
}

function alexa(event: SamEvent): Made {
  const { SkillId: skill } = event.properties;
  const ofSkill = skill === undefined ? {} : { EventSourceToken: skill };
  return invokePermission(event, 'alexa-appkit.amazon.com', ofSkill);
}

/** Each trigger is a setting of the user pool, which must be in the same template. */
function cognito(event: SamEvent): Made {
  const { properties, target, find } = event;
  const poolId = own(properties.UserPool, 'Ref');
  const pool = typeof poolId === 'string' ? find(poolId) : undefined;
  const source = typeof poolId === 'string' ? { SourceArn: getAttArn(poolId) } : {};
  const permission = invokePermission(event, 'cognito-idp.amazonaws.com', source);
  if (pool === undefined || typeof poolId !== 'string') return permission;
  const settings = own(pool, 'Properties') as JsonObject | undefined;
  const added = Object.fromEntries([properties.Trigger].flat().map((trigger) => [String(trigger), target.arn]));
  const LambdaConfig = { ...own(settings, 'LambdaConfig') as JsonObject | undefined, ...added };
  return mergeMade(permission, {
    resources: {}, changed: { [poolId]: { ...pool as JsonObject, Properties: { ...settings, LambdaConfig } } },
  });
}
