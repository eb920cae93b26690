"""An uploaded picture is measured.

S3 tells EventBridge, a rule invokes the alias `live` asynchronously, and the settings of that invocation are the alias's own: what is measured
becomes an event on the shop's bus, what fails is kept in a bucket.
"""
from aws_cdk import Duration
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from cdk_lambda_delivery import AsyncInvocation, Destination, FailureQueue
from constructs import Construct

from private_bucket import PrivateBucket
from shop_function import ShopFunction


class Pictures(Construct):
    def __init__(self, scope: Construct, id: str, *, access_logs: s3.IBucket, failures: s3.IBucket, bus: events.IEventBus) -> None:
        super().__init__(scope, id)
        uploads = PrivateBucket(self, "Uploads", server_access_logs_bucket=access_logs, server_access_logs_prefix="uploads/")
        # The resource's own property. The L2's `event_bridge_enabled` would bring a custom resource with a function and a wide role.
        uploads.node.default_child.notification_configuration = s3.CfnBucket.NotificationConfigurationProperty(
            event_bridge_configuration=s3.CfnBucket.EventBridgeConfigurationProperty(event_bridge_enabled=True),
        )

        measure = ShopFunction(self, "Measure", file="measure")
        uploads.add_to_resource_policy(iam.PolicyStatement(
            principals=[measure.grant_principal], actions=["s3:GetObject"], resources=[uploads.arn_for_objects("*")],
        ))
        live = measure.add_alias("live")

        # For events that never reach Lambda's own queue; what the function fails at is the business of the settings below.
        undelivered = FailureQueue(self, "UploadedUndelivered")
        events.Rule(
            self, "Uploaded",
            event_pattern=events.EventPattern(
                source=["aws.s3"], detail_type=["Object Created"], detail={"bucket": {"name": [uploads.bucket_name]}},
            ),
            targets=[targets.LambdaFunction(live, dead_letter_queue=undelivered)],
        )

        AsyncInvocation(
            self, "Measuring", handler=live, retry_attempts=1, max_event_age=Duration.hours(1),
            on_success=Destination.event_bus(bus), on_failure=Destination.bucket(failures),
        )
