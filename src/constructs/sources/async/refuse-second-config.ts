/**
 * Refuses a second set of asynchronous settings for one function and qualifier, which would replace the first without
 * an error. Two sets of this library are refused at once. `configureAsyncInvoke`, or an L1, can follow later and is
 * found at synth.
 */
import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { refuseDuplicates, DuplicateCheck } from '../../wiring/duplicates';
import { functionBehind, qualifierOf } from '../../wiring/handler';
import { isOverridden, overriddenProperty } from '../../wiring/overridden-property';
import { resourceOf } from '../../wiring/reference';
import { refuse, whereIs } from '../../wiring/refuse';

/** Construct id that `configureAsyncInvoke` uses below a function, alias or version. */
const CONFIGURE_ASYNC_INVOKE_ID = 'EventInvokeConfig';

/** Settings that triggers created. */
const settingsOfTriggers = new WeakSet<IConstruct>();

const invocationsOf = new WeakMap<IConstruct, Map<string, Construct>>();

const CONFIGS: DuplicateCheck = {
  type: 'AWS::Lambda::EventInvokeConfig',
  keysOf: (resources) => resources.map((resource) => keyOf(resource as lambda.CfnEventInvokeConfig)),
  problem: 'both set the asynchronous invocation of one function and qualifier. '
    + 'Lambda keeps one of them and drops the other with its destinations. Remove one of the two.',
};

export function refuseSecondConfig(invocation: Construct, handler: lambda.IFunction): void {
  const fn = functionBehind(handler);
  const qualifier = qualifierOf(handler);
  const other = existingSettings(handler);
  if (other) {
    refuse(invocation, secondConfig(fn, qualifier, other));
  }
  const invocations = invocationsOf.get(fn) ?? new Map<string, Construct>();
  invocationsOf.set(fn, invocations.set(qualifier, invocation));
  refuseDuplicates(invocation, CONFIGS);
}

/** The settings that a qualifier has already: an `AsyncInvocation`, or the construct that aws-cdk-lib created. */
export function existingSettings(handler: lambda.IFunction): IConstruct | undefined {
  return invocationsOf.get(functionBehind(handler))?.get(qualifierOf(handler)) ?? configOf(handler);
}

export function noteSettingsOfTrigger(settings: IConstruct): void {
  settingsOfTriggers.add(settings);
}

/** The config that `configureAsyncInvoke`, or props such as `onFailure`, created for this handler. */
function configOf(handler: lambda.IFunction): IConstruct | undefined {
  return handler.node.tryFindChild(CONFIGURE_ASYNC_INVOKE_ID);
}

/** Function and qualifier of a config, equal for all ways to write them. */
function keyOf(config: lambda.CfnEventInvokeConfig): string {
  const qualifier = (isOverridden(config, 'Qualifier') ? undefined : aliasOf(config)?.aliasName)
    ?? Stack.of(config).resolve(overriddenProperty(config, 'qualifier'));
  return JSON.stringify([functionKey(config), qualifier]);
}

/** aws-cdk-lib writes the qualifier of an alias as a part of its ARN, so the name comes from the alias itself. */
function aliasOf(config: lambda.CfnEventInvokeConfig): Partial<lambda.IAlias> | undefined {
  const { scope } = config.node;
  return scope?.node.id === CONFIGURE_ASYNC_INVOKE_ID ? scope.node.scope : undefined;
}

/**
 * Path of a function of the app. Otherwise its name and environment, or its name and stack if the environment is
 * unknown.
 */
function functionKey(config: lambda.CfnEventInvokeConfig): string {
  const stack = Stack.of(config);
  const value = overriddenProperty(config, 'functionName');
  const named = Token.isUnresolved(value) ? resourceOf(Token.asString(value)) : undefined;
  if (named) {
    return named.node.path;
  }
  const name = stack.resolve(value);
  const fn = referredIn(stack, name);
  if (fn) {
    return fn.node.path;
  }
  const knownPlace = typeof name === 'string' && !Token.isUnresolved(`${stack.account}${stack.region}`);
  return JSON.stringify([knownPlace ? stack.environment : stack.node.path, name]);
}

/** An override may write a reference as a template does. */
function referredIn(stack: Stack, { Ref: id }: { readonly Ref?: unknown } = {}): CfnResource | undefined {
  if (typeof id !== 'string') return undefined;
  return stack.node.findAll().find((one): one is CfnResource => (
    CfnResource.isCfnResource(one) && one.stack === stack && stack.resolve(one.logicalId) === id));
}

function secondConfig(fn: lambda.IFunction, qualifier: string, other: IConstruct) {
  return {
    prop: 'handler',
    fact: `${whereIs(fn)} already has asynchronous settings for ${Token.isUnresolved(qualifier) ? 'this version' : qualifier}, created by ${whereIs(other)}`,
    consequence: 'Lambda keeps one set for each qualifier and would drop the other with its destinations',
    fix: settingsOfTriggers.has(other)
      ? 'Give these settings to the trigger as asynchronous, or create this construct before the trigger'
      : 'Remove one of the two, or give another alias or version',
  };
}
