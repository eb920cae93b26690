/**
 * A property of a resource as the template will have it, by `addPropertyOverride` and `addDeletionOverride` too. Only
 * overrides that are there when a construct looks count.
 */
import { CfnResource, Token } from 'aws-cdk-lib';
import { isIntrinsic, isObject, JsonObject, own } from '../../model/json';

/** aws-cdk-lib has no public list of overrides. If the internal one is gone, the property itself counts. */
interface WithOverrides {
  readonly rawOverrides?: JsonObject;
}

/** An override is in the words of CloudFormation, and the result in those of the property: `targetArn`. */
export function overriddenProperty<Resource extends CfnResource, Name extends keyof Resource & string>(
  resource: Resource, name: Name,
): Resource[Name] | undefined {
  const value: unknown = resource[name];
  const properties = own((resource as unknown as WithOverrides).rawOverrides, 'Properties');
  const key = templateName(name);
  const merged = isObject(properties) && Object.hasOwn(properties, key) ? merge(value, properties[key]) : value;
  return merged as Resource[Name] | undefined;
}

/** Whether an override sets or removes a property that is named as the resource names it. */
export function isPropertyOverridden<Resource extends CfnResource>(
  resource: Resource, name: keyof Resource & string,
): boolean {
  return isOverridden(resource, templateName(name));
}

function templateName(name: string): string {
  return name[0].toUpperCase() + name.slice(1);
}

/** Whether an override sets or removes a property, or a part of it: `RedrivePolicy.deadLetterTargetArn`. */
export function isOverridden(resource: CfnResource, ...path: readonly string[]): boolean {
  let value: unknown = own((resource as unknown as WithOverrides).rawOverrides, 'Properties');
  for (const key of path) {
    if (!isObject(value) || isIntrinsic(value) || Token.isUnresolved(value)) return value !== undefined;
    if (!Object.hasOwn(value, key)) return false;
    value = value[key];
    if (value === undefined) return true;
  }
  return true;
}

function merge(value: unknown, override: unknown): unknown {
  if (!isObject(override)) return override;
  if (isIntrinsic(override)) return Token.asAny(override);
  if (Token.isUnresolved(override) || Token.isUnresolved(value)) return override;
  const parts = isObject(value) ? { ...value } : {};
  for (const [key, inner] of Object.entries(override)) {
    const name = key[0].toLowerCase() + key.slice(1);
    parts[name] = merge(parts[name], inner);
  }
  return parts;
}
