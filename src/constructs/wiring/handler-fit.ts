/** Handlers that no construct can work with: none at all, and functions of another account or Region, whose namesake here would be hit. */
import { Annotations, Stack, Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct } from 'constructs';
import { hidesQualifier } from './handler';
import { refuse, whereIs } from './refuse';

export function refuseNoHandler(scope: Construct, handler: lambda.IFunction | undefined): void {
  if (handler?.functionArn === undefined) {
    refuse(scope, {
      prop: 'handler',
      fact: handler ? 'is no function' : 'is left out',
      consequence: 'There is nothing to invoke',
      fix: 'Give a lambda.Function, an alias, a version, or an imported function',
    });
  }
}

export function refuseOtherEnvironment(scope: Construct, handler: lambda.IFunction): void {
  const { account, region } = Stack.of(scope);
  refuseOther(scope, 'handler', handler, 'account', handler.env.account, account);
  refuseOther(scope, 'handler', handler, 'Region', handler.env.region, region);
}

/** Sources of other accounts may be read; those of another Region may not. */
export function refuseOtherRegion(scope: Construct, prop: string, resource: IConstruct, region: string): void {
  refuseOther(scope, prop, resource, 'Region', region, Stack.of(scope).region);
}

function refuseOther(scope: Construct, prop: string, resource: IConstruct, what: string, theirs: string, ours: string): void {
  if (!Token.isUnresolved(theirs) && !Token.isUnresolved(ours) && theirs !== ours) {
    refuse(scope, {
      prop,
      fact: `${whereIs(resource)} is in ${what} ${theirs}, but ${whereIs(scope)} is deployed to ${ours}`,
      consequence: 'AWS looks for it here, and fails or finds another of the same name',
      fix: `Make this construct in a stack of ${what} ${theirs}`,
    });
  }
}

export function warnOfHiddenQualifier(scope: Construct, handler: lambda.IFunction): void {
  if (hidesQualifier(handler)) {
    Annotations.of(scope).addWarningV2(
      'cdk-lambda-delivery:qualifierUnknown',
      `${whereIs(scope)}: the ARN of ${whereIs(handler)} is known only at deployment, so the settings are made for $LATEST. If it names an alias or `
      + 'version, that one keeps the defaults of Lambda and no exit. Import it with Alias.fromAliasAttributes or Version.fromVersionArn.',
    );
  }
}
