/** CloudFormation makes what nothing orders at the same time; a mapping that comes before its role's policy is refused, now and then. */
import { not } from "../model/known";
import { DeclaredAt } from '../model/node';
import { dependsOn } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { joinWithAnd } from './kit/wording';

export const mappingWaitsForPermissions = defineRule({
  id: 'mapping-waits-for-permissions',
  severity: 'warning',
  why: 'Lambda checks the role when the setting is made: made before the role\'s policy, it is refused, and the deployment fails at random.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html',
  hidden: { source: () => true, target: () => true },
  check: (app) => app.deliveries.flatMap((delivery) => {
    const { waitsForPermissions, access, declaredAt } = delivery;
    const needed = access.filter(({ neededBy }) => isSame(neededBy.declaredAt, declaredAt));
    const beside = needed.flatMap(({ policies: holding }) => holding).filter(({ stack }) => stack === declaredAt?.stack);
    const policies = [...new Set(beside.map(({ logicalId }) => logicalId))].sort();
    return waitsForPermissions === undefined ? [] : report(
      location([delivery, 'DependsOn']),
      not(waitsForPermissions),
      () => ({
        fact: `Nothing makes this wait for ${policies.length === 0 ? 'the policies of the role' : joinWithAnd(policies)}, which it needs`,
        consequence: 'CloudFormation may make it first: Lambda then refuses it, and the deployment fails now and then',
        fix: `Set DependsOn to ${policies.length === 0 ? 'the policies of the role' : `[${policies.join(', ')}]`}`,
        changes: dependsOn(delivery, policies),
      }),
    );
  }),
});

/** What the service that pushes needs beside it, a permission of the function or its own dead-letter queue's policy, is no matter of the role. */
function isSame(one: DeclaredAt | undefined, other: DeclaredAt | undefined): boolean {
  return one?.stack === other?.stack && one?.logicalId === other?.logicalId;
}
