/**
 * Allows a role a statement with a wildcard that AWS requires, and acknowledges the finding of cdk-nag on the policy
 * that holds this statement and nothing else.
 */
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledgeAtSynth } from './acknowledge';
import { formatForNag } from './format-for-nag';
import { grantSeparately, GrantResult } from './grant';

export interface WildcardGrant {
  /** Construct id of the policy. */
  readonly id: string;
  readonly statements: readonly iam.PolicyStatement[];
  /** The resource with the wildcard in the statements. */
  readonly resource: string;
  /** Why AWS requires the wildcard. */
  readonly reason: string;
}

export function grantWildcard(
  scope: Construct, handler: lambda.IFunction, { id, statements, resource, reason }: WildcardGrant,
): GrantResult {
  const granted = grantSeparately(scope, id, handler, statements);
  const { policy } = granted;
  if (policy) {
    acknowledgeAtSynth(
      policy, () => `AwsSolutions-IAM5[Resource::${formatForNag(Stack.of(policy).resolve(resource))}]`, reason,
    );
  }
  return granted;
}
