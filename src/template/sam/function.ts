/**
 * Expands `AWS::Serverless::Function` into the resources that SAM creates, with the ids of SAM: the function, its role,
 * version, alias, `EventInvokeConfig` and URL, and the resources of its events.
 */
import { LATEST } from '../../resources/function/facts';
import { clip } from '../../text/clip';
import { entriesOf, JsonObject, own } from '../json';
import { UnreadPart } from '../unread-parts';
import { API_EVENTS } from './api-events';
import { Expand } from './event';
import { deliveryGrants, MAPPING_EVENTS } from './mapping-events';
import { rolePolicies } from './policies';
import { PUSH_EVENTS } from './push-events';
import { getAttArn, Made, NO_RESOURCES, picked, resource, mergeMade } from './resources';

export interface SamFunction {
  readonly id: string;
  readonly properties: JsonObject;
  /** The name of the alias that each deployment publishes. */
  readonly alias?: string;
  /** A resource of the template, with the changes of functions before. */
  readonly find: (logicalId: string) => unknown;
}

/** The types of events that are expanded. Others are listed as not read. */
export const EXPANDED_EVENTS: ReadonlyMap<unknown, Expand> = new Map([
  ...API_EVENTS, ...MAPPING_EVENTS, ...PUSH_EVENTS,
]);
const ONLY_SAM: ReadonlySet<string> = new Set([
  'AssumeRolePolicyDocument', 'AutoPublishAlias', 'AutoPublishAliasAllProperties', 'AutoPublishCodeSha256', 'CodeUri',
  'Connectors', 'DeadLetterQueue', 'DeploymentPreference', 'EventInvokeConfig', 'Events', 'FunctionUrlConfig', 'ImageUri',
  'InlineCode', 'PermissionsBoundary', 'Policies', 'PropagateTags', 'ProvisionedConcurrencyConfig', 'RolePath',
  'VersionDescription', 'VersionDeletionPolicy',
]);

export function expandFunction(fn: SamFunction): Made {
  const target = { Ref: fn.alias === undefined ? fn.id : aliasId(fn) };
  const parts = [deadLetter(fn), invokeConfig(fn), url(fn, target), ...events(fn, target)];
  const made = mergeMade(...parts);
  const { properties } = fn;
  const role = properties.Role ?? getAttArn(`${fn.id}Role`);
  const kept = Object.fromEntries(Object.entries(properties).filter(([key]) => !ONLY_SAM.has(key)));
  const queue = own(properties.DeadLetterQueue, 'TargetArn');
  const DeadLetterConfig = queue === undefined ? {} : { DeadLetterConfig: { TargetArn: queue } };
  return mergeMade(
    { resources: { [fn.id]: resource('AWS::Lambda::Function', { ...kept, Role: role, ...DeadLetterConfig }) } },
    properties.Role === undefined ? roleOf(fn, made) : NO_RESOURCES,
    published(fn),
    made,
  );
}

export function aliasId({ id, alias }: SamFunction): string {
  return `${id}Alias${alias}`;
}

function roleOf({ id, properties }: SamFunction, { managed = [], statements = [] }: Made): Made {
  const network = properties.VpcConfig === undefined ? [] : ['AWSLambdaVPCAccessExecutionRole'];
  const ofAws = ['AWSLambdaBasicExecutionRole', ...network, ...managed];
  const policies = rolePolicies(properties.Policies, ofAws, statements);
  const role = resource('AWS::IAM::Role', { ...picked(properties, ['PermissionsBoundary']), ...policies });
  return { resources: { [`${id}Role`]: role } };
}

function published(fn: SamFunction): Made {
  if (fn.alias === undefined) return NO_RESOURCES;
  const version = `${fn.id}Version`;
  return {
    resources: {
      [version]: resource('AWS::Lambda::Version', { FunctionName: { Ref: fn.id } }),
      [aliasId(fn)]: resource('AWS::Lambda::Alias', {
        Name: fn.alias,
        FunctionName: { Ref: fn.id },
        FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
        ...picked(fn.properties, ['ProvisionedConcurrencyConfig']),
      }),
    },
  };
}

function deadLetter({ properties }: SamFunction): Made {
  const queue = properties.DeadLetterQueue;
  const target = own(queue, 'TargetArn');
  return target === undefined ? NO_RESOURCES : { resources: {}, statements: deliveryGrants(own(queue, 'Type'), target) };
}

