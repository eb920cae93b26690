/**
 * Adds statements to the execution role of a handler, and returns what the event source mapping or invoke config has to
 * depend on. A role of the same stack gets them in its default policy. For a role of another stack they are in a
 * separate policy in this stack, since a statement that refers to this stack would make the stacks depend on each
 * other.
 */
import { Annotations, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct, IDependable } from 'constructs';
import { functionBehind } from './handler';
import { isResource } from './reference';
import { whereIs } from './refuse';
import { actionsId, statementText } from './statement-text';

const POLICY_ID = 'DeliveryPolicy';

const UNCHANGEABLE = { reason: 'has a role that this app cannot change', fix: 'Add it where the role is created' };
const UNKNOWN = {
  reason: 'has a role that is unknown to this app',
  fix: 'Add it there, or import the function with its role: Function.fromFunctionAttributes(…, { functionArn, role })',
};

export interface GrantResult {
  /** Policies with the statements. Empty if this app cannot change the role. */
  readonly dependables: readonly IDependable[];
  /** The separate policy, if there is one. */
  readonly policy?: iam.Policy;
}

export function grant(
  scope: Construct, handler: lambda.IFunction, statements: readonly iam.PolicyStatement[],
): GrantResult {
  return grantTo(scope, handler, statements, (role) => grantToRole(scope, role, statements));
}

/** `undefined` if this app cannot change the role. */
export function grantToRole(
  scope: Construct, role: iam.IRole, statements: readonly iam.PolicyStatement[],
): GrantResult | undefined {
  return Stack.of(role) === Stack.of(scope)
    ? grantInRole(role, statements)
    : grantInSeparatePolicy(scope, POLICY_ID, role, statements);
}

/** A separate policy holds these statements only, so that an acknowledgment covers nothing else. */
export function grantSeparately(
  scope: Construct, id: string, handler: lambda.IFunction, statements: readonly iam.PolicyStatement[],
): GrantResult {
  return grantTo(scope, handler, statements, (role) => grantInSeparatePolicy(scope, id, role, statements));
}

function grantTo(
  scope: Construct,
  handler: lambda.IFunction,
  statements: readonly iam.PolicyStatement[],
  add: (role: iam.IRole) => GrantResult | undefined,
): GrantResult {
  if (statements.length === 0) {
    return { dependables: [] };
  }
  const role = roleOf(handler);
  const result = role && add(role);
  if (result === undefined) {
    warnAboutRole(scope, handler, statements, role ? UNCHANGEABLE : UNKNOWN);
  }
  return result ?? { dependables: [] };
}

/** A version of `EdgeFunction` does not return the role of its function. */
export function roleOf(handler: lambda.IFunction): iam.IRole | undefined {
  return handler.role ?? functionBehind(handler).role;
}

/** Policies of a role, wherever aws-cdk-lib created them. */
export function policiesOf(role: iam.IRole): IConstruct[] {
  return role.node.findAll().filter((construct) => isResource(construct, iam.CfnPolicy.CFN_RESOURCE_TYPE_NAME));
}

/** A role that this app cannot change reports that a statement was added, but has no policy afterwards. */
function grantInRole(role: iam.IRole, statements: readonly iam.PolicyStatement[]): GrantResult | undefined {
  const added = statements.map((statement) => role.addToPrincipalPolicy(statement));
  if (!added.every(({ statementAdded }) => statementAdded) || policiesOf(role).length === 0) {
    return undefined;
  }
  return { dependables: added.flatMap(({ policyDependable }) => policyDependable ?? []) };
}

/**
 * A policy does not attach to a role that this app cannot change. A role that is created before the deployment reads its
 * statements when it is attached, and writes them into the report of `Role.customizeRoles()`.
 */
function grantInSeparatePolicy(
  scope: Construct, id: string, role: iam.IRole, statements: readonly iam.PolicyStatement[],
): GrantResult | undefined {
  const policy = scope.node.tryFindChild(id) as iam.Policy | undefined ?? new iam.Policy(scope, id);
  policy.addStatements(...statements);
  role.attachInlinePolicy(policy);
  if (Stack.of(scope).resolve((policy.node.defaultChild as iam.CfnPolicy).roles) === undefined) {
    scope.node.tryRemoveChild(id);
    return undefined;
  }
  return { dependables: [policy], policy };
}

function warnAboutRole(
  scope: Construct,
  handler: lambda.IFunction,
  statements: readonly iam.PolicyStatement[],
  { reason, fix }: typeof UNKNOWN,
): void {
  for (const statement of statements) {
    Annotations.of(scope).addWarningV2(
      `cdk-lambda-delivery:roleUnknown.${actionsId(statement)}`,
      `${whereIs(scope)}: the handler ${whereIs(handler)} ${reason}. Without this statement in its execution role, events cannot be delivered: `
      + `${statementText(scope, statement)}. ${fix}.`,
    );
  }
}
