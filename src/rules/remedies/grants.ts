/**
 * What is not allowed, allowed: a role by a policy of its own, a service by the policy of the resource. Nothing more than is needed. Where a
 * policy forbids it, nothing helps but that it does so no more.
 */
import { grouped } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { DeliveryNode, NodeId } from '../../model/node';
import { idOf } from '../../model/node-id';
import { Target } from '../../model/target';
import { Change, Content } from '../kit/change';
import { arnOf, grant, lifts } from '../kit/changes';
import { Lookup } from '../kit/graph-index';
import { listed, resourceName } from '../kit/wording';
import { invokedArn } from '../queries/invoked-function';
import { Lacking, Missing } from '../queries/missing-permissions';

export function grants(app: Lookup, missing: Lacking & Partial<Missing>): readonly Change[] {
  const { by, at, node, actions, deniedBy } = missing;
  if (node === undefined) return [];
  if (by.kind === 'service') return deniedBy.length > 0 ? [] : admission(app, missing, node, by.service);
  const ownAccount = node.kind === 'bucket' && node.declaredAt !== undefined;
  const byResource = grouped(actions, (action) => JSON.stringify(resourceOf(app, missing, node, action)));
  const needed = [...byResource.values()].map((group) => ({ actions: group, on: resourceOf(app, missing, node, group[0]) as Content }));
  if (deniedBy.length > 0) return lifts(deniedBy, by.role, needed);
  return needed.flatMap((one) => grant(at, by.role, one.actions, one.on).map((change) => (ownAccount ? { ...change, ownAccount } : change)));
}

/** The fix in words: `allow` where nothing forbids it. */
export function permitting({ on, actions, deniedBy }: Lacking, allow: string): string {
  if (deniedBy.length === 0) return allow;
  const policies = deniedBy.map(resourceName);
  return `Take ${listed(actions)} on ${on} out of what ${listed(policies)} ${policies.length === 1 ? 'denies' : 'deny'}, or make an exception there: no permission outweighs a Deny`;
}

/** To a role, in the policy of it that allows what it needs; a key has a say too. */
export function allowing({ on, node, actions, everywhere }: Lacking): string {
  return `Allow ${listed(actions)} on ${everywhere ? '*' : on} in the PolicyDocument of an AWS::IAM::Policy of the role${
    node?.kind === 'key' ? ', and in the KeyPolicy where that neither names the role nor leaves it to the account' : ''}`;
}

/** S3 tries the target of a notification when it is set; a bucket that sets it itself is made after the policy, which so cannot name it. */
function admission(app: Lookup, { at, actions, from }: Lacking, { id: to }: DeliveryNode, service: string): readonly Change[] {
  const source = app.node(from);
  if (source === undefined) return [];
  const change = { kind: 'admit', to, service, actions } as const;
  if (source.kind !== 'bucket') return [{ ...change, source: arnOf(source) }];
  return [{ ...change, before: at, ...(source.id === idOf(at) ? { ownAccount: true } : { source: arnOf(source) }) }];
}

function resourceOf(
  app: Lookup, { delivery, property, everywhere }: Lacking & Partial<Missing>, node: DeliveryNode, action: string,
): Content | undefined {
  // What is described of a DocumentDB cluster is not limited to it.
  if (everywhere || action.startsWith('rds:')) return '*';
  if (node.kind === 'bucket' && action === 's3:PutObject') return { 'Fn::Join': ['', [arnOf(node), '/*']] };
  if (node.kind !== 'function') return arnOf(node);
  return delivery === undefined ? undefined : invokedArn(app, invokedBy(delivery, property, node.id));
}

/** The function with the qualifier that the setting names. */
function invokedBy({ policy: { exits }, target }: Delivery, property: string, id: NodeId): Target {
  if (!property.startsWith('DestinationConfig')) return target;
  const exit = [...property.includes('OnSuccess') ? exits.success : exits.failure].find(({ to }) => to === id);
  return { function: id, qualifier: exit?.qualifier ?? '$LATEST' };
}
