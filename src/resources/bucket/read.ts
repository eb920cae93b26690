/** Reads a bucket. Only encryption with a customer managed key needs a permission of its own. */
import { BUCKET_DESTINATION } from '../../destinations/bucket/facts';
import { isUnknown, Known, map, or, outsideApp } from '../../model/known';
import { BucketNode, CustomerKey, NodeId, NotificationOwner } from '../../model/node';
import { Resource } from '../../template/stack';
import { at, booleanOf, listOf, propertiesOf, textOf, unknownFrom } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { compareText } from '../../text/compare';
import { customerKey } from '../key/customer-key';
import { NodeReader, Nodes } from '../node-reader';

export const bucketReader: NodeReader = {
  kind: 'bucket',
  types: ['AWS::S3::Bucket'],
  service: BUCKET_DESTINATION.service,
  nameProperty: 'BucketName',
  matches: () => true,
  nameIn: (arn) => arn.resource.split('/')[0],
  fromResource: (id, resource, nodes): BucketNode => ({
    id,
    kind: 'bucket',
    declaredAt: resource.declaredAt,
    key: keyOf(at(propertiesOf(resource), 'BucketEncryption'), nodes),
    eventBridge: sendsToEventBridge(id, resource, nodes),
    versioned: isVersioned(propertiesOf(resource)),
    ...ownersOf(id, resource, nodes),
  }),
  fromArn(id, _, nodes): BucketNode {
    const outside = outsideApp('bucket', id);
    return { id, kind: 'bucket', key: outside, eventBridge: outside, versioned: outside, ...ownersOf(id, undefined, nodes) };
  },
};

const SENDS = ['NotificationConfiguration', 'EventBridgeConfiguration'] as const;
/** CDK sets the notifications of a bucket by a custom resource, with the property names of the API. */
const [NOTIFICATIONS, NAME] = ['Custom::S3BucketNotifications', 'BucketName'] as const;

function sendsToEventBridge(id: NodeId, resource: Resource, nodes: Nodes): Known<boolean> {
  const own = at(propertiesOf(resource), ...SENDS);
  return or(
    own.is === 'fields' ? booleanOf(at(own, 'EventBridgeEnabled'), true) : isGiven(own),
    ...nodes.pointingAt(id, NOTIFICATIONS, NAME).map((custom) => isGiven(at(propertiesOf(custom), ...SENDS))),
    nodes.hiddenPointer(NOTIFICATIONS, NAME) ?? false,
  );
}

/** A custom resource keeps the notifications of others only if it does not manage the bucket. */
function ownersOf(id: NodeId, bucket: Resource | undefined, nodes: Nodes): Pick<BucketNode, 'notificationOwners'> {
  const custom = [...nodes.pointingAt(id, NOTIFICATIONS, NAME)].sort((a, b) => compareText(a.id, b.id));
  if (custom.length === 0) return {};
  const sets = bucket === undefined ? false : isGiven(at(propertiesOf(bucket), SENDS[0]));
  if (custom.length === 1 && sets === false) return {};
  const others = custom.map((owner): NotificationOwner => (
    { declaredAt: owner.declaredAt, replaces: booleanOf(at(propertiesOf(owner), 'Managed'), true) }
  ));
  return {
    notificationOwners: bucket === undefined || sets === false
      ? others : [{ declaredAt: bucket.declaredAt, replaces: sets }, ...others],
  };
}

function isGiven(value: Resolved): Known<boolean> {
  return value.is === 'hidden' ? unknownFrom(value, 'an object') : value.is !== 'absent';
}

/** Suspended versioning keeps old versions and their delete markers. Object Lock needs versioning. */
function isVersioned(properties: Resolved): Known<boolean> {
  const status = textOf(at(properties, 'VersioningConfiguration', 'Status'), 'none');
  return or(map(status, (text) => text !== 'none'), booleanOf(at(properties, 'ObjectLockEnabled'), false));
}

function keyOf(encryption: Resolved, nodes: Nodes): CustomerKey {
  const rules = listOf(at(encryption, 'ServerSideEncryptionConfiguration'));
  if (isUnknown(rules)) return rules;
  const [rule] = rules;
  return rule === undefined ? 'none' : customerKey(at(rule, 'ServerSideEncryptionByDefault', 'KMSMasterKeyID'), nodes);
}
