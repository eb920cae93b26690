/** Evaluates one permission for the role or service that needs it. */
import { allowedByAny, undecidedAccess, AccessDecision } from '../../iam/decision';
import { Iam } from '../../iam/iam';
import { Access, Principal } from '../../model/access';
import { defined } from '../../model/defined';
import { isUnknown, Known } from '../../model/known';
import { NodeId } from '../../model/node';
import { Stack } from '../../template/stack';
import { ABSENT, Resolved } from '../../template/value/resolved';
import { NodeRegistry } from '../node-registry';

export interface AccessQuestion {
  readonly purpose: Access['purpose'];
  readonly action: string;
  readonly on: Known<NodeId>;
  /** The resource, as the template names it. */
  readonly value?: Resolved;
  /** The service that uses the key. */
  readonly via?: string;
  /** Alternative actions, of which one is enough. */
  readonly or?: readonly string[];
  readonly everywhere?: true;
  readonly advised?: true;
  /** The stack that `value` is in, if it may be another one than that of the role. */
  readonly stack?: Stack;
  /** The answer matters only where the role is known and refused. */
  readonly onlyIfRefused?: true;
  readonly neededBy: Access['neededBy'];
}

export interface AccessAnswer {
  readonly question: AccessQuestion;
  readonly by: Principal;
  readonly verdict: AccessDecision;
}

export interface AccessContext {
  readonly iam: Iam;
  readonly nodes: NodeRegistry;
}

function evaluateForRole(
  question: AccessQuestion, role: Known<NodeId | 'none'>, context: AccessContext,
): AccessAnswer {
  return { question, by: { kind: 'role', role }, verdict: roleDecision(question, role, context) };
}

/** Leaves out answers that do not matter. */
export function evaluateAllForRole(
  questions: readonly AccessQuestion[], role: Known<NodeId | 'none'>, context: AccessContext,
): readonly AccessAnswer[] {
  return questions.map((question) => evaluateForRole(question, role, context))
    .filter(({ question, verdict }) => question.onlyIfRefused !== true || verdict.allowed === false);
}

/** The answer if only a role may do it and none is set. */
export function withoutRole(question: AccessQuestion): AccessAnswer {
  return { question, by: { kind: 'role', role: 'none' }, verdict: { allowed: false, lacking: [], policies: [], needs: [] } };
}

function roleDecision(question: AccessQuestion, role: Known<NodeId | 'none'>, { iam, nodes }: AccessContext): AccessDecision {
  const { on, action, or = [], value, via, stack: targetStack } = question;
  if (isUnknown(role)) return undecidedAccess(role.unknown, role.cause);
  // A policy may name what is hidden in the same way, or everything.
  if (isUnknown(on) && value === undefined) return undecidedAccess(on.unknown, on.cause);
  if (role === 'none') return undecidedAccess('a function without a role');
  const principal = nodes.valueOf(role);
  const request = { via, ...defined({ targetStack }) };
  return allowedByAny([action, ...or].map((one) => iam.evaluateRole(principal, one, value ?? ABSENT, request)));
}

export function evaluateForService(
  question: AccessQuestion,
  service: string,
  source: Resolved,
  { iam }: AccessContext,
): AccessAnswer {
  const verdict = isUnknown(question.on)
    ? undecidedAccess(question.on.unknown, question.on.cause)
    : iam.evaluateService(service, question.action, question.value ?? ABSENT, source, { via: question.via });
  return { question, by: { kind: 'service', service }, verdict };
}
