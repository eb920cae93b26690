/** Whether a service may write to a queue, topic or stream: by the target's own policy, by a role, or by either of them. */
import { isUnknown, Known } from '../../model/known';
import { NodeId } from '../../model/node';
import { Resolved } from '../../template/value/resolved';
import { OtherPush } from '../pushes';
import { assumedBy } from './assumed';
import { AccessAnswer, AccessContext, evaluateAllForRole, evaluateForService, withoutRole } from './question';
import { byRoleOrPolicy } from './role-or-policy';
import { isWrittenByRole, writeNeeds } from './write-needs';

export function writeAnswers(
  push: OtherPush, to: Known<NodeId>, principal: string, source: Resolved, context: AccessContext,
): readonly AccessAnswer[] {
  if (isUnknown(to)) return [];
  const { authority, role, declaredAt, property } = push.pushTarget;
  const { nodes } = context;
  const needs = (by: 'service' | 'role') => writeNeeds('write', to, { declaredAt, property }, nodes, by);
  const byPolicy = () => needs('service').map((question) => evaluateForService(question, principal, source, context));
  const byRole = () => (role === undefined
    ? needs('role').filter(({ purpose }) => purpose === 'write').map(withoutRole)
    : assumedBy(push, evaluateAllForRole(needs('role'), role, context), context));
  if (authority === 'role' || isWrittenByRole(nodes.read(to))) return byRole();
  return authority === 'role-or-permission' ? byRoleOrPolicy(byRole(), byPolicy()) : byPolicy();
}
