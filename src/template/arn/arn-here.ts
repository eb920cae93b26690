/**
 * Builds the ARN of a resource in the account and Region of the stack, for resources that a template names without an
 * ARN.
 */
import { Part, pseudo, Resolved } from '../value/resolved';
import { joinParts, render } from '../value/text';

const ACCOUNT: readonly Part[] = [pseudo('AccountId')];

/** Region and account of the own stack, as the text of an ARN has them. */
export const HERE = { region: render([pseudo('Region')]), account: render(ACCOUNT), accountParts: ACCOUNT };

export function arnHere(service: string, ...resource: readonly Part[]): Resolved {
  return arnOfAccount(ACCOUNT, service, ...resource);
}

export function arnOfAccount(account: readonly Part[], service: string, ...resource: readonly Part[]): Resolved {
  return joinParts(['arn:', pseudo('Partition'), `:${service}:`, pseudo('Region'), ':', ...account, ':', ...resource]);
}
