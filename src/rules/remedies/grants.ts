/**
 * What is not allowed, allowed: a role by a policy of its own, a service by the policy of the resource. Nothing more than is needed. Where a
 * policy forbids it, nothing helps but that it does so no more.
 */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { DeliveryNode, NodeId } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { Target } from '../../model/target';
import { LATEST } from '../../resources/function/facts';
import { Change, TemplateValue } from '../kit/change';
import { arnOfNode, allowInRolePolicy, removeDenies } from '../kit/changes';
import { GraphIndex } from '../kit/graph-index';
import { joinWithAnd, describeResource } from '../kit/wording';
import { invokedArn } from '../queries/invoked-function';
import { MissingPermission, MissingInvokePermission } from '../queries/missing-permissions';

export function rolePermissionChanges(app: GraphIndex, missing: MissingPermission & Partial<MissingInvokePermission>): readonly Change[] {
  const { by, at, node, actions, deniedBy } = missing;
  if (node === undefined) return [];
  if (by.kind === 'service') return deniedBy.length > 0 ? [] : admission(app, missing, node, by.service);
  const ownAccount = node.kind === 'bucket' && node.declaredAt !== undefined;
  const byResource = groupBy(actions, (action) => JSON.stringify(resourceOf(app, missing, node, action)));
  const needed = [...byResource.values()].map((group) => ({ actions: group, on: resourceOf(app, missing, node, group[0]) as TemplateValue }));
  if (deniedBy.length > 0) return removeDenies(deniedBy, by.role, needed);
  return needed.flatMap((one) => allowInRolePolicy(at, by.role, one.actions, one.on).map((change) => (ownAccount ? { ...change, ownAccount } : change)));
}

/** The fix in words: `allow` where nothing forbids it. */
export function permissionFix({ on, actions, deniedBy }: MissingPermission, allow: string): string {
  if (deniedBy.length === 0) return allow;
  const policies = deniedBy.map(describeResource);
  return `Take ${joinWithAnd(actions)} on ${on} out of what ${joinWithAnd(policies)} ${policies.length === 1 ? 'denies' : 'deny'}, or make an exception there: no permission outweighs a Deny`;
}

/** To a role, in the policy of it that allows what it needs; a key has a say too. */
export function permissionChanges({ on, node, actions, everywhere }: MissingPermission): string {
  return `Allow ${joinWithAnd(actions)} on ${everywhere ? '*' : on} in the PolicyDocument of an AWS::IAM::Policy of the role${
    node?.kind === 'key' ? ', and in the KeyPolicy where that neither names the role nor leaves it to the account' : ''}`;
}

/** S3 tries the target of a notification when it is set; a bucket that sets it itself is made after the policy, which so cannot name it. */
function admission(app: GraphIndex, { at, actions, from }: MissingPermission, { id: to }: DeliveryNode, service: string): readonly Change[] {
  const source = app.node(from);
  if (source === undefined) return [];
  const change = { kind: 'allow-in-resource-policy', to, service, actions } as const;
  if (source.kind !== 'bucket') return [{ ...change, source: arnOfNode(source) }];
  return [{ ...change, before: at, ...(source.id === nodeId(at) ? { ownAccount: true } : { source: arnOfNode(source) }) }];
}

function resourceOf(
  app: GraphIndex, { delivery, property, everywhere }: MissingPermission & Partial<MissingInvokePermission>, node: DeliveryNode, action: string,
): TemplateValue | undefined {
  // What is described of a DocumentDB cluster is not limited to it.
  if (everywhere || action.startsWith('rds:')) return '*';
  if (node.kind === 'bucket' && action === 's3:PutObject') return { 'Fn::Join': ['', [arnOfNode(node), '/*']] };
  if (node.kind !== 'function') return arnOfNode(node);
  return delivery === undefined ? undefined : invokedArn(app, invokedBy(delivery, property, node.id));
}

/** The function with the qualifier that the setting names. */
function invokedBy({ policy: { exits }, target }: Delivery, property: string, id: NodeId): Target {
  if (!property.startsWith('DestinationConfig')) return target;
  const exit = [...property.includes('OnSuccess') ? exits.success : exits.failure].find(({ to }) => to === id);
  return { function: id, qualifier: exit?.qualifier ?? LATEST };
}
