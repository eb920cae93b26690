/**
 * Changes that add a missing permission, and nothing more: for a role in a policy of the role, for a service in the policy of the resource. If
 * a policy denies the action, the only change that helps is to remove it from the Deny.
 */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { DeliveryNode, NodeId } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { Target } from '../../model/target';
import { LATEST } from '../../resources/function/facts';
import { joinWithAnd } from '../../text/lists';
import { Change, TemplateValue } from '../kit/change';
import { arnOfNode, allowInRolePolicy, removeDenies } from '../kit/changes';
import { GraphIndex } from '../kit/graph-index';
import { describeResource } from '../kit/wording';
import { invokedArn } from '../queries/invoked-function';
import { MissingPermission, MissingInvokePermission } from '../queries/missing-permissions';

type Missing = MissingPermission & Partial<MissingInvokePermission>;

export function rolePermissionChanges(app: GraphIndex, missing: Missing): readonly Change[] {
  const { by, at, node, actions, deniedBy } = missing;
  if (node === undefined) return [];
  if (by.kind === 'service') return deniedBy.length > 0 ? [] : allowService(app, missing, node, by.service);
  const ownAccount = node.kind === 'bucket' && node.declaredAt !== undefined;
  const byResource = groupBy(actions, (action) => JSON.stringify(resourceOf(app, missing, node, action)));
  const needed = [...byResource.values()].map((group) => ({
    actions: group, resource: resourceOf(app, missing, node, group[0]) as TemplateValue,
  }));
  if (deniedBy.length > 0) return removeDenies(deniedBy, by.role, needed);
  const allowed = needed.flatMap((one) => allowInRolePolicy(at, by.role, one.actions, one.resource));
  return ownAccount ? allowed.map((change) => ({ ...change, ownAccount })) : allowed;
}

/** The text of the fix: `allow`, unless a policy denies the actions. */
export function permissionFix({ on, actions, deniedBy }: MissingPermission, allow: string): string {
  if (deniedBy.length === 0) return allow;
  const policies = deniedBy.map(describeResource);
  return `Remove ${joinWithAnd(actions)} on ${on} from the Deny statements of ${joinWithAnd(policies)}, `
    + 'or add an exception there: a Deny overrides every Allow';
}

/** The text of the fix for a role. For a key, the key's policy has to allow the role too. */
export function allowInPolicyText({ on, node, actions, everywhere }: MissingPermission): string {
  return `Allow ${joinWithAnd(actions)} on ${everywhere ? '*' : on} in the PolicyDocument of an AWS::IAM::Policy of the role${
    node?.kind === 'key' ? ', and in the KeyPolicy unless it already allows the role or the whole account' : ''}`;
}

/**
 * S3 tests the target when the notification is created, so the policy must exist before. A bucket that contains the notification is created
 * after the policy, so the policy cannot name that bucket.
 */
function allowService(
  app: GraphIndex, { at, actions, from }: MissingPermission, { id }: DeliveryNode, service: string,
): readonly Change[] {
  const source = app.node(from);
  if (source === undefined) return [];
  const change = { kind: 'allow-in-resource-policy', resource: id, service, actions } as const;
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
