/**
 * Reads custom resources of CloudFormation. CloudFormation invokes the function asynchronously, with the permissions of
 * whoever deploys, and waits until the function reports its result: a request that fails ends the deployment.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html
 */
import { isUnknown } from '../../model/known';
import { isInfrastructure } from '../../resources/function/infrastructure';
import { functionTarget, namesFunction } from '../../template/arn/function-target';
import { at, propertiesOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { Push, PushReader } from '../push/push-reader';
import { plainPushTarget } from '../push/read-push';
import { CUSTOM_RESOURCE_TYPES, SERVICE_TOKEN } from './types';

export const customResourcePush: PushReader = {
  service: 'cloudformation',
  types: CUSTOM_RESOURCE_TYPES,
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const to = at(properties, SERVICE_TOKEN);
    if (!namesFunction(to) || isOfCdk(to)) return [];
    return [{
      from: nodes.register({ resource }),
      to,
      way: 'async',
      by: 'target',
      pushTarget: { ...plainPushTarget(resource, SERVICE_TOKEN, properties), authority: 'deployer', awaitsResult: true },
    }];
  },
};

/** What aws-cdk-lib makes for itself handles no event of the app. */
function isOfCdk(to: Resolved): boolean {
  const { function: named } = functionTarget(to);
  return !isUnknown(named) && named.resource !== undefined && isInfrastructure(named.resource);
}
