/** Refuses aliases that CodeDeploy cannot deploy to, and props of another type. */
import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { LATEST } from '../../resources/function/facts';
import { refuseEdgeFunctionElsewhere } from '../wiring/edge-function';
import { isSameFunction } from '../wiring/handler';
import { refuseOtherKinds } from '../wiring/prop-kinds';
import { isResource } from '../wiring/reference';
import { refuse, whereIs } from '../wiring/refuse';
import { CanaryDeploymentProps } from './canary-deployment-props';

const deploymentOf = new WeakMap<lambda.CfnAlias, IConstruct>();

export function refuseUnsupportedAlias(deployment: Construct, alias: lambda.Alias | undefined): lambda.CfnAlias {
  if (alias?.aliasName === undefined) {
    refuse(deployment, {
      prop: 'alias',
      fact: alias ? 'is not an alias' : 'is left out',
      consequence: 'CodeDeploy moves the traffic of an alias',
      fix: "Give fn.addAlias('live')",
    });
  }
  const resource = alias.node.defaultChild;
  if (!isResource(resource, lambda.CfnAlias.CFN_RESOURCE_TYPE_NAME)) {
    refuse(deployment, {
      prop: 'alias',
      fact: `${whereIs(alias)} is imported`,
      consequence: 'CloudFormation deploys to an alias by a setting of the alias, which this app cannot change',
      fix: 'Create this construct where the alias is created',
    });
  }
  if (alias.version?.version === LATEST) {
    refuse(deployment, {
      prop: 'alias',
      fact: `${whereIs(alias)} names ${LATEST}`,
      consequence: 'CodeDeploy moves traffic between two published versions',
      fix: "Give an alias of the current version: fn.addAlias('live')",
    });
  }
  if (Stack.of(alias) !== Stack.of(deployment)) {
    refuse(deployment, {
      prop: 'alias',
      fact: `${whereIs(alias)} is in the stack ${Stack.of(alias).node.path}, and ${whereIs(deployment)} in ${Stack.of(deployment).node.path}`,
      consequence: 'The alias names its deployment group, which names its alarms, so the two stacks would depend on each other',
      fix: `Create this construct in ${Stack.of(alias).node.path}`,
    });
  }
  const cfnAlias = resource as lambda.CfnAlias;
  const other = deploymentOf.get(cfnAlias);
  if (other !== undefined || cfnAlias.cfnOptions.updatePolicy?.codeDeployLambdaAliasUpdate !== undefined) {
    refuse(deployment, {
      prop: 'alias',
      fact: `${whereIs(alias)} has a deployment already${other === undefined ? '' : `, ${whereIs(other)}`}`,
      consequence: 'An alias has one deployment group, so one of the two would do nothing',
      fix: 'Remove one of the two, or give another alias',
    });
  }
  deploymentOf.set(cfnAlias, deployment);
  return cfnAlias;
}

export function refuseUnsupportedOptions(deployment: Construct, props: CanaryDeploymentProps): void {
  const { alias, deploymentConfig, alarms, preHook, postHook } = props;
  refuseOtherKinds(deployment, props, {
    application: ['application', 'CodeDeploy would not find it', 'leave application out to have one created'],
    role: ['role', 'CodeDeploy could not assume it', 'leave role out to have one created'],
    preHook: ['handler', 'CodeDeploy could not invoke it, and the deployment would fail', 'leave preHook out'],
    postHook: ['handler', 'CodeDeploy could not invoke it, and the deployment would fail', 'leave postHook out'],
  });
  if (deploymentConfig !== undefined && deploymentConfig.deploymentConfigName === undefined) {
    refuse(deployment, {
      prop: 'deploymentConfig',
      fact: 'is not a deployment configuration',
      consequence: 'CodeDeploy rejects the deployment group',
      fix: 'Give codedeploy.LambdaDeploymentConfig.CANARY_10PERCENT_15MINUTES, or leave it out',
    });
  }
  if (alarms !== undefined && !(Array.isArray(alarms) && alarms.every((alarm) => alarm?.alarmArn !== undefined))) {
    refuse(deployment, {
      prop: 'alarms',
      fact: 'is not a list of alarms',
      consequence: 'A deployment would not roll back',
      fix: 'Give a list: alarms: [alarm]',
    });
  }
  for (const [prop, hook] of [['preHook', preHook], ['postHook', postHook]] as const) {
    if (hook !== undefined) refuseEdgeFunctionElsewhere(deployment, prop, hook);
    if (hook !== undefined && isSameFunction(hook, alias)) {
      refuse(deployment, {
        prop,
        fact: `is ${whereIs(hook)}, the function that is deployed`,
        consequence: 'Its role would name the deployment group, which depends on the function, so the stack could not be created',
        fix: 'Give another function, which invokes the new version and reports a status',
      });
    }
  }
}
