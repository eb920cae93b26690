/** A bucket that is encrypted, closed to the public and reached through TLS only; like the queues of failures, it outlives its stack. */
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export class PrivateBucket extends s3.Bucket {
  constructor(scope: Construct, id: string, props: Pick<s3.BucketProps, 'serverAccessLogsBucket' | 'serverAccessLogsPrefix'> = {}) {
    super(scope, id, {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      ...props,
    });
  }
}
