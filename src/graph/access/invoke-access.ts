/** Whether a service may invoke a function: by the function's own policy, by a role, or by either of them. */
import { allowedByAll } from '../../iam/decision';
import { Access } from '../../model/access';
import { isUnknown, Known } from '../../model/known';
import { NodeId } from '../../model/node';
import { hidden, Resolved } from '../../template/value/resolved';
import { FunctionPush } from '../pushes';
import { assumedBy, principalOf } from './assumed';
import { AccessAnswer, AccessContext, AccessQuestion } from './question';
import { byRoleOrPolicy } from './role-or-policy';
import { sourceIn, toAccess } from './to-access';

export function invokeAccess(
  push: FunctionPush, on: Known<NodeId>, sources: readonly Resolved[], context: AccessContext,
): Access {
  const { pushTarget: { authority, declaredAt, property } } = push;
  const neededBy = { declaredAt, property };
  const question: AccessQuestion = { purpose: 'invoke', action: 'lambda:InvokeFunction', on, neededBy };
  if (authority === 'role') return toAccess(answerByRole(push, question, sources, context));
  const { answer, missing } = answerByPolicy(push, question, sources, context);
  const byEither = authority === 'role-or-permission' && answer.verdict.allowed !== true
    ? byRoleOrPolicy([answerByRole(push, question, sources, context)], [answer])[0]
    : answer;
  return { ...toAccess(byEither), ...(missing === undefined || byEither !== answer ? {} : sourceIn(missing)) };
}

function answerByRole(
  push: FunctionPush, question: AccessQuestion, [source]: readonly Resolved[], context: AccessContext,
): AccessAnswer {
  const { target, service, pushTarget: { role = 'none' } } = push;
  const { iam, nodes } = context;
  const value = isUnknown(role) ? hidden(role.unknown, role.cause) : nodes.valueOf(role);
  const verdict = iam.evaluateInvoke(principalOf(service), target, source, value);
  return assumedBy(push, [{ question, by: { kind: 'role', role }, verdict }], context)[0];
}

/** Returns the answer, with the first source for which the function's policy does not allow the call. */
function answerByPolicy(
  { target, service, sourceArns, permissionArn }: FunctionPush, question: AccessQuestion,
  sources: readonly Resolved[], { iam }: AccessContext,
): { readonly answer: AccessAnswer; readonly missing?: Resolved } {
  const principal = principalOf(service);
  const verdicts = sources.map((source) => iam.evaluateInvoke(principal, target, source));
  const refused = sourceArns?.find((_, i) => verdicts[i].allowed === false);
  return {
    answer: { question, by: { kind: 'service', service: principal }, verdict: allowedByAll(verdicts) },
    ...(refused === undefined ? {} : { missing: permissionArn ?? refused }),
  };
}
