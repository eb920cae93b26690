"""The topic that calls out the people on duty, by mail here; an incident tool or a chat subscribes alike."""
from aws_cdk import Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from constructs import Construct


class OnCallTopic(sns.Topic):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, enforce_ssl=True)
        # `enforce_ssl` gives the topic a policy, which takes the place of SNS's own: without this statement no alarm would get through.
        self.grant_publish(iam.ServicePrincipal(
            "cloudwatch.amazonaws.com", conditions={"StringEquals": {"aws:SourceAccount": Stack.of(self).account}},
        ))
        self.add_subscription(subscriptions.EmailSubscription("on-call@example.com"))
