"""An app in which `DeliveryDefaults` leaves an error: a queue that hides messages for less time than its function runs."""
from aws_cdk import App, Duration, Stack, Validations
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sqs as sqs
from aws_cdk.aws_lambda_event_sources import SqsEventSource
from cdk_lambda_delivery import DeliveryChecks, DeliveryDefaults

app = App()
stack = Stack(app, "Shop")
save = lambda_.Function(
    stack, "Save", runtime=lambda_.Runtime.NODEJS_22_X, handler="index.handler", timeout=Duration.seconds(60),
    code=lambda_.Code.from_inline("exports.handler = async () => ({ batchItemFailures: [] });"),
)
save.add_event_source(SqsEventSource(sqs.Queue(stack, "Jobs", visibility_timeout=Duration.seconds(30))))
Validations.of(app).add_plugins(DeliveryChecks())
DeliveryDefaults.apply(app)
app.synth()
