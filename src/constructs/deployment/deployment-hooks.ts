/** The functions that CodeDeploy invokes before and after traffic moves, each allowed to report a status to this group only. */
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { FUNCTION_DESTINATION } from '../../destinations/function/facts';
import { grant } from '../wiring/grant';
import { allowServiceRole } from '../wiring/services/role-of-service';
import { CanaryDeploymentProps } from './canary-deployment-props';

/** The grants of aws-cdk-lib would cover every version of the hooks. */
export function addHooks(
  deployment: Construct,
  group: codedeploy.LambdaDeploymentGroup,
  alias: lambda.CfnAlias,
  { preHook, postHook }: Pick<CanaryDeploymentProps, 'preHook' | 'postHook'>,
): void {
  const hooks = [preHook, postHook].filter((hook) => hook !== undefined);
  if (hooks.length === 0) return;
  alias.cfnOptions.updatePolicy = {
    ...alias.cfnOptions.updatePolicy,
    codeDeployLambdaAliasUpdate: {
      ...alias.cfnOptions.updatePolicy!.codeDeployLambdaAliasUpdate!,
      beforeAllowTrafficHook: preHook?.functionName,
      afterAllowTrafficHook: postHook?.functionName,
    },
  };
  const dependables = hooks.flatMap((hook) => [
    ...allowServiceRole(deployment, group.role, [
      new iam.PolicyStatement({ actions: [...FUNCTION_DESTINATION.actions], resources: [hook.functionArn] }),
    ]),
    ...grant(deployment, hook, [new iam.PolicyStatement({
      actions: ['codedeploy:PutLifecycleEventHookExecutionStatus'], resources: [group.deploymentGroupArn],
    })]).dependables,
  ]);
  alias.node.addDependency(...dependables);
}
