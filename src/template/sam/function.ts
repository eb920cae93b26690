/**
 * Expands `AWS::Serverless::Function` into the resources that SAM creates, with the ids of SAM: the function, its role,
 * version, alias, `EventInvokeConfig` and URL, and the resources of its events.
 */
import { clip } from '../../text/clip';
import { entriesOf, JsonObject, own } from '../json';
import { UnreadPart } from '../unread-parts';
import { PublishedAlias } from './alias';
import { API_EVENTS } from './api-events';
import { aliasInvoked, Expand, functionInvoked, InvokedTarget } from './event';
import { functionRole, givenRole } from './function-role';
import { expandInvokeConfig } from './invoke-config';
import { MAPPING_EVENTS } from './mapping-events';
import { deliveryGrants } from './mapping-grants';
import { PUSH_EVENTS } from './push-events';
import { Made, made, mergeMade, NO_RESOURCES, picked, renamedProperties, resource } from './resources';

export interface SamFunction {
  readonly id: string;
  readonly properties: JsonObject;
  readonly condition?: unknown;
  /** The alias that each deployment publishes. */
  readonly alias?: PublishedAlias;
  /** A resource of the template, with the changes of functions before. */
  readonly find: (logicalId: string) => unknown;
}

/** The types of events that are expanded. Others are listed as not read. */
export const EXPANDED_EVENTS: ReadonlyMap<unknown, Expand> = new Map([
  ...API_EVENTS, ...MAPPING_EVENTS, ...PUSH_EVENTS,
]);
/** What SAM does not hand on: its own properties, and `DeadLetterConfig`, which it refuses. */
const NOT_HANDED_ON: ReadonlySet<string> = new Set([
  'AssumeRolePolicyDocument', 'AutoPublishAlias', 'AutoPublishAliasAllProperties', 'AutoPublishCodeSha256',
  'CapacityProviderConfig', 'CodeUri', 'Connectors', 'DeadLetterConfig', 'DeadLetterQueue', 'DeploymentPreference', 'EventInvokeConfig',
  'Events', 'FunctionUrlConfig', 'ImageUri', 'InlineCode', 'PermissionsBoundary', 'Policies', 'PropagateTags',
  'ProvisionedConcurrencyConfig', 'RolePath', 'SourceKMSKeyArn', 'VersionDeletionPolicy', 'VersionDescription',
]);

export function expandFunction(fn: SamFunction): Made {
  const { id, properties, alias } = fn;
  const target = alias === undefined ? functionInvoked(id) : aliasInvoked(alias.id);
  const parts = mergeMade(deadLetter(fn), expandInvokeConfig(fn), url(fn, target), ...events(fn, target));
  const role = functionRole(fn, parts);
  const kept = Object.fromEntries(Object.entries(properties).filter(([key]) => !NOT_HANDED_ON.has(key)));
  const queue = own(properties.DeadLetterQueue, 'TargetArn');
  return mergeMade(
    made(id, 'AWS::Lambda::Function', {
      ...kept,
      ...(queue === undefined ? {} : { DeadLetterConfig: { TargetArn: queue } }),
      ...capacity(properties.CapacityProviderConfig),
      Role: givenRole(properties.Role, id),
    }),
    role,
    alias === undefined ? NO_RESOURCES : published(fn, alias),
    parts,
  );
}

function versionId(id: string): string {
  return `${id}Version`;
}

function published({ id, properties }: SamFunction, alias: PublishedAlias): Made {
  const version = versionId(id);
  const declared = resource('AWS::Lambda::Alias', {
    Name: alias.name,
    FunctionName: { Ref: id },
    FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
    ...picked(properties, ['ProvisionedConcurrencyConfig']),
  });
  return mergeMade(
    made(version, 'AWS::Lambda::Version', { FunctionName: { Ref: id } }),
    { resources: { [alias.id]: { ...declared, ...updatePolicy(properties.DeploymentPreference) } } },
  );
}

const HOOKS = { PreTraffic: 'BeforeAllowTrafficHook', PostTraffic: 'AfterAllowTrafficHook' };

/** CodeDeploy calls the hooks while it shifts the traffic of the alias. */
function updatePolicy(preference: unknown): JsonObject {
  if (preference === undefined || own(preference, 'Enabled') === false) return {};
  return { UpdatePolicy: { CodeDeployLambdaAliasUpdate: renamedProperties(own(preference, 'Hooks'), HOOKS) } };
}

const CAPACITY = {
  Arn: 'CapacityProviderArn',
  PerExecutionEnvironmentMaxConcurrency: 'PerExecutionEnvironmentMaxConcurrency',
  ExecutionEnvironmentMemoryGiBPerVCpu: 'ExecutionEnvironmentMemoryGiBPerVCpu',
};

function capacity(config: unknown): JsonObject {
  if (config === undefined) return {};
  const settings = renamedProperties(config, CAPACITY);
  return { CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: settings } };
}

function deadLetter({ properties }: SamFunction): Made {
  const queue = properties.DeadLetterQueue;
  const target = own(queue, 'TargetArn');
  return target === undefined ? NO_RESOURCES : { resources: {}, statements: deliveryGrants(own(queue, 'Type'), target) };
}

function url({ id, properties }: SamFunction, { name }: InvokedTarget): Made {
  const config = properties.FunctionUrlConfig;
  if (config === undefined) return NO_RESOURCES;
  const urlOnly = made(`${id}Url`, 'AWS::Lambda::Url', {
    TargetFunctionArn: name, ...picked(config, ['AuthType', 'Cors', 'InvokeMode']),
  });
  if (own(config, 'AuthType') !== 'NONE') return urlOnly;
  const everyone = { FunctionName: name, Principal: '*' };
  return mergeMade(
    urlOnly,
    made(`${id}UrlPublicPermissions`, 'AWS::Lambda::Permission', {
      ...everyone, Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE',
    }),
    made(`${id}URLInvokeAllowPublicAccess`, 'AWS::Lambda::Permission', {
      ...everyone, Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true,
    }),
  );
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
function events({ id, properties, condition, find }: SamFunction, target: InvokedTarget): readonly Made[] {
  const changes = new Map<string, unknown>();
  return entriesOf(properties.Events).map(([name, event]) => {
    const settings = (own(event, 'Properties') ?? {}) as JsonObject;
    const expanded = EXPANDED_EVENTS.get(own(event, 'Type'))?.({
      id: `${id}${name}`, properties: settings, target, condition, find: (other) => changes.get(other) ?? find(other),
    }) ?? NO_RESOURCES;
    entriesOf(expanded.changed).forEach(([key, value]) => changes.set(key, value));
    return expanded;
  });
}
