/**
 * Lambda keeps one set of asynchronous settings for a function and qualifier: of two, the later would replace the earlier without a
 * word. Two of ours are refused at once; one beside `configureAsyncInvoke` or a raw resource, which may come later, at synth.
 */
import { Stack, Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { refuseDuplicates, DuplicateCheck } from '../../wiring/duplicates';
import { functionBehind, qualifierOf } from '../../wiring/handler';
import { resourceOf } from '../../wiring/reference';
import { refuse, whereIs } from '../../wiring/refuse';

/** Id of what `configureAsyncInvoke` makes below a function, alias or version. */
const MADE_BY_HANDLER = 'EventInvokeConfig';

const ours = new WeakMap<IConstruct, Map<string, Construct>>();

const CONFIGS: DuplicateCheck = {
  type: 'AWS::Lambda::EventInvokeConfig',
  keyOf: (resource) => keyOf(resource as lambda.CfnEventInvokeConfig),
  problem: 'both set the asynchronous invocation of one function and qualifier. '
    + 'Lambda keeps one of them and drops the other with its destinations. Remove one of the two.',
};

export function refuseSecondConfig(invocation: Construct, handler: lambda.IFunction): void {
  const fn = functionBehind(handler);
  const qualifier = qualifierOf(handler);
  const invocations = ours.get(fn) ?? new Map<string, Construct>();
  const other = invocations.get(qualifier) ?? configMadeBy(handler);
  if (other) {
    refuse(invocation, secondConfig(fn, qualifier, other));
  }
  ours.set(fn, invocations.set(qualifier, invocation));
  refuseDuplicates(invocation, CONFIGS);
}

/** The config that `configureAsyncInvoke`, or `onFailure` and the like of a function's props, made for this very handler. */
function configMadeBy(handler: lambda.IFunction): IConstruct | undefined {
  return handler.node.tryFindChild(MADE_BY_HANDLER);
}

/** The function and qualifier that a config is for, the same however it is written. */
function keyOf(config: lambda.CfnEventInvokeConfig): string {
  return JSON.stringify([functionKey(config), aliasThatMade(config)?.aliasName ?? Stack.of(config).resolve(config.qualifier)]);
}

/** aws-cdk-lib writes the qualifier of an alias as a part of its ARN; the alias itself knows its name. */
function aliasThatMade(config: lambda.CfnEventInvokeConfig): Partial<lambda.IAlias> | undefined {
  const { scope: maker } = config.node;
  return maker?.node.id === MADE_BY_HANDLER ? maker.node.scope : undefined;
}

/** A function of the app by its path; a name from outside within its environment, or within its stack where that is not known. */
function functionKey(config: lambda.CfnEventInvokeConfig): string {
  const fn = resourceOf(config.functionName);
  if (fn) {
    return fn.node.path;
  }
  const stack = Stack.of(config);
  const name = stack.resolve(config.functionName);
  const knownPlace = typeof name === 'string' && !Token.isUnresolved(`${stack.account}${stack.region}`);
  return JSON.stringify([knownPlace ? stack.environment : stack.node.path, name]);
}

function secondConfig(fn: lambda.IFunction, qualifier: string, other: IConstruct) {
  return {
    prop: 'handler',
    fact: `${whereIs(fn)} already has asynchronous settings for ${Token.isUnresolved(qualifier) ? 'this version' : qualifier}, made by ${whereIs(other)}`,
    consequence: 'Lambda keeps one set for a qualifier and would drop the other with its destinations',
    fix: 'Remove one of the two, or give another alias or version',
  };
}
