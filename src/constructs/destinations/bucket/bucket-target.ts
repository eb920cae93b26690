/**
 * A bucket that keeps failed events. Every statement holds only while the bucket belongs to the account that it belongs to now: a
 * deleted bucket's name can be taken by a stranger, who would then receive the events.
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
  return {
    facts: BUCKET_DESTINATION,
    handle: { kind: DestinationKind.BUCKET, destinationArn: bucket.bucketArn, bucket },
    construct: bucket,
    fifo: false,
    statements: [write, list, ...onKey],
    wildcard: objects,
  };
}
