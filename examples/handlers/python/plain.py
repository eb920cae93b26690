import base64
import json


def handle(text):
    """What is done with one message or record. It raises where that fails."""
    json.loads(text)["id"]


def from_queue(event, context):
    """A standard queue: messages stand alone, so each is handled, and each that failed is answered."""
    failures = []
    for record in event["Records"]:
        try:
            handle(record["body"])
        except Exception as error:
            print(record["messageId"], error)
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}


def from_fifo_queue(event, context):
    """A FIFO queue: the first failure ends the batch. It is answered with all messages behind it."""
    records = event["Records"]
    for done, record in enumerate(records):
        try:
            handle(record["body"])
        except Exception as error:
            print(record["messageId"], error)
            return {"batchItemFailures": [{"itemIdentifier": left["messageId"]} for left in records[done:]]}
    return {"batchItemFailures": []}


def from_stream(event, context):
    """Kinesis, and DynamoDB with dynamodb.SequenceNumber: Lambda starts again with the first record that is answered."""
    for record in event["Records"]:
        try:
            handle(base64.b64decode(record["kinesis"]["data"]))
        except Exception as error:
            print(record["kinesis"]["sequenceNumber"], error)
            return {"batchItemFailures": [{"itemIdentifier": record["kinesis"]["sequenceNumber"]}]}
    return {"batchItemFailures": []}


def from_topic(event, context):
    """Kafka with provisioned pollers: the first failure ends its partition and no other."""
    failures = []
    for partition, records in event["records"].items():
        for record in records:
            try:
                handle(base64.b64decode(record["value"]))
            except Exception as error:
                print(partition, record["offset"], error)
                failures.append({"itemIdentifier": {"partition": partition, "offset": record["offset"]}})
                break
    return {"batchItemFailures": failures}
