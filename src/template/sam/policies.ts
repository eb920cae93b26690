/**
 * Expands `Policies` of a function into policies of its role: names and ARNs of managed policies, documents and policy
 * templates of SAM. An unknown policy template becomes a statement that cannot be read.
 */
import { INPUT_LIMITS } from '../../limits';
import { clip } from '../../text/clip';
import { entriesOf, isNoValue, isPlainObject, JsonObject, own } from '../json';
import { HARMLESS_TEMPLATES, POLICY_TEMPLATES } from './policy-templates';

export interface RolePolicies {
  readonly ManagedPolicyArns: readonly unknown[];
  readonly Policies: readonly JsonObject[];
}

export function rolePolicies(
  policies: unknown, managed: readonly string[], statements: readonly unknown[],
): RolePolicies {
  const all = policies === undefined ? [] : [policies].flat();
  const named = all.filter((policy) => !isWritten(policy));
  const written = all.filter((policy) => isWritten(policy)).flatMap((policy) => inlinePolicies(policy));
  const created = statements.length === 0 ? [] : [inline({ Statement: statements })];
  return {
    ManagedPolicyArns: [...new Set(managed), ...named].map(managedArn),
    Policies: [...written, ...created],
  };
}

/** Whether the template contains the policy, perhaps under a condition. A name or an ARN refers to a managed policy. */
function isWritten(policy: unknown, depth = 0): boolean {
  const branches = own(policy, 'Fn::If');
  if (!Array.isArray(branches)) return isPlainObject(policy);
  return (
    depth < INPUT_LIMITS.samPolicyConditions.max && branches.slice(1).some((branch) => isWritten(branch, depth + 1))
  );
}

function inlinePolicies(policy: unknown, depth = 0): readonly JsonObject[] {
  const branches = own(policy, 'Fn::If');
  if (!Array.isArray(branches)) return documentsOf(policy).map(inline);
  if (depth >= INPUT_LIMITS.samPolicyConditions.max) return [inline(unread('a condition'))];
  const [condition, ...either] = branches as unknown[];
  return [{ 'Fn::If': [condition, ...either.map((branch) => inBranch(branch, depth))] }];
}

function inBranch(branch: unknown, depth: number): unknown {
  if (isNoValue(branch)) return branch;
  return isWritten(branch) ? inlinePolicies(branch, depth + 1) : inline(unread('a managed policy under a condition'));
}

function inline(document: JsonObject): JsonObject {
  return { PolicyName: 'Policy', PolicyDocument: document };
}

/** A document that hides its statements, for the reason that its key contains. */
function unread(reason: string): JsonObject {
  return { Statement: [{ [`Fn::Transform of ${reason}`]: {} }] };
}

function managedArn(policy: unknown): unknown {
  const branches = own(policy, 'Fn::If');
  if (Array.isArray(branches)) return { 'Fn::If': [branches[0], ...branches.slice(1).map(managedArnIn)] };
  return managedArnIn(policy);
}

function managedArnIn(policy: unknown): unknown {
  if (typeof policy !== 'string' || policy.startsWith('arn:')) return policy;
  return `arn:aws:iam::aws:policy/${OF_SERVICES.test(policy) ? 'service-role/' : ''}${policy}`;
}

/** Managed policies whose ARN contains the path `service-role/`. */
const OF_SERVICES = /^AWSLambda(?!Execute$|Invocation|_)/;

function documentsOf(policy: unknown): readonly JsonObject[] {
  if (own(policy, 'Statement') !== undefined) return [policy as JsonObject];
  return entriesOf(policy).map(([name, parameters]) => {
    const statements = HARMLESS.has(name) ? [] : POLICY_TEMPLATES.get(name)?.(parameters);
    return statements === undefined ? unread(`the policy template ${clip(name)}`) : { Statement: statements };
  });
}

const HARMLESS: ReadonlySet<string> = new Set(HARMLESS_TEMPLATES);
