/** Helpers for the resources that a SAM resource becomes, and for the policies of its generated role. */
import { JsonObject, own } from '../json';

export interface Made {
  readonly resources: Readonly<Record<string, JsonObject>>;
  /** Statements for the generated role. */
  readonly statements?: readonly unknown[];
  /** Names of managed policies for the generated role. */
  readonly managed?: readonly string[];
}

export const NO_RESOURCES: Made = { resources: {} };

export function mergeMade(...parts: readonly Made[]): Made {
  return {
    resources: Object.fromEntries(parts.flatMap(({ resources }) => Object.entries(resources))),
    statements: parts.flatMap(({ statements = [] }) => statements),
    managed: parts.flatMap(({ managed = [] }) => managed),
  };
}

export function resource(type: string, properties: JsonObject): JsonObject {
  return { Type: type, Properties: properties };
}

export function allow(actions: string | readonly string[], on: unknown): JsonObject {
  return { Effect: 'Allow', Action: actions, Resource: on };
}

export function getAttArn(logicalId: string): JsonObject {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
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
