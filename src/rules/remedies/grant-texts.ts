/** What messages say about missing permissions: which side does not allow them, and where the Allow has to go. */
import { PolicySide } from '../../model/access';
import { joinWithAnd } from '../../text/lists';
import { markName } from '../../text/names';
import { either, eitherName } from '../../text/words';
import { describeResource, prop } from '../kit/wording';
import { MissingPermission } from '../queries/missing-permissions';
import { resourcePolicyOf } from './resource-policy-names';

/** The text of the fix: `allow`, unless a policy denies the actions. */
export function permissionFix({ on, actions, deniedBy }: MissingPermission, allow: string): string {
  if (deniedBy.length === 0) return allow;
  const policies = deniedBy.map(describeResource);
  return `Remove ${joinWithAnd(actions)} on ${on} from the Deny statements of ${joinWithAnd(policies)}, `
    + 'or add an exception there: a Deny overrides every Allow';
}

/** The text of the fix for a role: an Allow on each side that lacks it. */
export function allowInPolicyText(missing: MissingPermission): string {
  const sides = sidesOf(missing);
  const trust = trustFix(missing);
  if (trust !== undefined && sides.length === 1) return trust;
  const texts = sides.filter((side) => side !== 'trust').map((side) => `${joinWithAnd(actionsLacking(missing, side))} ${placeOf(side, missing)}`);
  const choice = sides.includes('boundary') ? `, or set ${prop('PermissionsBoundary')} of the role to another policy` : '';
  return `${trust === undefined ? 'Allow' : `${trust}, and allow`} ${texts.join(', and allow ')}${choice}`;
}

/** Where the role does not admit the service that has to assume it. */
function trustFix({ by }: MissingPermission): string | undefined {
  if (by.kind !== 'role' || by.assumedBy === undefined) return undefined;
  const policy = `${eitherName('AssumeRolePolicyDocument', 'assumedBy')} of the role`;
  return by.assumedFor === undefined
    ? `Allow ${by.assumedBy} to sts:AssumeRole in ${policy}`
    : `Let ${by.assumedFor.key} in the Condition of ${policy} match ${markName(by.assumedFor.value)}`;
}

function placeOf(side: PolicySide, { on, node, everywhere }: MissingPermission): string {
  const target = everywhere ? '*' : on;
  switch (side) {
    case 'identity': return `on ${target} in ${either('the PolicyDocument of an AWS::IAM::Policy of the role', 'a statement of the role (addToPrincipalPolicy)', 'addToPrincipalPolicy')}`;
    case 'boundary': return `on ${target} in the ${eitherName('PolicyDocument', 'statements')} of the role's permissions boundary`;
    default: return `for the role in the ${resourcePolicyOf(node)} of ${on}`;
  }
}

/** Why a role may not, where that is more than an Allow that its own policies lack. */
export function whyRefused(missing: MissingPermission): string {
  const sides = sidesOf(missing);
  const policy = resourcePolicyOf(missing.node);
  if (missing.by.kind === 'role' && missing.by.assumedBy !== undefined) {
    return `: ${whyNotAssumed(missing.by.assumedBy, missing.by.assumedFor)}`;
  }
  if (missing.deniedBy.length > 0) return '';
  if (sides.every((side) => side === 'identity')) {
    return missing.crossesAccounts ? ': another account owns it, so a policy of the role has to allow it as well' : '';
  }
  if (sides.includes('boundary')) return ': the permissions boundary of the role does not allow it';
  const owner = missing.crossesAccounts ? 'another account owns it, and ' : '';
  return sides.includes('identity')
    ? `: ${owner}neither a policy of the role nor its ${policy} allows that`
    : `: ${owner}its ${policy} allows neither the role nor the account of the role`;
}

function whyNotAssumed(service: string, request: Extract<MissingPermission['by'], { kind: 'role' }>['assumedFor']): string {
  const policy = `${prop('AssumeRolePolicyDocument')} of the role`;
  return request === undefined
    ? `${policy} does not admit ${service}`
    : `${policy} admits ${service} only with another ${request.key}, and it calls with ${markName(request.value)}`;
}

const SIDES: readonly PolicySide[] = ['trust', 'identity', 'boundary', 'resource'];

/** The sides in the order in which messages name them. A role without more is asked for a policy of its own. */
export function sidesOf({ lacking }: MissingPermission): readonly PolicySide[] {
  const sides = SIDES.filter((side) => lacking.some((one) => one.sides.includes(side)));
  return sides.length === 0 ? ['identity'] : sides;
}

export function actionsLacking({ lacking, actions }: MissingPermission, side: PolicySide): readonly string[] {
  const found = lacking.filter(({ sides }) => sides.includes(side)).map(({ action }) => action);
  return found.length === 0 ? actions : [...new Set(found)];
}
