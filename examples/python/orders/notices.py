"""Customers are told that an order changed and that a picture is ready.

One function, two ways in, each with exits of its own: it consumes the stream of the order table, and a rule on the shop's bus invokes it
asynchronously.
"""
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns
from cdk_lambda_delivery import AsyncInvocation, DynamoDbConsumer, FailureQueue
from constructs import Construct

from shop_function import ShopFunction


class Notices(Construct):
    def __init__(self, scope: Construct, id: str, *, table: dynamodb.ITableV2, bus: events.IEventBus) -> None:
        super().__init__(scope, id)
        topic = sns.Topic(self, "Topic", enforce_ssl=True)
        notify = ShopFunction(self, "Notify", file="notify", environment={"TOPIC": topic.topic_arn})
        topic.grant_publish(notify)

        DynamoDbConsumer(
            self, "OrderChanges", handler=notify, table=table,
            filters=[lambda_.FilterCriteria.filter({"eventName": lambda_.FilterRule.or_("INSERT", "MODIFY")})],
        )

        undelivered = FailureQueue(self, "PictureReadyUndelivered")
        events.Rule(
            self, "PictureReady", event_bus=bus,
            event_pattern=events.EventPattern(source=["lambda"], detail_type=["Lambda Function Invocation Result - Success"]),
            targets=[targets.LambdaFunction(notify, dead_letter_queue=undelivered)],
        )
        AsyncInvocation(self, "Announcing", handler=notify)
