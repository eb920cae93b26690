"""Runs the snippets that come in as JSON, and prints what came of each as JSON on a line of its own."""
import json
import sys
import traceback

from aws_cdk import App, Stack
from aws_cdk import aws_amazonmq, aws_codecommit, aws_docdb, aws_dynamodb, aws_ec2, aws_events, aws_kinesis, aws_kms
from aws_cdk import aws_lambda, aws_logs, aws_msk, aws_s3, aws_secretsmanager, aws_sns, aws_sqs


def function(stack, id):
    code = aws_lambda.Code.from_inline("def handler(event, context): return {'batchItemFailures': []}")
    return aws_lambda.Function(stack, id, runtime=aws_lambda.Runtime.PYTHON_3_13, handler="index.handler", code=code)


def cluster_of_documents(stack, id):
    vpc = aws_ec2.Vpc(stack, f"{id}Vpc")
    size = aws_ec2.InstanceType.of(aws_ec2.InstanceClass.R5, aws_ec2.InstanceSize.LARGE)
    return aws_docdb.DatabaseCluster(stack, id, master_user=aws_docdb.Login(username="shop"), instance_type=size, vpc=vpc)


def broker(stack, id):
    return aws_amazonmq.CfnBroker(
        stack, id, broker_name="parcels", deployment_mode="SINGLE_INSTANCE", engine_type="RABBITMQ", host_instance_type="mq.m5.large",
        publicly_accessible=False, users=[aws_amazonmq.CfnBroker.UserProperty(username="shop", password="{{resolve:secretsmanager:shop}}")],
    )


def table(stack, id):
    key = aws_dynamodb.Attribute(name="id", type=aws_dynamodb.AttributeType.STRING)
    return aws_dynamodb.Table(stack, id, partition_key=key, stream=aws_dynamodb.StreamViewType.NEW_AND_OLD_IMAGES)


def table_with_replicas(stack, id):
    key = aws_dynamodb.Attribute(name="id", type=aws_dynamodb.AttributeType.STRING)
    return aws_dynamodb.TableV2(stack, id, partition_key=key, dynamo_stream=aws_dynamodb.StreamViewType.NEW_AND_OLD_IMAGES)


def kafka_cluster(stack, id):
    nodes = aws_msk.CfnCluster.BrokerNodeGroupInfoProperty(client_subnets=["subnet-1", "subnet-2"], instance_type="kafka.m7g.large")
    return aws_msk.CfnCluster(stack, id, cluster_name="payments", broker_node_group_info=nodes, kafka_version="3.8.x", number_of_broker_nodes=2)


# How a variable of the fixture, or of `declare const` in a snippet, is made from its type.
MAKERS = {
    "App": lambda stack, id: stack.node.root,
    "Stack": lambda stack, id: stack,
    "amazonmq.CfnBroker": broker,
    "codecommit.Repository": lambda stack, id: aws_codecommit.Repository(stack, id, repository_name=id),
    "docdb.DatabaseCluster": cluster_of_documents,
    "dynamodb.Table": table,
    "dynamodb.TableV2": table_with_replicas,
    "events.EventBus": aws_events.EventBus,
    "kinesis.Stream": aws_kinesis.Stream,
    "kms.Key": aws_kms.Key,
    "lambda.Alias": lambda stack, id: aws_lambda.Alias(stack, id, alias_name="live", version=function(stack, f"{id}Function").current_version),
    "lambda.Function": function,
    "logs.LogGroup": aws_logs.LogGroup,
    "msk.CfnCluster": kafka_cluster,
    "msk.CfnServerlessCluster": lambda stack, id: aws_msk.CfnServerlessCluster(
        stack, id, cluster_name="payments", vpc_configs=[aws_msk.CfnServerlessCluster.VpcConfigProperty(subnet_ids=["subnet-1", "subnet-2"])],
        client_authentication=aws_msk.CfnServerlessCluster.ClientAuthenticationProperty(
            sasl=aws_msk.CfnServerlessCluster.SaslProperty(iam=aws_msk.CfnServerlessCluster.IamProperty(enabled=True)),
        ),
    ),
    "s3.Bucket": aws_s3.Bucket,
    "secretsmanager.ISecret": aws_secretsmanager.Secret,
    "secretsmanager.Secret": aws_secretsmanager.Secret,
    "sns.Topic": aws_sns.Topic,
    "sqs.Queue": aws_sqs.Queue,
    "string": lambda stack, id: "arn:aws:codecommit:eu-west-1:111122223333:parcels",  # the snippets give no other text
}


def run(snippet):
    stack = Stack(App(), "Example")
    names = {"__name__": "snippet", "self": stack}
    exec("\n".join(snippet["imports"]), names)
    for variable, kind in snippet["variables"].items():
        names[variable] = MAKERS[kind](stack, f"Given{variable}")
    exec(compile(snippet["code"], snippet["name"], "exec"), names)
    app = next((made for made in names.values() if isinstance(made, App)), stack.node.root)
    for made in list(names.values()):
        if isinstance(made, type) and issubclass(made, Stack) and made.__module__ == "snippet":
            made(app, "Shop")
    app.synth()


results = []
for snippet in json.load(sys.stdin):
    try:
        run(snippet)
        results.append({"name": snippet["name"]})
    except Exception as error:  # whatever it is, a reader of the snippet would meet it
        results.append({"name": snippet["name"], "error": "".join(traceback.format_exception_only(error)).strip()})
print("\n" + json.dumps(results))
