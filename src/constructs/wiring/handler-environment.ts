/**
 * Refuses a missing handler, and handlers and sources of another account or Region, where a function of the same name
 * would be used.
 */
import { Annotations, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { refuseEdgeFunctionElsewhere } from './edge-function';
import { hidesQualifier } from './handler';
import { refuseOtherStage } from './other-stage';
import { refuse, whereIs } from './refuse';
import { isOther } from './services/source-environment';

export function refuseNoHandler(scope: Construct, handler: lambda.IFunction | undefined): void {
  if (handler?.functionArn === undefined) {
    refuse(scope, {
      prop: 'handler',
      fact: handler ? 'is not a function' : 'is left out',
      consequence: 'There is nothing to invoke',
      fix: 'Give a lambda.Function, an alias, a version, or an imported function',
    });
  }
  refuseOtherStage(scope, 'handler', handler);
}

export function refuseOtherEnvironment(scope: Construct, handler: lambda.IFunction): void {
  refuseEdgeFunctionElsewhere(scope, 'handler', handler);
  const { account, region } = Stack.of(scope);
  const place = { prop: 'handler', name: () => whereIs(handler) };
  refuseOther(scope, { ...place, what: 'account', theirs: handler.env.account, ours: account });
  refuseOther(scope, { ...place, what: 'Region', theirs: handler.env.region, ours: region });
}

/** Lambda can read sources of other accounts, but not of other Regions. */
export function refuseOtherRegion(
  scope: Construct, { prop, name, region }: { readonly prop: string; readonly name: string; readonly region?: string },
): void {
  if (region === undefined) return;
  refuseOther(scope, { prop, name: () => name, what: 'Region', theirs: region, ours: Stack.of(scope).region });
}

/** For a source that Lambda reads in its own account only. */
export function refuseOtherAccount(
  scope: Construct,
  { prop, name, account }: { readonly prop: string; readonly name: string; readonly account?: string },
): void {
  if (account === undefined) return;
  refuseOther(scope, { prop, name: () => name, what: 'account', theirs: account, ours: Stack.of(scope).account });
}

interface Place {
  readonly prop: string;
  /** Asked for where the message needs it. */
  readonly name: () => string;
  readonly what: 'account' | 'Region';
  readonly theirs: string;
  readonly ours: string;
}

function refuseOther(scope: Construct, { prop, name, what, theirs, ours }: Place): void {
  if (isOther(theirs, ours)) {
    refuse(scope, {
      prop,
      fact: `${name()} is in ${what} ${theirs}, but ${whereIs(scope)} is deployed to ${ours}`,
      consequence: 'AWS would look for it here, and fail or find another resource of that name',
      fix: `Create this construct in a stack of ${what} ${theirs}`,
    });
  }
}

export function warnAboutHiddenQualifier(scope: Construct, handler: lambda.IFunction): void {
  if (hidesQualifier(handler)) {
    Annotations.of(scope).addWarningV2(
      'cdk-lambda-delivery:qualifierUnknown',
      `${whereIs(scope)}: the ARN of ${whereIs(handler)} is known only at deployment, so the settings apply to $LATEST. If it names an alias `
      + 'or version, that keeps the defaults of Lambda, without an exit. Import it with Alias.fromAliasAttributes or Version.fromVersionArn.',
    );
  }
}
