/**
 * The `EdgeFunction` of aws-cdk-lib, which creates a Lambda@Edge function in us-east-1 from a stack of any Region. It is
 * recognized by its private field, so that its module is not loaded for other functions.
 */
import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { functionBehind } from './handler';
import { refuse, whereIs } from './refuse';
import { isOther } from './services/source-environment';

/** The function itself, in its own stack. `undefined` for other functions. */
export function edgeFunctionOf(handler: lambda.IFunction): lambda.IFunction | undefined {
  return [handler, functionBehind(handler)]
    .map((fn) => (fn as { readonly _edgeFunction?: lambda.IFunction })._edgeFunction)
    .find((fn) => fn !== undefined);
}

/** From another Region, aws-cdk-lib can neither change its role nor name it in a policy. */
export function refuseEdgeFunctionElsewhere(scope: Construct, prop: string, handler: lambda.IFunction): void {
  const edgeFunction = edgeFunctionOf(handler);
  const here = Stack.of(scope).region;
  const there = edgeFunction && Stack.of(edgeFunction).region;
  if (there !== undefined && isOther(there, here)) {
    refuse(scope, {
      prop,
      fact: `is the Lambda@Edge function ${whereIs(handler)}, which is in Region ${there}, but ${whereIs(scope)} is deployed to ${here}`,
      consequence: 'AWS connects a function with resources of its own Region only',
      fix: `Give a lambda.Function for the events, or create both in a stack of Region ${there}`,
    });
  }
}
