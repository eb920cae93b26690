/**
 * Lets a handler's execution role do what its delivery path needs, with the library's own statements, and hands back what the
 * mapping or invoke config must wait for. A role of the same stack takes them into its own policy; for a role of another stack they
 * stay here in a policy of their own, since a statement that points back to this stack would make the stacks depend on each other.
 */
import { Annotations, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IConstruct, IDependable } from 'constructs';
import { whereIs } from './refuse';

const POLICY_ID = 'DeliveryPolicy';

export interface Granted {
  /** What holds the statements; nothing when the library may not change the role. */
  readonly dependables: readonly IDependable[];
  /** The policy, or the role that may split it into several. */
  readonly policyHome?: IConstruct;
}

export function grant(scope: Construct, handler: lambda.IFunction, statements: readonly iam.PolicyStatement[]): Granted {
  const role = handler.role;
  if (role === undefined) {
    statements.forEach((statement) => warn(scope, handler, statement, 'has no role that the library knows of'));
    return { dependables: [] };
  }
  return Stack.of(role) === Stack.of(scope) ? grantInRole(scope, handler, role, statements) : grantBeside(scope, role, statements);
}

function grantInRole(scope: Construct, handler: lambda.IFunction, role: iam.IRole, statements: readonly iam.PolicyStatement[]): Granted {
  const dependables = statements.flatMap((statement) => {
    const { statementAdded, policyDependable } = role.addToPrincipalPolicy(statement);
    if (!statementAdded) {
      warn(scope, handler, statement, 'has a role that this app may not change');
    }
    return policyDependable ? [policyDependable] : [];
  });
  return { dependables, policyHome: role.node.tryFindChild('DefaultPolicy') ?? role };
}

function grantBeside(scope: Construct, role: iam.IRole, statements: readonly iam.PolicyStatement[]): Granted {
  const policy = scope.node.tryFindChild(POLICY_ID) as iam.Policy | undefined ?? new iam.Policy(scope, POLICY_ID, { roles: [role] });
  policy.addStatements(...statements);
  return { dependables: [policy], policyHome: policy };
}

function warn(scope: Construct, handler: lambda.IFunction, statement: iam.PolicyStatement, why: string) {
  const text = JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson()));
  Annotations.of(scope).addWarningV2(
    `cdk-lambda-delivery:roleUnknown[${[...statement.actions].sort().join(',')}]`,
    `${whereIs(scope)}: the handler ${whereIs(handler)} ${why}. Without this statement on its execution role events cannot be delivered: `
    + `${text}. Add it there, or import the function with its role: Function.fromFunctionAttributes(…, { functionArn, role }).`,
  );
}
