/**
 * Lambda keeps one set of asynchronous settings for a function and qualifier: of two, the later would replace the earlier without a
 * word. Two of ours are refused at once; one beside `configureAsyncInvoke` or a raw resource, which may come later, at synth.
 */
import { CfnResource, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { functionBehind, qualifierOf } from '../../wiring/handler';
import { refuse, whereIs } from '../../wiring/refuse';

const ours = new WeakMap<IConstruct, Map<string, Construct>>();
const watched = new WeakSet<IConstruct>();

export function claimQualifier(invocation: Construct, handler: lambda.IFunction): void {
  const fn = functionBehind(handler);
  const qualifier = qualifierOf(handler);
  const invocations = ours.get(fn) ?? new Map<string, Construct>();
  const other = invocations.get(qualifier) ?? configMadeBy(handler);
  if (other) {
    refuse(invocation, secondConfig(fn, qualifier, other));
  }
  ours.set(fn, invocations.set(qualifier, invocation));
  watch(invocation.node.root);
}

/** The config that `configureAsyncInvoke`, or `onFailure` and the like of a function's props, made for this very handler. */
function configMadeBy(handler: lambda.IFunction): IConstruct | undefined {
  return handler.node.tryFindChild('EventInvokeConfig');
}

/** One look over the whole app, however many constructs ask for it. */
function watch(root: IConstruct): void {
  if (watched.has(root)) {
    return;
  }
  watched.add(root);
  root.node.addValidation({ validate: () => problemsIn(root) });
}

function problemsIn(root: IConstruct): string[] {
  const first = new Map<string, lambda.CfnEventInvokeConfig>();
  return root.node.findAll().filter(isInvokeConfig).flatMap((config) => {
    const key = keyOf(config);
    const other = first.get(key);
    first.set(key, other ?? config);
    return other ? [`${whereIs(config)} and ${whereIs(other)} both set the asynchronous invocation of one function and qualifier. `
      + 'Lambda keeps one of them and drops the other with its destinations. Remove one of the two.'] : [];
  });
}

/** The function and qualifier that a config is for, the same however it is written. */
function keyOf(config: lambda.CfnEventInvokeConfig): string {
  const maker = config.node.scope?.node.scope as Partial<lambda.IAlias> | undefined; // `<alias>/EventInvokeConfig/Resource`
  return JSON.stringify([functionKey(config), maker?.aliasName ?? Stack.of(config).resolve(config.qualifier)]);
}

/** A function of the app by its path; a name from outside within its environment, or within its stack where that is not known. */
function functionKey(config: lambda.CfnEventInvokeConfig): string {
  const [token] = Tokenization.reverseString(config.functionName).tokens;
  if (Reference.isReference(token)) {
    return token.target.node.path;
  }
  const stack = Stack.of(config);
  const place = Token.isUnresolved(`${stack.account}${stack.region}`) ? stack.node.path : stack.environment;
  return JSON.stringify([place, stack.resolve(config.functionName)]);
}

function isInvokeConfig(construct: IConstruct): construct is lambda.CfnEventInvokeConfig {
  return CfnResource.isCfnResource(construct)
    && construct.cfnResourceType === lambda.CfnEventInvokeConfig.CFN_RESOURCE_TYPE_NAME;
}

function secondConfig(fn: lambda.IFunction, qualifier: string, other: IConstruct) {
  return {
    prop: 'handler',
    fact: `${whereIs(fn)} already has asynchronous settings for ${qualifier}, made by ${whereIs(other)}`,
    consequence: 'Lambda keeps one set for a qualifier and would drop the other with its destinations',
    fix: 'Remove one of the two, or give another alias or version',
  };
}
