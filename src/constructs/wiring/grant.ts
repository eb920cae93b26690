/**
 * Lets a handler's execution role do what its delivery path needs, with the library's own statements, and hands back what the
 * mapping or invoke config must wait for. A role of the same stack takes them into its own policy; for a role of another stack they
 * stay here in a policy of their own, since a statement that points back to this stack would make the stacks depend on each other.
 */
import { Annotations, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct, IDependable } from 'constructs';
import { functionBehind } from './handler';
import { isResource } from './reference';
import { whereIs } from './refuse';

const POLICY_ID = 'DeliveryPolicy';
const POLICY_APART_ID = 'BucketPolicy';

export interface GrantResult {
  /** What holds the statements; nothing when the library may not change the role. */
  readonly dependables: readonly IDependable[];
  /** The policy of their own that the statements are in. */
  readonly policy?: iam.Policy;
}

/** The statements go where they fit best. */
export function grant(scope: Construct, handler: lambda.IFunction, statements: readonly iam.PolicyStatement[]): GrantResult {
  return grantTo(scope, handler, statements, (role) => Stack.of(role) === Stack.of(scope)
    ? grantInRole(role, statements)
    : grantBeside(scope, POLICY_ID, role, statements));
}

/** The statements stay apart from what others put into the role, so that an acknowledgment covers nothing but them. */
export function grantApart(scope: Construct, handler: lambda.IFunction, statements: readonly iam.PolicyStatement[]): GrantResult {
  return grantTo(scope, handler, statements, (role) => grantBeside(scope, POLICY_APART_ID, role, statements));
}

function grantTo(
  scope: Construct, handler: lambda.IFunction, statements: readonly iam.PolicyStatement[], add: (role: iam.IRole) => GrantResult | undefined,
): GrantResult {
  if (statements.length === 0) {
    return { dependables: [] };
  }
  const role = roleOf(handler);
  const granted = role && add(role);
  if (granted === undefined) {
    warn(scope, handler, statements, role ? 'has a role that this app may not change' : 'has no role that the library knows of');
  }
  return granted ?? { dependables: [] };
}

/** A version that is made for CloudFront hides the role of its function. */
export function roleOf(handler: lambda.IFunction): iam.IRole | undefined {
  return handler.role ?? functionBehind(handler).role;
}

/** What holds the statements of a role, wherever aws-cdk-lib put them. */
export function policiesOf(role: iam.IRole): IConstruct[] {
  return role.node.findAll().filter((construct) => isResource(construct, iam.CfnPolicy.CFN_RESOURCE_TYPE_NAME));
}

/** A role that may not be changed says that it took the statement, but holds no policy afterwards. */
function grantInRole(role: iam.IRole, statements: readonly iam.PolicyStatement[]): GrantResult | undefined {
  const added = statements.map((statement) => role.addToPrincipalPolicy(statement));
  if (!added.every(({ statementAdded }) => statementAdded) || policiesOf(role).length === 0) {
    return undefined;
  }
  return { dependables: added.flatMap(({ policyDependable }) => policyDependable ?? []) };
}

/** A role that may not be changed does not let itself be attached. */
function grantBeside(scope: Construct, id: string, role: iam.IRole, statements: readonly iam.PolicyStatement[]): GrantResult | undefined {
  const policy = scope.node.tryFindChild(id) as iam.Policy | undefined ?? new iam.Policy(scope, id);
  role.attachInlinePolicy(policy);
  if (Stack.of(scope).resolve((policy.node.defaultChild as iam.CfnPolicy).roles) === undefined) {
    scope.node.tryRemoveChild(id);
    return undefined;
  }
  policy.addStatements(...statements);
  return { dependables: [policy], policy };
}

function warn(scope: Construct, handler: lambda.IFunction, statements: readonly iam.PolicyStatement[], why: string): void {
  for (const statement of statements) {
    const text = JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson()));
    const actions = [...statement.actions].sort().join('+').replaceAll(':', '.');
    Annotations.of(scope).addWarningV2(
      `cdk-lambda-delivery:roleUnknown.${actions}`,
      `${whereIs(scope)}: the handler ${whereIs(handler)} ${why}. Without this statement on its execution role events cannot be delivered: `
      + `${text}. Add it there, or import the function with its role: Function.fromFunctionAttributes(…, { functionArn, role }).`,
    );
  }
}
