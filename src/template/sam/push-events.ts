/**
 * Expands events that a service pushes: each becomes a rule, subscription or notification and a permission to invoke
 * the function.
 */
import { JsonObject, own } from '../json';
import { Expand, SamEvent } from './event';
import { allow, getAttArn, Made, NO_RESOURCES, picked, renamedProperties, resource, mergeMade } from './resources';

export const PUSH_EVENTS: ReadonlyMap<string, Expand> = new Map<string, Expand>([
  ['S3', s3],
  ['SNS', sns],
  ['EventBridgeRule', rule({ Pattern: 'EventPattern', EventBusName: 'EventBusName', State: 'State', RuleName: 'Name' })],
  ['CloudWatchEvent', rule({ Pattern: 'EventPattern', EventBusName: 'EventBusName', State: 'State' })],
  ['Schedule', rule({ Schedule: 'ScheduleExpression', State: 'State', Name: 'Name' })],
  ['ScheduleV2', schedule],
  ['CloudWatchLogs', logs],
  ['IoTRule', iot],
]);

function one({ id }: SamEvent, type: string, properties: JsonObject, dependsOn: readonly string[] = []): Made {
  const attributes = dependsOn.length === 0 ? {} : { DependsOn: dependsOn };
  return { resources: { [id]: { ...resource(type, properties), ...attributes } } };
}

function permissionId({ id }: SamEvent): string {
  return `${id}Permission`;
}

export function invokePermission(event: SamEvent, service: string, source?: unknown, more: JsonObject = {}): Made {
  return {
    resources: {
      [permissionId(event)]: resource('AWS::Lambda::Permission', {
        Action: 'lambda:InvokeFunction',
        FunctionName: event.target,
        Principal: `${service}.amazonaws.com`,
        ...(source === undefined ? {} : { SourceArn: source }),
        ...more,
      }),
    },
  };
}

function logs(event: SamEvent): Made {
  const { LogGroupName: Group } = event.properties;
  const arn = 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Group}:*';
  return mergeMade(
    one(event, 'AWS::Logs::SubscriptionFilter', {
      ...picked(event.properties, ['LogGroupName', 'FilterPattern']), DestinationArn: event.target,
    }, [permissionId(event)]),
    invokePermission(event, 'logs', { 'Fn::Sub': [arn, { Group }] }),
  );
}

function iot(event: SamEvent): Made {
  const arn = 'arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:rule/${Rule}';
  return mergeMade(
    one(event, 'AWS::IoT::TopicRule', {
      TopicRulePayload: { Sql: event.properties.Sql, Actions: [{ Lambda: { FunctionArn: event.target } }] },
    }),
    invokePermission(event, 'iot', { 'Fn::Sub': [arn, { Rule: { Ref: event.id } }] }),
  );
}

/** The notification is a setting of the bucket, which must be in the same template. */
function s3(event: SamEvent): Made {
  const { properties, target, find } = event;
  const bucketId = own(properties.Bucket, 'Ref');
  const bucket = typeof bucketId === 'string' ? find(bucketId) : undefined;
  const permission = invokePermission(event, 's3', undefined, { SourceAccount: { Ref: 'AWS::AccountId' } });
  if (bucket === undefined || typeof bucketId !== 'string') return permission;
  const settings = own(bucket, 'Properties');
  const notifications = own(settings, 'NotificationConfiguration');
  const others = own(notifications, 'LambdaConfigurations');
  const added = [properties.Events].flat()
    .map((name) => ({ Event: name, Function: target, ...picked(properties, ['Filter']) }));
  return mergeMade(permission, {
    resources: {
      [bucketId]: {
        ...bucket as JsonObject,
        Properties: {
          ...settings as JsonObject | undefined,
          NotificationConfiguration: {
            ...notifications as JsonObject | undefined,
            LambdaConfigurations: [...Array.isArray(others) ? others : [], ...added],
          },
        },
      },
    },
  });
}

