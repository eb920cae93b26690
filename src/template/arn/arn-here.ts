/**
 * Builds the ARN of a resource in the account and Region of the stack, for resources that a template names without an
 * ARN.
 */
import { Part, pseudo, Resolved } from '../value/resolved';
import { joinParts, partsOf, render } from '../value/text';

const ACCOUNT: readonly Part[] = [pseudo('AccountId')];

/** Region and account of the own stack, as the text of an ARN has them. */
export const HERE = { region: render([pseudo('Region')]), account: render(ACCOUNT), accountParts: ACCOUNT };

export function arnHere(service: string, ...resource: readonly Part[]): Resolved {
  return arnOfAccount(ACCOUNT, service, ...resource);
}

/** Of what a value gives by its name or its ARN. A reference, and what is hidden, stays as it is. */
export function arnNamed(service: string, before: string, value: Resolved): Resolved {
  if (value.is !== 'scalar' && value.is !== 'text') return value;
  const [first] = partsOf(value);
  const isArn = typeof first === 'string' && first.startsWith('arn:');
  return isArn ? value : arnHere(service, before, ...partsOf(value));
}

/** Without a name it is the default bus of the account. */
export function busNamed(name: Resolved): Resolved {
  return name.is === 'absent' ? arnHere('events', 'event-bus/default') : arnNamed('events', 'event-bus/', name);
}

export function arnOfAccount(account: readonly Part[], service: string, ...resource: readonly Part[]): Resolved {
  return joinParts(['arn:', pseudo('Partition'), `:${service}:`, pseudo('Region'), ':', ...account, ':', ...resource]);
}
