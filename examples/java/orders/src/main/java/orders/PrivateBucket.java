package orders;

import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.BucketProps;
import software.constructs.Construct;

/** A bucket that is encrypted, closed to the public and reached through TLS only; like the queues of failures, it outlives its stack. */
public class PrivateBucket extends Bucket {
    public PrivateBucket(Construct scope, String id, BucketProps.Builder logs) {
        super(scope, id, logs
            .encryption(BucketEncryption.S3_MANAGED)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .enforceSsl(true)
            .build());
    }
}
