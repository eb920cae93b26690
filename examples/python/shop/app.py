"""A shop whose orders and pictures come in through queues, and whose reports are made at night: no event of theirs is lost."""
from aws_cdk import Acknowledgment, App, Duration, Stack, Validations
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as sources
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from cdk_lambda_delivery import AsyncInvocation, DeliveryChecks, Destination, FailureAlarms, FailureQueue, SqsConsumer, RuleSeverity
from constructs import Construct

HANDLER = "def handler(event, context): return {'batchItemFailures': []}"


class Shop(Stack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        on_call = sns.Topic(self, "OnCall")
        FailureAlarms.of(self).add_action(actions.SnsAction(on_call))

        # A queue that is made, with its dead-letter queue and alarm.
        SqsConsumer(self, "Orders", handler=self.function("Save"), batch_size=100, max_batching_window=Duration.seconds(5))

        # Events that are invoked asynchronously, and a queue where they end if they fail.
        report = self.function("Report")
        failures = FailureQueue(self, "Failures")
        AsyncInvocation(self, "Reports", handler=report, retry_attempts=1, on_failure=Destination.queue(failures))
        nightly = targets.LambdaFunction(report, dead_letter_queue=failures)
        events.Rule(self, "Nightly", schedule=events.Schedule.rate(Duration.days(1)), targets=[nightly])

        # Wired with aws-cdk-lib alone; the checks see it all the same.
        lost = FailureQueue(self, "LostPictures")
        pictures = sqs.Queue(
            self, "Pictures", visibility_timeout=Duration.seconds(30), enforce_ssl=True,
            dead_letter_queue=sqs.DeadLetterQueue(queue=lost, max_receive_count=5),
        )
        self.function("Measure").add_event_source(sources.SqsEventSource(pictures, report_batch_item_failures=True))
        Validations.of(pictures).acknowledge(
            Acknowledgment(id="LambdaDelivery::visibility-covers-retries", reason="A picture may be measured twice"),
        )

    def function(self, id: str) -> lambda_.Function:
        return lambda_.Function(
            self, id, runtime=lambda_.Runtime.PYTHON_3_13, handler="index.handler", timeout=Duration.seconds(20),
            code=lambda_.Code.from_inline(HANDLER),
        )


app = App()
Validations.of(app).add_plugins(DeliveryChecks(
    severities={
        "target-has-dead-letter-queue": RuleSeverity.ERROR,
        "async-limits-are-explicit": RuleSeverity.OFF,
    },
))
Shop(app, "Shop")
app.synth()
