/** A resource policy of a function is the whole of its policy: CloudFormation's permissions for the same qualifier are statements of it. */
import { groupBy } from '../model/collections';
import { isUnknown } from '../model/known';
import { either } from '../text/words';
import { coexist } from './kit/coexist';
import { defineRule } from './kit/define-rule';
import { location, report, undecidedIfUnknown } from './kit/report';
import { describeNodeOr, describeResource, prop } from './kit/wording';
import { qualifierName } from './queries/async-qualifiers';
import { policyKey } from './queries/function-policies';

const RESOURCE_POLICY = either('AWS::Lambda::ResourcePolicy', 'CfnResourcePolicy');
const PERMISSION = either('AWS::Lambda::Permission', 'the permission');
const A_PERMISSION = either('an AWS::Lambda::Permission', 'a permission (addPermission)', 'addPermission');

export const permissionsAreNotMixed = defineRule({
  id: 'permissions-are-not-mixed',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'An AWS::Lambda::ResourcePolicy replaces every permission of its function and qualifier, in whatever order they are created.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_PutResourcePolicy.html',
  check: (app) => {
    const { functionPolicies } = app.graph;
    const alone = app.permissions.filter(({ statement }) => statement === undefined);
    const permissions = groupBy(alone, ({ target }) => policyKey(target));
    // A permission of an unknown function may be one of a function with a policy.
    const ofUnknown = functionPolicies.length === 0 ? [] : alone.flatMap((permission) => (
      undecidedIfUnknown(location([permission, 'FunctionName']), permission.target.function)
    ));
    return [...ofUnknown, ...functionPolicies.flatMap((policy) => {
      const { target } = policy;
      // A policy of an unknown function may be that of a function with a permission.
      if (isUnknown(target.function)) {
        return alone.length === 0 ? [] : undecidedIfUnknown(location([policy, 'ResourceArn']), target.function);
      }
      return (permissions.get(policyKey(target)) ?? []).flatMap((permission) => report(
        location([permission, 'FunctionName']),
        coexist(permission, policy),
        () => {
          const [one, whole] = [permission, policy].map(({ declaredAt }) => describeResource(declaredAt));
          return {
            fact: `${one} is one statement of the policy of ${describeNodeOr(app.node(target.function), 'the function')} (${qualifierName(target)}), and ${RESOURCE_POLICY} `
              + `${whole} replaces the whole policy`,
            consequence: 'The one that CloudFormation creates or updates last decides: the caller may be refused after any deployment',
            fix: `Move what it allows into ${prop('PolicyDocument.Statement')} of ${whole} and remove ${PERMISSION} ${one}, or write each statement `
              + `of ${whole} as ${A_PERMISSION} and remove ${whole}`,
            changes: [],
          };
        },
      ));
    })];
  },
});
