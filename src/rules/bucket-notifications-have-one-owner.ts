/** A bucket has one notification configuration: what writes the whole of it removes what another resource has set. */
import { and, anyOf, Known } from '../model/known';
import { NotificationOwner } from '../model/node';
import { nodeId } from '../model/node-id';
import { either } from '../text/words';
import { setValue } from './kit/changes';
import { coexist } from './kit/coexist';
import { defineRule } from './kit/define-rule';
import { NodeOf } from './kit/graph-index';
import { location, report } from './kit/report';
import { describeNode, describeResource } from './kit/wording';

const KEEPS_OTHERS = either('Managed to false', 'the feature flag @aws-cdk/aws-s3:keepNotificationInImportedBucket to true');

export const bucketNotificationsHaveOneOwner = defineRule({
  id: 'bucket-notifications-have-one-owner',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'S3 keeps one notification configuration for each bucket: a resource that sets the whole of it removes the notifications of others.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html',
  check: (app) => app.all('bucket').flatMap((bucket) => {
    const { notificationOwners: owners = [] } = bucket;
    return owners.flatMap((owner) => {
      const others = owners.filter((other) => other !== owner);
      // Of two that replace each other, each is named. What the bucket sets itself is never the one to give way.
      if (others.length === 0 || isItself(bucket, owner)) return [];
      const [other] = others;
      return report(location([owner, 'Managed']), replacesOne(bucket, owner, others), () => ({
        fact: `${describeResource(owner.declaredAt)} manages all notifications of ${describeNode(bucket)}, and `
          + `${isItself(bucket, other) ? 'the bucket itself' : describeResource(other.declaredAt)} sets notifications of its own`,
        consequence: 'The one that is deployed last removes the notifications of the other: their events stop, and nothing reports it',
        fix: `Set all notifications of the bucket in one place, or set ${KEEPS_OTHERS}, which keeps the notifications of others`,
        // What the bucket sets itself is written anew without the others at its next change: a person has to move it.
        changes: isItself(bucket, owners[0]) ? [] : setValue(owner, 'Managed', false),
      }));
    });
  }),
});

function isItself({ id }: NodeOf<'bucket'>, { declaredAt }: NotificationOwner): boolean {
  return nodeId(declaredAt) === id;
}

/** Whether the bucket itself sets any may depend on a condition. */
function replacesOne(
  bucket: NodeOf<'bucket'>, owner: NotificationOwner, others: readonly NotificationOwner[],
): Known<boolean> {
  const another = others.map((other) => and(coexist(owner, other), isItself(bucket, other) ? other.replaces : true));
  return and(owner.replaces, anyOf(another));
}
