/** Without a dependency, CloudFormation may create a mapping before the policy of its role, and then Lambda refuses the mapping. */
import { not } from '../model/known';
import { DeclaredAt } from '../model/node';
import { joinWithAnd } from '../text/lists';
import { either } from '../text/words';
import { dependsOn } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';

export const mappingWaitsForPermissions = defineRule({
  id: 'mapping-waits-for-permissions',
  severity: 'warning',
  harm: 'refused',
  why: 'Lambda checks the role when CloudFormation creates the setting: if the role\'s policy does not exist yet, the deployment fails, at random.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html',
  hidden: { target: () => true },
  check: (app) => app.deliveries.flatMap((delivery) => {
    const { waitsForPermissions, access, declaredAt } = delivery;
    if (waitsForPermissions === undefined || waitsForPermissions === true) return [];
    const needed = access.filter(({ neededBy }) => isSameResource(neededBy.declaredAt, declaredAt));
    const inStack = needed.flatMap((one) => one.policies).filter(({ stack }) => stack === declaredAt?.stack);
    const policies = [...new Set(inStack.map(({ logicalId }) => logicalId))].sort();
    return report(
      location([delivery, 'DependsOn']),
      not(waitsForPermissions),
      () => ({
        fact: `This does not depend on ${policies.length === 0 ? 'the policies of the role' : joinWithAnd(policies)}, which it needs`,
        consequence: 'CloudFormation may create it first: Lambda then refuses it, and the deployment fails at random',
        fix: `${either('Set DependsOn to', 'Call node.addDependency() with', 'node.addDependency')} ${policies.length === 0 ? 'the policies of the role' : `[${policies.join(', ')}]`}`,
        changes: dependsOn(delivery, policies),
      }),
    );
  }),
});

/** Permissions that a pushing service needs are left out, because they do not concern the role. */
function isSameResource(one: DeclaredAt | undefined, other: DeclaredAt | undefined): boolean {
  return one?.stack === other?.stack && one?.logicalId === other?.logicalId;
}
