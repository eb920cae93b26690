/** What a service sends by a role or by the policy of the target: one of the two is enough. */
import { allOf, isUnknown, Known } from '../../model/known';
import { AccessAnswer } from './question';

/**
 * The answers of the way that allows everything. Without one, those of the role, since somebody set it; those of the
 * policy where the role certainly does not allow it and the policy may.
 */
export function byRoleOrPolicy(
  byRole: readonly AccessAnswer[], byPolicy: readonly AccessAnswer[],
): readonly AccessAnswer[] {
  if (allowsAll(byPolicy) === true) return byPolicy;
  return allowsAll(byRole) === false && isUnknown(allowsAll(byPolicy)) ? byPolicy : byRole;
}

function allowsAll(answers: readonly AccessAnswer[]): Known<boolean> {
  return allOf(answers.map(({ verdict }) => verdict.allowed));
}
