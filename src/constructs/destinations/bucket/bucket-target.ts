/**
 * A bucket as destination. The statements apply only while the bucket belongs to its current account, since another
 * account could create a bucket with the name of a deleted one and would then receive the events.
 */
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BUCKET_DESTINATION, BUCKET_LIST_ACTION } from '../../../destinations/bucket/facts';
import { DestinationKind } from '../destination-kind';
import { DestinationTarget, statementsFor } from '../destination-target';

export function bucketDestinationTarget(bucket: s3.IBucket): DestinationTarget {
  const objects = bucket.arnForObjects('*');
  const [write, ...onKey] = statementsFor(BUCKET_DESTINATION, objects, bucket.encryptionKey);
  const list = new iam.PolicyStatement({ actions: [BUCKET_LIST_ACTION], resources: [bucket.bucketArn] });
  for (const statement of [write, list]) {
    statement.addCondition('StringEquals', { 's3:ResourceAccount': bucket.env.account });
  }
  const statements = [write, list, ...onKey];
  return {
    facts: BUCKET_DESTINATION,
    handle: { kind: DestinationKind.BUCKET, destinationArn: bucket.bucketArn, bucket },
    construct: bucket,
    fifo: false,
    statements,
    wildcard: {
      id: 'BucketPolicy',
      statements,
      resource: objects,
      reason: 'Lambda chooses the key of each failed event that it stores, so the objects of this one bucket are allowed; '
        + 'only s3:PutObject, and only while the bucket belongs to its account.',
    },
  };
}