function sns(event: SamEvent): Made {
  const { id, properties, target } = event;
  const queue = properties.SqsSubscription;
  const settings = {
    TopicArn: properties.Topic,
    ...picked(properties, ['FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy', 'Region']),
  };
  if (queue === undefined || queue === false) {
    return mergeMade(
      one(event, 'AWS::SNS::Subscription', { ...settings, Protocol: 'lambda', Endpoint: target }),
      invokePermission(event, 'sns', properties.Topic),
    );
  }
  const named = own(queue, 'QueueArn');
  const arn = named ?? getAttArn(`${id}Queue`);
  return mergeMade(
    one(event, 'AWS::SNS::Subscription', { ...settings, Protocol: 'sqs', Endpoint: arn }),
    named === undefined
      ? queueFor(id, 'sns.amazonaws.com', properties.Topic)
      : queuePolicy(id, own(queue, 'QueueUrl'), arn, '*', properties.Topic),
    {
      resources: {
        [`${id}EventSourceMapping`]: resource('AWS::Lambda::EventSourceMapping', {
          BatchSize: own(queue, 'BatchSize') ?? 10,
          Enabled: own(queue, 'Enabled') ?? true,
          EventSourceArn: arn,
          FunctionName: target,
        }),
      },
      managed: ['AWSLambdaSQSQueueExecutionRole'],
    },
  );
}

function rule(names: Readonly<Record<string, string>>): Expand {
  return (event) => {
    const { id, properties, target } = event;
    const deadLetter = deadLetterOf(event, 'events.amazonaws.com', getAttArn(id));
    return mergeMade(
      one(event, 'AWS::Events::Rule', {
        ...stateOf(properties.Enabled),
        ...renamedProperties(properties, names),
        Targets: [{
          Id: own(properties.Target, 'Id') ?? `${id}LambdaTarget`,
          Arn: target,
          ...picked(properties, ['Input', 'InputPath', 'InputTransformer', 'RetryPolicy']),
          ...deadLetter.setting,
        }],
      }),
      deadLetter.made,
      invokePermission(event, 'events', getAttArn(id)),
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

function schedule(event: SamEvent): Made {
  const { id, properties, target } = event;
  const deadLetter = deadLetterOf(event, 'scheduler.amazonaws.com', getAttArn(id));
  const role = properties.RoleArn ?? getAttArn(`${id}Role`);
  const arn = own(own(deadLetter.setting, 'DeadLetterConfig'), 'Arn');
  const statements = [
    allow('lambda:InvokeFunction', target),
    ...(arn === undefined ? [] : [allow('sqs:SendMessage', arn)]),
  ];
  const policies = [{ PolicyName: `${id}Policy`, PolicyDocument: { Statement: statements } }];
  const roleResources: Made = properties.RoleArn === undefined
    ? { resources: { [`${id}Role`]: resource('AWS::IAM::Role', { Policies: policies }) } }
    : NO_RESOURCES;
  return mergeMade(
    one(event, 'AWS::Scheduler::Schedule', {
      ...picked(properties, SCHEDULE_NAMES),
      Target: { Arn: target, RoleArn: role, ...picked(properties, ['Input', 'RetryPolicy']), ...deadLetter.setting },
    }),
    roleResources,
    deadLetter.made,
  );
}

interface DeadLetter {
  readonly setting: JsonObject;
  readonly made: Made;
}

/** The queue that the event names, or a queue that SAM creates with its policy. */
function deadLetterOf({ id, properties }: SamEvent, service: string, source: unknown): DeadLetter {
  const config = properties.DeadLetterConfig;
  if (config === undefined) return { setting: {}, made: NO_RESOURCES };
  const arn = own(config, 'Arn');
  if (arn !== undefined) return { setting: { DeadLetterConfig: { Arn: arn } }, made: NO_RESOURCES };
  const logicalId = own(config, 'QueueLogicalId');
  const queueId = typeof logicalId === 'string' ? logicalId : `${id}Queue`;
  return { setting: { DeadLetterConfig: { Arn: getAttArn(queueId) } }, made: queueFor(id, service, source, queueId) };
}

function queueFor(id: string, service: string, source: unknown, queueId = `${id}Queue`): Made {
  const principal = service.startsWith('sns') ? '*' : { Service: service };
  return mergeMade(
    { resources: { [queueId]: resource('AWS::SQS::Queue', {}) } },
    queuePolicy(id, { Ref: queueId }, getAttArn(queueId), principal, source),
  );
}

function queuePolicy(id: string, url: unknown, arn: unknown, principal: unknown, source: unknown): Made {
  const statement = {
    ...allow('sqs:SendMessage', arn),
    Principal: principal,
    Condition: { ArnEquals: { 'aws:SourceArn': source } },
  };
  const policy = resource('AWS::SQS::QueuePolicy', { PolicyDocument: { Statement: [statement] }, Queues: [url] });
  return { resources: { [`${id}QueuePolicy`]: policy } };
}
