/**
 * Whether CloudFormation creates a mapping or invoke config after the policies that it needs; undefined if it needs
 * none.
 */
import { groupsNotAwaited } from '../../iam/decision';
import { isUnknown, Known } from '../../model/known';
import { CreationOrder } from '../../template/creation-order';
import { Resource } from '../../template/stack';
import { AccessAnswer } from './question';

export function isOrdered(
  resource: Resource,
  answers: readonly AccessAnswer[],
  order: CreationOrder,
): Known<boolean> | undefined {
  const needed = answers
    .map(({ verdict }) => verdict)
    .filter(({ allowed, needs }) => allowed === true && needs.length > 0);
  if (needed.length === 0) return undefined;
  const missing = needed.flatMap((verdict) =>
    groupsNotAwaited(verdict, (policy) => order.isAfter(resource, policy) === true),
  );
  const doubts = missing.map((group) => group.map((policy) => order.isAfter(resource, policy)).find(isUnknown));
  if (missing.length === 0) return true;
  return doubts.every((doubt) => doubt !== undefined) ? doubts[0] : false;
}
