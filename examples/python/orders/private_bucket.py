"""A bucket that is encrypted, closed to the public and reached through TLS only; like the queues of failures, it outlives its stack."""
from aws_cdk import aws_s3 as s3
from constructs import Construct


class PrivateBucket(s3.Bucket):
    def __init__(
        self, scope: Construct, id: str, *,
        server_access_logs_bucket: s3.IBucket | None = None, server_access_logs_prefix: str | None = None,
    ) -> None:
        super().__init__(
            scope, id,
            encryption=s3.BucketEncryption.S3_MANAGED, block_public_access=s3.BlockPublicAccess.BLOCK_ALL, enforce_ssl=True,
            server_access_logs_bucket=server_access_logs_bucket, server_access_logs_prefix=server_access_logs_prefix,
        )
