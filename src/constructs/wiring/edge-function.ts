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

interface WithEdgeFunction {
  readonly _edgeFunction?: lambda.IFunction;
}

/**
 * The function itself, in its own stack. `undefined` for other functions. In us-east-1 an alias or version is that of a
 * plain function below the `EdgeFunction`.
 */
export function edgeFunctionOf(handler: lambda.IFunction): lambda.IFunction | undefined {
  const fn = functionBehind(handler);
  const above = (fn.node.scope as WithEdgeFunction | undefined)?._edgeFunction;
  return above === fn
    ? above
    : [handler, fn].map((one) => (one as WithEdgeFunction)._edgeFunction).find((edge) => edge !== undefined);
}

/** For constructs whose function is invoked asynchronously. */
export function refuseEdgeFunction(scope: Construct, handler: lambda.IFunction): void {
  if (edgeFunctionOf(handler) !== undefined) {
    refuse(scope, {
      prop: 'handler',
      fact: `${whereIs(handler)} is a Lambda@Edge function`,
      consequence: 'CloudFront invokes it synchronously, and Lambda@Edge has neither a dead-letter queue nor asynchronous settings, so a failed '
        + 'event would be lost',
      fix: 'Give a lambda.Function for the events',
    });
  }
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
