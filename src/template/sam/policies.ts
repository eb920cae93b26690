/**
 * A function's `Policies` as policies of the role that SAM makes: names of AWS's policies, documents, and SAM's templates. A
 * template that is not known makes a statement that cannot be read.
 */
import { LIMITS } from '../../limits';
import { clip } from '../../text/clip';
import { entriesOf, isPlainObject, JsonObject, own } from '../json';
import { HARMLESS_TEMPLATES, POLICY_TEMPLATES } from './policy-templates';

export interface RolePolicies {
  readonly ManagedPolicyArns: readonly unknown[];
  readonly Policies: readonly JsonObject[];
}

export function rolePolicies(policies: unknown, managed: readonly string[], statements: readonly unknown[]): RolePolicies {
  const all = policies === undefined ? [] : [policies].flat();
  const made = statements.length === 0 ? [] : [inline({ Statement: statements })];
  return {
    ManagedPolicyArns: [...new Set(managed)].map(managedArn).concat(all.filter((policy) => !isWritten(policy)).map(managedArn)),
    Policies: [...all.filter((policy) => isWritten(policy)).flatMap((policy) => written(policy)), ...made],
  };
}

/** What stands in the template itself, perhaps under a condition; a name or an ARN stands elsewhere. */
function isWritten(policy: unknown, depth = 0): boolean {
  const branches = own(policy, 'Fn::If');
  if (Array.isArray(branches)) return depth < LIMITS.samPolicyConditions.max && branches.slice(1).some((branch) => isWritten(branch, depth + 1));
  return isPlainObject(policy);
}

function written(policy: unknown, depth = 0): readonly JsonObject[] {
  const branches = own(policy, 'Fn::If');
  if (!Array.isArray(branches)) return documentsOf(policy).map(inline);
  if (depth >= LIMITS.samPolicyConditions.max) return [inline(unread('a condition'))];
  const [condition, ...either] = branches as unknown[];
  return [{ 'Fn::If': [condition, ...either.map((branch) => inBranch(branch, depth))] }];
}

function inBranch(branch: unknown, depth: number): unknown {
  if (own(branch, 'Ref') === 'AWS::NoValue') return branch;
  return isWritten(branch) ? written(branch, depth + 1) : inline(unread('a managed policy under a condition'));
}

function inline(document: JsonObject): JsonObject {
  return { PolicyName: 'Policy', PolicyDocument: document };
}

/** A document of which a reader is told only that something hides it. */
function unread(what: string): JsonObject {
  return { Statement: [{ [`Fn::Transform of ${what}`]: {} }] };
}

function managedArn(policy: unknown): unknown {
  if (typeof policy !== 'string' || policy.startsWith('arn:')) return policy;
  return `arn:aws:iam::aws:policy/${OF_SERVICES.test(policy) ? 'service-role/' : ''}${policy}`;
}

/** Those of AWS's policies for functions that have a path. */
const OF_SERVICES = /^AWSLambda(?!Execute$|Invocation|_)/;

function documentsOf(policy: unknown): readonly JsonObject[] {
  if (own(policy, 'Statement') !== undefined) return [policy as JsonObject];
  return entriesOf(policy).map(([name, parameters]) => {
    const statements = HARMLESS.has(name) ? [] : POLICY_TEMPLATES.get(name)?.(parameters);
    return statements === undefined ? unread(`the policy template ${clip(name)}`) : { Statement: statements };
  });
}

const HARMLESS: ReadonlySet<string> = new Set(HARMLESS_TEMPLATES);
