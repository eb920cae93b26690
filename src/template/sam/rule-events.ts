/** Expands EventBridge events: a rule with a permission, or a schedule with a role. */
import { JsonObject, own } from '../json';
import { Expand, SamEvent } from './event';
import { invokePermission } from './permission';
import { queueFor } from './queues';
import { allow, getAttArn, Made, made, mergeMade, NO_RESOURCES, picked, renamedProperties, roleFor } from './resources';

const EVENTS = 'events.amazonaws.com';

/** Takes the properties of the rule by the names that they have in the event. */
export function rule(names: Readonly<Record<string, string>>): Expand {
  return (event) => {
    const { id, properties, target } = event;
    const deadLetter = deadLetterOf(event, (queueId) => (
      queueFor(queueId, `${id}QueuePolicy`, { Service: EVENTS }, getAttArn(id))
    ));
    return mergeMade(
      made(id, 'AWS::Events::Rule', {
        ...stateOf(properties.Enabled),
        ...renamedProperties(properties, names),
        Targets: [{
          Id: own(properties.Target, 'Id') ?? `${id}LambdaTarget`,
          Arn: target.arn,
          ...picked(properties, ['Input', 'InputPath', 'InputTransformer', 'RetryPolicy']),
          ...deadLetter.setting,
        }],
      }),
      deadLetter.made,
      invokePermission(event, EVENTS, { SourceArn: getAttArn(id) }),
    );
  };
}

/** An intrinsic in `Enabled` hides the state. */
function stateOf(enabled: unknown): JsonObject {
  if (enabled === undefined) return {};
  if (typeof enabled !== 'boolean') return { State: { 'Fn::Transform': 'Enabled' } };
  return { State: enabled ? 'ENABLED' : 'DISABLED' };
}

const SCHEDULE_NAMES = [
  'Description', 'EndDate', 'GroupName', 'KmsKeyArn', 'Name', 'ScheduleExpression', 'ScheduleExpressionTimezone', 'StartDate',
  'State',
];

/** The schedule takes the place of the rule, and its role the place of permission and queue policy. */
export function schedule(event: SamEvent): Made {
  const { id, properties, target } = event;
  const deadLetter = deadLetterOf(event, (queueId) => made(queueId, 'AWS::SQS::Queue', {}));
  const arn = own(deadLetter.setting.DeadLetterConfig, 'Arn');
  const statements = [
    allow('lambda:InvokeFunction', target.arn), ...(arn === undefined ? [] : [allow('sqs:SendMessage', arn)]),
  ];
  const role = roleFor('scheduler', {
    ...picked(properties, ['PermissionsBoundary']),
    Policies: [{ PolicyName: `${id}Policy`, PolicyDocument: { Statement: statements } }],
  });
  return mergeMade(
    made(id, 'AWS::Scheduler::Schedule', {
      ...(properties.OmitName === true ? {} : { Name: id }),
      ...picked(properties, SCHEDULE_NAMES),
      Target: {
        Arn: target.arn,
        RoleArn: properties.RoleArn ?? getAttArn(`${id}Role`),
        ...picked(properties, ['Input', 'RetryPolicy']),
        ...deadLetter.setting,
      },
    }),
    properties.RoleArn === undefined ? { resources: { [`${id}Role`]: role } } : NO_RESOURCES,
    deadLetter.made,
  );
}

interface DeadLetter {
  readonly setting: { readonly DeadLetterConfig?: JsonObject };
  readonly made: Made;
}

/** The queue that the event names, or a queue that SAM creates. */
function deadLetterOf({ id, properties }: SamEvent, create: (queueId: string) => Made): DeadLetter {
  const config = properties.DeadLetterConfig;
  if (config === undefined) return { setting: {}, made: NO_RESOURCES };
  const arn = own(config, 'Arn');
  if (arn !== undefined) return { setting: { DeadLetterConfig: { Arn: arn } }, made: NO_RESOURCES };
  const logicalId = own(config, 'QueueLogicalId');
  const queueId = typeof logicalId === 'string' ? logicalId : `${id}Queue`;
  return { setting: { DeadLetterConfig: { Arn: getAttArn(queueId) } }, made: create(queueId) };
}
