/**
 * The role that a service assumes to act for one source, where policies of resources are not enough. It holds the
 * statements that the source needs and nothing else.
 */
import { Annotations, IResource, PhysicalName, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IDependable } from 'constructs';
import { grantToRole } from '../grant';
import { isOfOtherAccount } from '../other-account';
import { whereIs } from '../refuse';
import { actionsId, statementText } from '../statement-text';

/** A new role that only this source may let the service assume. Another account can admit it by a name alone. */
export function createServiceRole(
  scope: Construct, service: string, sourceArn: string, used: readonly (IResource | undefined)[] = [],
): iam.Role {
  const isUsedElsewhere = used.some((resource) => resource !== undefined && isOfOtherAccount(resource, scope));
  return new iam.Role(scope, 'Role', {
    roleName: isUsedElsewhere ? PhysicalName.GENERATE_IF_NEEDED : undefined,
    assumedBy: new iam.ServicePrincipal(`${service}.amazonaws.com`, {
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
        ArnEquals: { 'aws:SourceArn': sourceArn },
      },
    }),
  });
}

/** A role that this app cannot change gets a warning with each statement that it needs. */
export function allowServiceRole(
  scope: Construct, role: iam.IRole, statements: readonly iam.PolicyStatement[],
): readonly IDependable[] {
  const result = grantToRole(scope, role, statements);
  if (result === undefined) statements.forEach((statement) => warnAboutServiceRole(scope, role, statement));
  return result?.dependables ?? [];
}

function warnAboutServiceRole(scope: Construct, role: iam.IRole, statement: iam.PolicyStatement): void {
  Annotations.of(scope).addWarningV2(
    `cdk-lambda-delivery:serviceRoleUnknown.${actionsId(statement)}`,
    `${whereIs(scope)}: this app cannot change the role ${whereIs(role)}. Without this statement there, events cannot be delivered: `
    + `${statementText(scope, statement)}. Add it where the role is created.`,
  );
}
