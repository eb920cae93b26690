/**
 * Changes that add a missing permission, and nothing more: for a role in a policy of the role, for a service in the policy of the resource. If
 * a policy denies the action, the only change that helps is to remove it from the Deny.
 */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, Known } from '../../model/known';
import { DeliveryNode, NodeId } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { Target } from '../../model/target';
import { LATEST } from '../../resources/function/facts';
import { Change, CopiedProperty, TemplateValue } from '../kit/change';
import { arnOfNode, allowInRolePolicy, removeDenies } from '../kit/changes';
import { GraphIndex } from '../kit/graph-index';
import { invokedArn } from '../queries/invoked-function';
import { MissingPermission, MissingInvokePermission } from '../queries/missing-permissions';
import { actionsLacking, sidesOf } from './grant-texts';
import { isRefusedByManagedKey, managedKeyChanges } from './managed-key';

type Missing = MissingPermission & Partial<MissingInvokePermission>;

/** Adds the permission. `used` is the resource that is used; where a managed key of it refuses, it gets another key. */
export function grantChanges(app: GraphIndex, missing: Missing, used: DeliveryNode | undefined): readonly Change[] {
  return isRefusedByManagedKey(missing, used) ? managedKeyChanges(used) : permissionChanges(app, missing);
}

export function permissionChanges(app: GraphIndex, missing: Missing): readonly Change[] {
  const { by, node, deniedBy } = missing;
  if (node === undefined) return [];
  if (by.kind === 'service') return deniedBy.length > 0 ? [] : allowService(app, missing, node, by.service);
  if (deniedBy.length > 0) return removeDenies(deniedBy, by.role, neededIn(app, missing, node, missing.actions));
  const sides = sidesOf(missing);
  // Nobody but its owner decides what a boundary keeps out, and whom a role trusts.
  if (sides.includes('boundary') || sides.includes('trust')) return [];
  return [
    ...(sides.includes('identity') ? allowRole(app, missing, node, by.role) : []),
    ...(sides.includes('resource') ? allowForRole(missing, node, by.role) : []),
  ];
}

function allowRole(
  app: GraphIndex, missing: Missing, node: DeliveryNode, role: Known<NodeId | 'none'>,
): readonly Change[] {
  const needed = neededIn(app, missing, node, actionsLacking(missing, 'identity'));
  const allowed = needed.flatMap((one) => allowInRolePolicy(missing.at, role, one.actions, one.resource));
  const ownAccount = node.kind === 'bucket' && node.declaredAt !== undefined && !missing.crossesAccounts;
  return ownAccount ? allowed.map((change) => ({ ...change, ownAccount })) : allowed;
}

function allowForRole(missing: Missing, { id }: DeliveryNode, role: Known<NodeId | 'none'>): readonly Change[] {
  if (isUnknown(role) || role === 'none') return [];
  return [{ kind: 'allow-in-resource-policy', resource: id, role, actions: actionsLacking(missing, 'resource') }];
}

/** The actions by the resource that a statement has to name. */
function neededIn(
  app: GraphIndex, missing: Missing, node: DeliveryNode, actions: readonly string[],
): readonly { readonly actions: readonly string[]; readonly resource: TemplateValue }[] {
  const byResource = groupBy(actions, (action) => JSON.stringify(resourceOf(app, missing, node, action)));
  return [...byResource.values()].map((group) => ({
    actions: group, resource: resourceOf(app, missing, node, group[0]) as TemplateValue,
  }));
}

/** A subscription writes the ARN of its topic, whatever the template hides of it. */
const SNS = 'sns.amazonaws.com';

/**
 * S3 tests the target when the notification is created, so the policy must exist before. A bucket that contains the notification is created
 * after the policy, so the policy cannot name that bucket.
 */
function allowService(
  app: GraphIndex, { at, actions, from }: MissingPermission, { id }: DeliveryNode, service: string,
): readonly Change[] {
  const source = app.node(from);
  const change = { kind: 'allow-in-resource-policy', resource: id, service, actions } as const;
  if (source === undefined) return service === SNS ? [{ ...change, source: new CopiedProperty(at, 'TopicArn') }] : [];
  if (source.kind !== 'bucket') return [{ ...change, source: arnOfNode(source) }];
  if (source.id === nodeId(at)) return [{ ...change, before: at, ownAccount: true }];
  return [{ ...change, before: at, source: arnOfNode(source) }];
}

function resourceOf(
  app: GraphIndex, { delivery, property, everywhere }: Missing, node: DeliveryNode, action: string,
): TemplateValue | undefined {
  // IAM does not limit rds:Describe actions to one cluster.
  if (everywhere || action.startsWith('rds:')) return '*';
  if (node.kind === 'bucket' && action === 's3:PutObject') return { 'Fn::Join': ['', [arnOfNode(node), '/*']] };
  if (node.kind !== 'function') return arnOfNode(node);
  return delivery === undefined ? undefined : invokedArn(app, invokedBy(delivery, property, node.id));
}

/** The function, with the qualifier in the setting. */
function invokedBy({ policy: { exits }, target }: Delivery, property: string, id: NodeId): Target {
  if (!property.startsWith('DestinationConfig')) return target;
  const exit = [...property.includes('OnSuccess') ? exits.success : exits.failure].find(({ to }) => to === id);
  return { function: id, qualifier: exit?.qualifier ?? LATEST };
}
