/** A target group of a load balancer that holds a function. */
import { isUnknown } from '../../model/unknown';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { Push, PushKind } from '../push/push-kind';
import { itemsAt, plainHandover } from '../push/read-push';

export const loadBalancerPushKind: PushKind = {
  service: 'elasticloadbalancing',
  types: ['AWS::ElasticLoadBalancingV2::TargetGroup'],
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const type = textOf(at(properties, 'TargetType'), 'instance');
    if (isUnknown(type) || type !== 'lambda') return [];
    return itemsAt(properties, 'Targets').map(([target, path]) => ({
      from: nodes.enter({ resource }), to: at(target, 'Id'), way: 'sync', by: 'target', handover: plainHandover(resource, path, target),
    }));
  },
};