/** Destinations that SAM creates if the template names none. */
const GENERATED: ReadonlyMap<unknown, readonly [type: string, suffix: string]> = new Map([
  ['SQS', ['AWS::SQS::Queue', 'Queue']], ['SNS', ['AWS::SNS::Topic', 'Topic']],
]);

function invokeConfig(fn: SamFunction): Made {
  const config = fn.properties.EventInvokeConfig;
  if (config === undefined) return NO_RESOURCES;
  const id = `${fn.id}EventInvokeConfig`;
  const destinations = ['OnSuccess', 'OnFailure'].map((outcome) => (
    destination(id, outcome, own(own(config, 'DestinationConfig'), outcome))
  ));
  const settings = Object.fromEntries(destinations.flatMap(({ outcome, arn }) => (
    arn === undefined ? [] : [[outcome, { Destination: arn }]]
  )));
  return mergeMade({
    resources: {
      [id]: resource('AWS::Lambda::EventInvokeConfig', {
        FunctionName: { Ref: fn.id },
        Qualifier: fn.alias ?? LATEST,
        ...picked(config, ['MaximumEventAgeInSeconds', 'MaximumRetryAttempts']),
        ...(Object.keys(settings).length === 0 ? {} : { DestinationConfig: settings }),
      }),
    },
  }, ...destinations.map(({ made }) => made));
}

interface ExpandedDestination {
  readonly outcome: string;
  readonly arn?: unknown;
  readonly made: Made;
}

function destination(id: string, outcome: string, setting: unknown): ExpandedDestination {
  if (setting === undefined) return { outcome, made: NO_RESOURCES };
  const named = own(setting, 'Destination');
  const [type, suffix] = GENERATED.get(own(setting, 'Type')) ?? [];
  if (named === undefined && type === undefined) return { outcome, made: NO_RESOURCES };
  const logicalId = `${id}${outcome}${suffix}`;
  const arn = named ?? (suffix === 'Topic' ? { Ref: logicalId } : getAttArn(logicalId));
  const statements = deliveryGrants(own(setting, 'Type'), arn);
  const resources = named === undefined && type !== undefined ? { [logicalId]: resource(type, {}) } : {};
  return { outcome, arn, made: { resources, statements } };
}

function url(fn: SamFunction, target: JsonObject): Made {
  const config = fn.properties.FunctionUrlConfig;
  if (config === undefined) return NO_RESOURCES;
  const settings = picked(config, ['AuthType', 'Cors', 'InvokeMode']);
  const urlOnly = { [`${fn.id}Url`]: resource('AWS::Lambda::Url', { TargetFunctionArn: target, ...settings }) };
  if (own(config, 'AuthType') !== 'NONE') return { resources: urlOnly };
  const everyone = { FunctionName: target, Principal: '*' };
  return {
    resources: {
      ...urlOnly,
      [`${fn.id}UrlPublicPermissions`]: resource('AWS::Lambda::Permission', {
        ...everyone, Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE',
      }),
      [`${fn.id}URLInvokeAllowPublicAccess`]: resource('AWS::Lambda::Permission', {
        ...everyone, Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true,
      }),
    },
  };
}

/** The events that are not expanded, with the reason. */
export function unreadEvents({ id, properties }: SamFunction): readonly UnreadPart[] {
  return entriesOf(properties.Events).flatMap(([name, event]) => {
    const type = own(event, 'Type');
    const why = typeof type === 'string'
      ? `an event of type ${clip(type)} is not expanded`
      : 'the type of the event is hidden';
    return EXPANDED_EVENTS.has(type) ? [] : [{ where: `${id}.Events.${name}`, why }];
  });
}

/** An event may change a resource that an earlier one has changed: two notifications of one bucket. */
function events({ id, properties, find }: SamFunction, target: JsonObject): readonly Made[] {
  const changed = new Map<string, unknown>();
  return entriesOf(properties.Events).map(([name, event]) => {
    const type = own(event, 'Type');
    const settings = (own(event, 'Properties') ?? {}) as JsonObject;
    const made = EXPANDED_EVENTS.get(type)?.({
      id: `${id}${name}`, functionId: id, properties: settings, target, find: (other) => changed.get(other) ?? find(other),
    }) ?? NO_RESOURCES;
    entriesOf(made.resources).forEach(([key, value]) => changed.set(key, value));
    return made;
  });
}
