"""The shop as a whole: who is told of failures, where failed records are kept, and the four ways in which events arrive."""
from aws_cdk import Stack
from aws_cdk import aws_cloudwatch_actions as cloudwatch_actions
from aws_cdk import aws_events as events
from cdk_lambda_delivery import FailureAlarms
from constructs import Construct

from clicks import Clicks
from notices import Notices
from on_call_topic import OnCallTopic
from orders import Orders
from pictures import Pictures
from private_bucket import PrivateBucket


class ShopStack(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        # Said once: every queue in which a failed event can end calls out the people on duty.
        FailureAlarms.of(self).add_action(cloudwatch_actions.SnsAction(OnCallTopic(self, "OnCall")))

        access_logs = PrivateBucket(self, "AccessLogs")
        failures = PrivateBucket(self, "Failures", server_access_logs_bucket=access_logs, server_access_logs_prefix="failures/")
        bus = events.EventBus(self, "Bus")

        Pictures(self, "Pictures", access_logs=access_logs, failures=failures, bus=bus)
        orders = Orders(self, "Orders")
        Notices(self, "Notices", table=orders.table, bus=bus)
        Clicks(self, "Clicks", failures=failures)
