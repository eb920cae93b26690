"""Orders arrive in a queue and are written to a table, whose stream tells of every change."""
from aws_cdk import Duration
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from cdk_lambda_delivery import SqsConsumer
from constructs import Construct

from shop_function import ShopFunction


class Orders(Construct):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        self.table = dynamodb.TableV2(
            self, "Table",
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
            dynamo_stream=dynamodb.StreamViewType.NEW_IMAGE,
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(point_in_time_recovery_enabled=True),
            deletion_protection=True,
        )
        save = ShopFunction(self, "Save", file="save-order", environment={"TABLE": self.table.table_name})
        save.add_to_role_policy(iam.PolicyStatement(actions=["dynamodb:PutItem"], resources=[self.table.table_arn]))

        # Queue, dead-letter queue, alarm, visibility timeout (6 × 30 s + 5 s) and partial batch responses come with it.
        SqsConsumer(self, "Incoming", handler=save, batch_size=100, max_batching_window=Duration.seconds(5))
