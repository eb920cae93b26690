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
  let needs = false;
  const missing: (readonly Resource[])[] = [];
  for (const { verdict } of answers) {
    if (verdict.allowed !== true || verdict.needs.length === 0) continue;
    needs = true;
    missing.push(...groupsNotAwaited(verdict, (policy) => order.isAfter(resource, policy) === true));
  }
  if (!needs) return undefined;
  if (missing.length === 0) return true;
  const doubts = missing.map((group) => group.map((policy) => order.isAfter(resource, policy)).find(isUnknown));
  return doubts.every((doubt) => doubt !== undefined) ? doubts[0] : false;
}
