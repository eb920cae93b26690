/**
 * Allows a service to invoke one qualifier of a function, for one source. The permission is a resource beside the
 * trigger, so a function of another stack does not depend on the stack of the trigger.
 */
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { FUNCTION_DESTINATION } from '../../../destinations/function/facts';
import { LATEST } from '../../../resources/function/facts';
import { functionBehind, qualifierOf } from '../handler';
import { ServiceSource } from './service-source';

export function allowServiceToInvoke(
  scope: Construct,
  handler: lambda.IFunction,
  { principal, arn, account }: Omit<ServiceSource, 'construct' | 'service'>,
  id = 'Permission',
): lambda.CfnPermission {
  return new lambda.CfnPermission(scope, id, {
    action: 'lambda:InvokeFunction',
    functionName: permittedArn(handler),
    principal,
    sourceArn: arn,
    sourceAccount: account,
  });
}

/** What a role needs. AWS does not say by which name it asks for an explicit `$LATEST`, so both are allowed. */
export function invokeStatements(handler: lambda.IFunction): iam.PolicyStatement[] {
  const arns = new Set([permittedArn(handler), handler.functionArn]);
  return [new iam.PolicyStatement({ actions: [...FUNCTION_DESTINATION.actions], resources: [...arns] })];
}

/** Lambda has no permissions for an explicit `$LATEST`: those of the function apply. */
function permittedArn(handler: lambda.IFunction): string {
  return qualifierOf(handler) === LATEST ? functionBehind(handler).functionArn : handler.functionArn;
}
