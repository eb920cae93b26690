/**
 * Warns about sources that invoke a function itself while one of its aliases is deployed gradually: they get new code at
 * once, and nothing rolls it back. The app is searched once, at synth, whichever constructs created the sources.
 */
import { Annotations, CfnResource, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { Construct, IConstruct } from 'constructs';
import { joinWithAnd } from '../../text/lists';
import { cfnFunctionOf, functionBehind } from '../wiring/handler';
import { overriddenProperty } from '../wiring/overridden-property';
import { isResource, resourceOf } from '../wiring/reference';
import { whereIs } from '../wiring/refuse';

/** Deployments by the function of their alias, by root. */
const deploymentsIn = new WeakMap<IConstruct, Map<CfnResource, Construct[]>>();

export function warnAboutSourcesBypassingDeployments(deployment: Construct, alias: lambda.Alias): void {
  const fn = cfnFunctionOf(functionBehind(alias));
  if (fn === undefined) return;
  const { root } = deployment.node;
  const deployments = deploymentsIn.get(root) ?? new Map<CfnResource, Construct[]>();
  if (deployments.size === 0) {
    deploymentsIn.set(root, deployments);
    Stack.of(deployment).node.addValidation({
      validate: () => {
        warnAboutSources(root, deployments);
        return [];
      },
    });
  }
  deployments.set(fn, [...deployments.get(fn) ?? [], deployment]);
}

function warnAboutSources(root: IConstruct, deployments: ReadonlyMap<CfnResource, readonly Construct[]>): void {
  for (const source of root.node.findAll()) {
    const arn = invokedArn(source);
    const fn = typeof arn === 'string' ? resourceOf(arn) : undefined;
    const ofFunction = fn && deployments.get(fn);
    if (ofFunction !== undefined) {
      Annotations.of(source).addWarningV2(
        'cdk-lambda-delivery:sourcePastDeployment',
        `${whereIs(source)} lets a source invoke the function ${whereIs(fn!)} itself, which ${whoDeploys(ofFunction)}. `
        + 'The source gets new code at once, and no alarm rolls that back. Give it the alias.',
      );
    }
  }
}

function whoDeploys(deployments: readonly Construct[]): string {
  const names = joinWithAnd(deployments.map(whereIs));
  return deployments.length === 1 ? `${names} deploys gradually by an alias` : `${names} deploy gradually by aliases`;
}

/** What a permission, a mapping or a schedule names. Rules, topics and buckets need a permission. */
function invokedArn(source: IConstruct): string | undefined {
  if (isResource(source, lambda.CfnPermission.CFN_RESOURCE_TYPE_NAME)) {
    return overriddenProperty(source as lambda.CfnPermission, 'functionName');
  }
  if (isResource(source, lambda.CfnEventSourceMapping.CFN_RESOURCE_TYPE_NAME)) {
    return overriddenProperty(source as lambda.CfnEventSourceMapping, 'functionName');
  }
  if (!isResource(source, scheduler.CfnSchedule.CFN_RESOURCE_TYPE_NAME)) return undefined;
  const { arn } = Object(overriddenProperty(source as scheduler.CfnSchedule, 'target')) as Partial<scheduler.CfnSchedule.TargetProperty>;
  return arn;
}
