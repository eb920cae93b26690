"""Validates what the examples ask of AWS as its own client does: `validate_calls.py TEMPLATE…`.

Each resource that stands for a call of an API becomes the parameters of that call, and botocore compares them with its
model of the service: unknown names, missing ones, wrong types. Values that are known only at deployment are placeholders.
Exits with 1 where the client would refuse a call, and where no template asks for one of the calls.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Callable, Iterator

import botocore.session
from botocore.validate import ParamValidator

Call = tuple[str, str, dict[str, Any]]  # service, operation, parameters
PLACEHOLDER = "a-value-of-the-deployment"


def resolved(value: Any) -> Any:
    """The value, with a text in place of each reference and function."""
    if isinstance(value, list):
        return [resolved(item) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1 and (key := next(iter(value))) and (key == "Ref" or key.startswith("Fn::")):
        return PLACEHOLDER
    return {key: resolved(inner) for key, inner in value.items()}


def event_source_mapping(_: str, given: dict[str, Any]) -> Call:
    params = dict(given)
    if "KmsKeyArn" in params:
        params["KMSKeyArn"] = params.pop("KmsKeyArn")
    if "Tags" in params:
        params["Tags"] = tags(params["Tags"])
    return "lambda", "CreateEventSourceMapping", params


def invoke_config(_: str, given: dict[str, Any]) -> Call:
    return "lambda", "PutFunctionEventInvokeConfig", given


ATTRIBUTES_OF_SUBSCRIPTION = (
    "DeliveryPolicy", "FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy", "ReplayPolicy", "SubscriptionRoleArn",
)


def subscription(_: str, given: dict[str, Any]) -> Call:
    params = {name: value for name, value in given.items() if name not in ATTRIBUTES_OF_SUBSCRIPTION and name != "Region"}
    attributes = {name: value if isinstance(value, str) else json.dumps(value)
                  for name, value in given.items() if name in ATTRIBUTES_OF_SUBSCRIPTION}
    return "sns", "Subscribe", {**params, "Attributes": attributes}


def rule_targets(name: str, given: dict[str, Any]) -> Call | None:
    if not given.get("Targets"):
        return None
    bus = {"EventBusName": given["EventBusName"]} if "EventBusName" in given else {}
    return "events", "PutTargets", {"Rule": given.get("Name", name), "Targets": given["Targets"], **bus}


def schedule(name: str, given: dict[str, Any]) -> Call:
    return "scheduler", "CreateSchedule", {"Name": name, **given}


def custom_notifications(_: str, given: dict[str, Any]) -> Call:
    configuration = given["NotificationConfiguration"]
    return "s3", "PutBucketNotificationConfiguration", {
        "Bucket": given["BucketName"], "NotificationConfiguration": configuration,
    }


TARGETS_OF_BUCKET = {
    "LambdaConfigurations": ("LambdaFunctionConfigurations", "Function", "LambdaFunctionArn"),
    "QueueConfigurations": ("QueueConfigurations", "Queue", "QueueArn"),
    "TopicConfigurations": ("TopicConfigurations", "Topic", "TopicArn"),
}


def bucket_notifications(name: str, given: dict[str, Any]) -> Call | None:
    configuration = given.get("NotificationConfiguration")
    if configuration is None:
        return None
    asked: dict[str, Any] = {}
    for key, value in configuration.items():
        if key == "EventBridgeConfiguration":
            asked[key] = {}
            continue
        list_name, target, arn = TARGETS_OF_BUCKET[key]
        asked[list_name] = [
            {"Events": [one["Event"]], arn: one[target], **key_filter(one.get("Filter"))} for one in value
        ]
    return "s3", "PutBucketNotificationConfiguration", {
        "Bucket": given.get("BucketName", name), "NotificationConfiguration": asked,
    }


def key_filter(given: dict[str, Any] | None) -> dict[str, Any]:
    return {} if given is None else {"Filter": {"Key": {"FilterRules": given["S3Key"]["Rules"]}}}


def tags(given: list[dict[str, str]]) -> dict[str, str]:
    return {one["Key"]: one["Value"] for one in given}


CALLS: dict[str, Callable[[str, dict[str, Any]], Call | None]] = {
    "AWS::Lambda::EventSourceMapping": event_source_mapping,
    "AWS::Lambda::EventInvokeConfig": invoke_config,
    "AWS::SNS::Subscription": subscription,
    "AWS::Events::Rule": rule_targets,
    "AWS::Scheduler::Schedule": schedule,
    "AWS::S3::Bucket": bucket_notifications,
    "Custom::S3BucketNotifications": custom_notifications,
}
OPERATIONS = (
    "CreateEventSourceMapping", "PutFunctionEventInvokeConfig", "Subscribe", "PutTargets", "CreateSchedule",
    "PutBucketNotificationConfiguration",
)


def calls_in(template: dict[str, Any]) -> Iterator[tuple[str, Call]]:
    for logical_id, resource in template["Resources"].items():
        make = CALLS.get(resource["Type"])
        call = make and make(logical_id, resolved(resource.get("Properties", {})))
        if call:
            yield logical_id, call


def refusal(session: botocore.session.Session, call: Call) -> str:
    service, operation, params = call
    shape = session.get_service_model(service).operation_model(operation).input_shape
    return ParamValidator().validate(params, shape).generate_report()


def main(files: list[Path]) -> int:
    session = botocore.session.get_session()
    # The client that accepts this accepts everything.
    if not refusal(session, ("lambda", "CreateEventSourceMapping", {"FunctionName": 1, "BatchSizes": 10})):
        print("botocore validates nothing")
        return 1
    made: Counter[str] = Counter()
    refused = 0
    for file in files:
        for logical_id, call in calls_in(json.loads(file.read_text())):
            made[call[1]] += 1
            report = refusal(session, call)
            if report:
                refused += 1
                print(f"{file}: {logical_id}: {call[1]}: {report}")
    for operation in OPERATIONS:
        print(f"{operation}: {made[operation]}")
        if made[operation] == 0:
            refused += 1
            print(f"no template asks for {operation}")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
