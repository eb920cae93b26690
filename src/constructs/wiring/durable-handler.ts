/** Refuses a durable function that is given without a version or alias, by which alone Lambda invokes it. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { functionBehind, isDurable } from './handler';
import { refuse, whereIs } from './refuse';

/** What Lambda does then completes the sentence `Lambda invokes durable functions by a qualified ARN only, and …`. */
export function refuseUnqualifiedDurable(scope: Construct, handler: lambda.IFunction, lambdaDoes: string): void {
  if (isDurable(handler) && handler === functionBehind(handler)) {
    refuse(scope, {
      prop: 'handler',
      fact: `${whereIs(handler)} is a durable function, given without a version or alias`,
      consequence: `Lambda invokes durable functions by a qualified ARN only, and ${lambdaDoes}`,
      fix: 'Give an alias, a version, or its latestVersion',
    });
  }
}
