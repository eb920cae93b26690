/** Reads a target group of a load balancer whose target is a function. */
import { isUnknown } from '../../model/known';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { Push, PushReader } from '../push/push-reader';
import { itemsAt, plainPushTarget } from '../push/read-push';

export const loadBalancerPush: PushReader = {
  service: 'elasticloadbalancing',
  types: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const type = textOf(at(properties, 'TargetType'), 'instance');
    if (isUnknown(type) || type !== 'lambda') return [];
    return itemsAt(properties, 'Targets').map(([target, path]) => ({
      from: nodes.register({ resource }),
      to: at(target, 'Id'),
      way: 'sync',
      by: 'target',
      pushTarget: plainPushTarget(resource, path, target),
    }));
  },
};
