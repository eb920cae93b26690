/** What is not allowed, allowed: a role by a policy of its own, a service by the policy of the resource. Nothing more than is needed. */
import { Missing } from './access';
import { arnOf, grant } from './changes';
import { grouped } from './grouped';
import { invokedArn } from './invoked';
import { Lookup } from './lookup';
import { Delivery, Target } from '../../model/delivery-graph';
import { DeliveryNode, NodeId } from '../../model/node';
import { Change, Content } from '../change';

export function grants(app: Lookup, missing: Missing): readonly Change[] {
  const { by, at, node, actions, delivery } = missing;
  if (node === undefined) return [];
  if (by.kind === 'service') {
    const source = app.node(delivery.source.node);
    return source === undefined ? [] : [{ kind: 'admit', to: node.id, service: by.service, actions, source: arnOf(source) }];
  }
  const ownAccount = node.kind === 'bucket' && node.declaredAt !== undefined;
  const byResource = grouped(actions, (action) => JSON.stringify(resourceOf(app, missing, node, action)));
  return [...byResource.values()].flatMap((group) => (
    grant(at, by.role, group, resourceOf(app, missing, node, group[0]) as Content).map((change) => (ownAccount ? { ...change, ownAccount } : change))
  ));
}

function resourceOf(app: Lookup, { delivery, property, everywhere }: Missing, node: DeliveryNode, action: string): Content | undefined {
  // What is described of a DocumentDB cluster is not limited to it.
  if (everywhere || action.startsWith('rds:')) return '*';
  if (node.kind === 'bucket' && action === 's3:PutObject') return { 'Fn::Join': ['', [arnOf(node), '/*']] };
  return node.kind === 'function' ? invokedArn(app, invokedBy(delivery, property, node.id)) : arnOf(node);
}

/** The function with the qualifier that the setting names. */
function invokedBy({ policy: { exits }, target }: Delivery, property: string, id: NodeId): Target {
  if (!property.startsWith('DestinationConfig')) return target;
  const exit = [...property.includes('OnSuccess') ? exits.success : exits.failure].find(({ to }) => to === id);
  return { function: id, qualifier: exit?.qualifier ?? '$LATEST' };
}
