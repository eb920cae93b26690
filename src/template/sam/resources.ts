/** Helpers for the resources that a SAM resource becomes, and for the policies of its generated role. */
import { JsonObject, own } from '../json';

export interface Made {
  /** They exist under the condition of the SAM resource. */
  readonly resources: Readonly<Record<string, JsonObject>>;
  /** Resources of the template, changed. They keep their own condition. */
  readonly changed?: Readonly<Record<string, JsonObject>>;
  /** Conditions of single resources. */
  readonly conditions?: Readonly<Record<string, unknown>>;
  /** Statements for the generated role. */
  readonly statements?: readonly unknown[];
  /** Names of managed policies for the generated role. */
  readonly managed?: readonly string[];
  /** What events add to resources of the template. */
  readonly items?: readonly AddedItem[];
}

/** An item that an event adds to a list in a resource of the template. */
export interface AddedItem {
  /** The resource with the list. */
  readonly to: string;
  /** The path of the item in its properties. */
  readonly at: string;
  /** The id of the event. */
  readonly event: string;
  /** The settings of the event behind those of the item. */
  readonly renamed: readonly (readonly [created: string, sam: string])[];
}

export const NO_RESOURCES: Made = { resources: {} };

export function mergeMade(...parts: readonly Made[]): Made {
  return {
    resources: joined(parts, ({ resources }) => resources),
    changed: joined(parts, ({ changed = {} }) => changed),
    conditions: joined(parts, ({ conditions = {} }) => conditions),
    statements: parts.flatMap(({ statements = [] }) => statements),
    managed: parts.flatMap(({ managed = [] }) => managed),
    items: parts.flatMap(({ items = [] }) => items),
  };
}

type Entries<T> = Readonly<Record<string, T>>;

function joined<T>(parts: readonly Made[], of: (made: Made) => Entries<T>): Entries<T> {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(of(part))));
}

export function resource(type: string, properties: JsonObject): JsonObject {
  return { Type: type, Properties: properties };
}

export function made(logicalId: string, type: string, properties: JsonObject): Made {
  return { resources: { [logicalId]: resource(type, properties) } };
}

export function allow(actions: string | readonly string[], on: unknown): JsonObject {
  return { Effect: 'Allow', Action: actions, Resource: on };
}

export function getAttArn(logicalId: string): JsonObject {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}

/** An ARN of the account and Region of the stack, with variables. */
export function arnOf(service: string, resourcePart: string, variables: JsonObject = {}): JsonObject {
  const text = `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resourcePart}`;
  return { 'Fn::Sub': Object.keys(variables).length === 0 ? text : [text, variables] };
}

/** The URI by which an API invokes a function. */
export function invocationUri(arn: unknown): JsonObject {
  const uri = 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn}/invocations';
  return { 'Fn::Sub': [uri, { Fn: arn }] };
}

/** A role that the service may assume. */
export function roleFor(service: string, properties: JsonObject): JsonObject {
  const assume = { Effect: 'Allow', Principal: { Service: [`${service}.amazonaws.com`] }, Action: ['sts:AssumeRole'] };
  return resource('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [assume] }, ...properties,
  });
}

/** The value if the condition holds, else none. */
export function onlyIf(condition: unknown, value: unknown): unknown {
  return condition === undefined ? value : { 'Fn::If': [condition, value, { Ref: 'AWS::NoValue' }] };
}

/** The properties that have a new name, under that name. */
export function renamedProperties(properties: unknown, names: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(Object.entries(properties ?? {}).flatMap(([key, value]) => {
    const name = own(names, key);
    return typeof name === 'string' ? [[name, value]] : [];
  }));
}

/** The named properties. */
export function picked(properties: unknown, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(properties ?? {}).filter(([key]) => names.includes(key)));
}
