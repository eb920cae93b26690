/** Refuses sources of another account or Region that AWS does not connect to a function here, and names the side. */
import { Stack, Token } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { refuseOtherStage } from '../other-stage';
import { refuse, whereIs } from '../refuse';

export interface OtherSide {
  readonly prop: string;
  readonly construct: IConstruct;
  readonly account?: string;
  readonly region?: string;
  /** Why AWS does not connect the two. */
  readonly reason: string;
  readonly fix: (there: string) => string;
}

export function refuseOtherSource(
  scope: Construct, { prop, construct, account, region, reason, fix }: OtherSide,
): void {
  refuseOtherStage(scope, prop, construct);
  const here = Stack.of(scope);
  for (const [what, theirs, ours] of [['account', account, here.account], ['Region', region, here.region]] as const) {
    if (theirs !== undefined && isOther(theirs, ours)) {
      refuse(scope, {
        prop,
        fact: `${whereIs(construct)} is in ${what} ${theirs}, but ${whereIs(scope)} is deployed to ${ours}`,
        consequence: reason,
        fix: fix(`${what} ${theirs}`),
      });
    }
  }
}

/** Whether two accounts or Regions are known and differ. */
export function isOther(theirs: string, ours: string): boolean {
  return !Token.isUnresolved(theirs) && !Token.isUnresolved(ours) && theirs !== ours;
}
