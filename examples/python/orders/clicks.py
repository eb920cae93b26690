"""Clicks arrive on an encrypted stream and are counted. A bucket keeps those that cannot be counted, where a queue would keep pointers."""
from aws_cdk import Duration
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from cdk_lambda_delivery import Destination, KinesisConsumer
from constructs import Construct

from shop_function import ShopFunction


class Clicks(Construct):
    def __init__(self, scope: Construct, id: str, *, failures: s3.IBucket) -> None:
        super().__init__(scope, id)
        stream = kinesis.Stream(
            self, "Stream", stream_mode=kinesis.StreamMode.ON_DEMAND, encryption=kinesis.StreamEncryption.KMS,
            encryption_key=kms.Key(self, "Key", enable_key_rotation=True),
        )

        KinesisConsumer(
            self, "Counting", handler=ShopFunction(self, "Count", file="count-clicks"), stream=stream,
            max_batching_window=Duration.seconds(10), retry_attempts=3, on_failure=Destination.bucket(failures),
        )
