"""A function of the shop: Node 22, a log group of its own, and a role that may write to that log group and nothing else."""
from pathlib import Path

from aws_cdk import Duration
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from constructs import Construct

HANDLERS = Path(__file__).parents[2] / "typescript/orders/handlers"


class ShopFunction(lambda_.Function):
    def __init__(self, scope: Construct, id: str, *, file: str, environment: dict[str, str] | None = None) -> None:
        """`file` is in the folder of the handlers, without its extension."""
        log_group = logs.LogGroup(scope, f"{id}Logs", retention=logs.RetentionDays.THREE_MONTHS)
        role = iam.Role(scope, f"{id}Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        log_group.grant_write(role)
        super().__init__(
            scope, id,
            runtime=lambda_.Runtime.NODEJS_22_X, code=lambda_.Code.from_asset(str(HANDLERS)), handler=f"{file}.handler",
            environment=environment, timeout=Duration.seconds(30), memory_size=256, log_group=log_group, role=role,
        )
