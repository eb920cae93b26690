/** Function, qualifier and timeout of a handler, which is a function, an alias, a version or an imported function. */
import { ArnFormat, Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { memo } from '../../model/collections';
import { FUNCTION_DEFAULT_TIMEOUT, LATEST, LATEST_PUBLISHED } from '../../resources/function/facts';
import { arnComponents } from './arn';
import { overriddenProperty } from './overridden-property';
import { isResource, resourceOf } from './reference';

/** The function of an alias or version, or the function itself. */
export function functionBehind(handler: lambda.IFunction): lambda.IFunction {
  return (handler as Partial<lambda.IVersion>).lambda ?? handler;
}

/** Whether two handlers are the same function, with any qualifiers. */
export function isSameFunction(a: lambda.IFunction, b: lambda.IFunction): boolean {
  return functionBehind(a) === functionBehind(b) || isArnOf(a, functionBehind(b).functionArn);
}

/** Whether an ARN is that of the function, with any qualifier. */
export function isArnOf(handler: lambda.IFunction, arn: string): boolean {
  return unqualified(functionBehind(handler).functionArn) === unqualified(arn);
}

export function qualifierOf(handler: lambda.IFunction): string {
  const { aliasName, version } = handler as Partial<Pick<lambda.IAlias, 'aliasName'>> & { version?: unknown };
  if (aliasName !== undefined) {
    return aliasName;
  }
  return typeof version === 'string' ? version : nameAndQualifier(handler.functionArn)?.[1] ?? unqualifiedMeans(handler);
}

/** On Managed Instances an invocation without a qualifier runs the latest published version. */
function unqualifiedMeans(handler: lambda.IFunction): string {
  const isUnqualified = handler === functionBehind(handler);
  return isUnqualified && isOnInstances(handler) ? LATEST_PUBLISHED : LATEST;
}

/** Whether an ARN that is known only at deployment can include a qualifier. */
export function hidesQualifier(handler: lambda.IFunction): boolean {
  const { functionArn } = handler;
  return handler === functionBehind(handler)
    && Token.isUnresolved(functionArn)
    && nameAndQualifier(functionArn) === undefined
    && cfnFunctionOf(handler) === undefined;
}

/** By function: each prop and each rule of a construct asks for it again. */
const resources = new WeakMap<lambda.IFunction, { readonly resource?: lambda.CfnFunction }>();

/** `undefined` if the function is imported. */
export function cfnFunctionOf(handler: lambda.IFunction): lambda.CfnFunction | undefined {
  const fn = functionBehind(handler);
  return memo(resources, fn, () => {
    const resource = resourceOf(fn.functionArn);
    const isFunction = isResource(resource, lambda.CfnFunction.CFN_RESOURCE_TYPE_NAME);
    return isFunction ? { resource: resource as lambda.CfnFunction } : {};
  }).resource;
}

/** Seconds. `undefined` if the function is imported, a token if its timeout is one. */
export function timeoutOf(handler: lambda.IFunction): number | undefined {
  const resource = cfnFunctionOf(handler);
  return resource && (overriddenProperty(resource, 'timeout') ?? FUNCTION_DEFAULT_TIMEOUT);
}

/** Seconds that an execution of a durable function may take. `undefined` for another function, or if only deployment knows. */
export function executionTimeoutOf(handler: lambda.IFunction): number | undefined {
  const resource = cfnFunctionOf(handler);
  const config = resource && overriddenProperty(resource, 'durableConfig');
  if (config === undefined || Token.isUnresolved(config)) return undefined;
  const { executionTimeout } = config as lambda.CfnFunction.DurableConfigProperty;
  return Token.isUnresolved(executionTimeout) ? undefined : executionTimeout;
}

export function isDurable(handler: lambda.IFunction): boolean {
  const resource = cfnFunctionOf(handler);
  return resource !== undefined && overriddenProperty(resource, 'durableConfig') !== undefined;
}

/** On the instances of a capacity provider (Lambda Managed Instances). */
export function isOnInstances(handler: lambda.IFunction): boolean {
  const resource = cfnFunctionOf(handler);
  return resource !== undefined && overriddenProperty(resource, 'capacityProviderConfig') !== undefined;
}

/** The dead-letter queue or topic in the settings of the function. */
export function deadLetterConfigOf(handler: lambda.IFunction): lambda.CfnFunction['deadLetterConfig'] {
  const resource = cfnFunctionOf(handler);
  return resource && overriddenProperty(resource, 'deadLetterConfig');
}

/** A qualified ARN ends in `function:<name>:<qualifier>`. */
function nameAndQualifier(arn: string): readonly [name: string, qualifier?: string] | undefined {
  const components = arnComponents(arn, ArnFormat.COLON_RESOURCE_NAME);
  return components?.resource === 'function' ? components.resourceName?.split(':') as [string, string?] : undefined;
}

function unqualified(arn: string): string {
  const [, qualifier] = nameAndQualifier(arn) ?? [];
  return qualifier === undefined ? arn : arn.slice(0, -`:${qualifier}`.length);
}
