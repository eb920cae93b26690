/** Records the link from a bucket to a function, for the records that Lambda stores there. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { OBJECT_CREATED_EVENTS, RECORD_KEY_PREFIX } from '../../../sources/s3/facts';
import { asyncNode, resourceNode } from '../../wiring/chains/chain-node';
import { addLink } from '../../wiring/chains/links';
import { BucketSettings } from './bucket-settings';

export function addBucketLink(
  trigger: Construct, bucket: s3.IBucket, handler: lambda.IFunction, settings: BucketSettings,
): void {
  addLink(trigger, 'bucket', {
    from: resourceNode('bucket', bucket, bucket.bucketArn),
    to: asyncNode(handler),
    by: trigger,
    passes: () => coversRecords(settings),
  });
}

/** A key ends in a UUID, so a suffix stops the record, or may. */
function coversRecords({ events, prefixes, suffixes }: BucketSettings): boolean {
  return events.some((event) => event === `${OBJECT_CREATED_EVENTS}*` || event === `${OBJECT_CREATED_EVENTS}Put`)
    && suffixes.length === 0
    && (prefixes.length === 0 || prefixes.some((prefix) => RECORD_KEY_PREFIX.startsWith(prefix)));
}
