/**
 * `AWS::Serverless::Function` as the resources that SAM makes of it, under the ids that SAM gives them: the function, its role, its version and
 * alias, its invoke config and URL, and what each of its events becomes.
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
  /** The name of the alias that is published at every deployment. */
  readonly alias?: string;
  /** A resource of the template, as it is by now. */
  readonly find: (logicalId: string) => unknown;
}

/** The types of events that are expanded. Others are listed as not read. */
export const EXPANDED_EVENTS: ReadonlyMap<unknown, Expand> = new Map([...API_EVENTS, ...MAPPING_EVENTS, ...PUSH_EVENTS]);
const ONLY_SAM: ReadonlySet<string> = new Set([
  'AssumeRolePolicyDocument', 'AutoPublishAlias', 'AutoPublishAliasAllProperties', 'AutoPublishCodeSha256', 'CodeUri', 'Connectors', 'DeadLetterQueue',
  'DeploymentPreference', 'EventInvokeConfig', 'Events', 'FunctionUrlConfig', 'ImageUri', 'InlineCode', 'PermissionsBoundary', 'Policies',
  'PropagateTags', 'ProvisionedConcurrencyConfig', 'RolePath', 'VersionDescription', 'VersionDeletionPolicy',
]);

export function expandFunction(fn: SamFunction): Made {
  const target = { Ref: fn.alias === undefined ? fn.id : aliasId(fn) };
  const parts = [deadLetter(fn), invokeConfig(fn), url(fn, target), ...events(fn, target)];
  const made = mergeMade(...parts);
  const { properties } = fn;
  const role = properties.Role ?? getAttArn(`${fn.id}Role`);
  const kept = Object.fromEntries(Object.entries(properties).filter(([key]) => !ONLY_SAM.has(key)));
  const dlq = own(properties.DeadLetterQueue, 'TargetArn');
  return mergeMade(
    { resources: { [fn.id]: resource('AWS::Lambda::Function', { ...kept, Role: role, ...(dlq === undefined ? {} : { DeadLetterConfig: { TargetArn: dlq } }) }) } },
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
  const policies = rolePolicies(properties.Policies, ['AWSLambdaBasicExecutionRole', ...network, ...managed], statements);
  return { resources: { [`${id}Role`]: resource('AWS::IAM::Role', { ...picked(properties, ['PermissionsBoundary']), ...policies }) } };
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

const GENERATED: ReadonlyMap<unknown, readonly [string, string]> = new Map([['SQS', ['AWS::SQS::Queue', 'Queue']], ['SNS', ['AWS::SNS::Topic', 'Topic']]]);

function invokeConfig(fn: SamFunction): Made {
  const config = fn.properties.EventInvokeConfig;
  if (config === undefined) return NO_RESOURCES;
  const id = `${fn.id}EventInvokeConfig`;
  const destinations = ['OnSuccess', 'OnFailure'].map((outcome) => destination(id, outcome, own(own(config, 'DestinationConfig'), outcome)));
  const settings = Object.fromEntries(destinations.flatMap(({ outcome, arn }) => (arn === undefined ? [] : [[outcome, { Destination: arn }]])));
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

function destination(id: string, outcome: string, setting: unknown): { readonly outcome: string; readonly arn?: unknown; readonly made: Made } {
  if (setting === undefined) return { outcome, made: NO_RESOURCES };
  const given = own(setting, 'Destination');
  const [type, name] = GENERATED.get(own(setting, 'Type')) ?? [];
  if (given === undefined && type === undefined) return { outcome, made: NO_RESOURCES };
  const made = `${id}${outcome}${name}`;
  const arn = given ?? (name === 'Topic' ? { Ref: made } : getAttArn(made));
  const statements = deliveryGrants(own(setting, 'Type'), arn);
  return { outcome, arn, made: { resources: given === undefined && type !== undefined ? { [made]: resource(type, {}) } : {}, statements } };
}

function url(fn: SamFunction, target: JsonObject): Made {
  const config = fn.properties.FunctionUrlConfig;
  if (config === undefined) return NO_RESOURCES;
  const made = { [`${fn.id}Url`]: resource('AWS::Lambda::Url', { TargetFunctionArn: target, ...picked(config, ['AuthType', 'Cors', 'InvokeMode']) }) };
  if (own(config, 'AuthType') !== 'NONE') return { resources: made };
  const anybody = { FunctionName: target, Principal: '*' };
  return {
    resources: {
      ...made,
      [`${fn.id}UrlPublicPermissions`]: resource('AWS::Lambda::Permission', { ...anybody, Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' }),
      [`${fn.id}URLInvokeAllowPublicAccess`]: resource('AWS::Lambda::Permission', { ...anybody, Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true }),
    },
  };
}

/** What makes nothing here, and why. */
export function unreadEvents({ id, properties }: SamFunction): readonly UnreadPart[] {
  return entriesOf(properties.Events).flatMap(([name, event]) => {
    const type = own(event, 'Type');
    const why = typeof type === 'string' ? `an event of type ${clip(type)} is not followed` : 'the type of the event is hidden';
    return EXPANDED_EVENTS.has(type) ? [] : [{ where: `${id}.Events.${name}`, why }];
  });
}

/** An event may change what an earlier one has changed: two notifications of one bucket. */
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
