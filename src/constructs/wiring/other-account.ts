/** Resources of this app in a stack of another account. Templates of two accounts refer to each other by names only. */
import { Stack } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { refuse, whereIs } from './refuse';
import { isOther } from './services/source-environment';

/** Whether the accounts are known and differ. */
export function isOfOtherAccount(resource: { readonly env: { readonly account: string } }, scope: IConstruct): boolean {
  return isOther(resource.env.account, Stack.of(scope).account);
}

/** Whether a stack can name a resource: aws-cdk-lib has no ARN of another account for a resource without a name. */
export function canName(scope: IConstruct, arn: string): boolean {
  try {
    Stack.of(scope).resolve(arn);
    return true;
  } catch {
    return false;
  }
}

export interface UnnamedResource {
  readonly prop: string;
  readonly resource: IConstruct & { readonly env: { readonly account: string } };
  readonly arn: string;
  /** `queueName` */
  readonly nameProp: string;
}

/** aws-cdk-lib throws an error at synth, which names neither the construct nor the prop. */
export function refuseNamelessResource(scope: Construct, { prop, resource, arn, nameProp }: UnnamedResource): void {
  if (isOfOtherAccount(resource, scope) && !canName(scope, arn)) {
    refuse(scope, {
      prop,
      fact: `${whereIs(resource)} has no ${nameProp}, and is in account ${resource.env.account}, but ${whereIs(scope)} in ${Stack.of(scope).account}`,
      consequence: 'A template can refer to a resource of another account only by its name',
      fix: `Give it a ${nameProp}, or PhysicalName.GENERATE_IF_NEEDED to have one generated`,
    });
  }
}
