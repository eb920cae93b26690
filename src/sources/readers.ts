/** Every event source that the graph reads: those that are polled, and those that push. A new one is its folder and its line here. */
import { asyncKind } from './async/read';
import { documentdbKind } from './documentdb/read';
import { dynamodbKind } from './dynamodb/read';
import { rulePushKind } from './eventbridge-rule/read';
import { subscriberPushKind } from './eventbridge-subscriber/read';
import { functionUrlPushKind } from './function-url/read';
import { unknownKind } from './hidden/read';
import { httpApiPushKind } from './http-api/read';
import { kafkaKind } from './kafka/read';
import { kinesisKind } from './kinesis/read';
import { loadBalancerPushKind } from './load-balancer/read';
import { logGroupPushKind } from './logs/read';
import { mqKind } from './mq/read';
import { plainPushKinds } from './permission-only/read';
import { pipePushKind } from './pipes/read';
import { PushKind } from './push/push-kind';
import { restApiPushKind } from './rest-api/read';
import { bucketPushKind } from './s3/read';
import { schedulePushKind } from './scheduler/read';
import { topicPushKind } from './sns/read';
import { SourceKindReader } from './source-kind';
import { queueKind } from './sqs/read';

export const SOURCE_KINDS: readonly SourceKindReader[] = [
  asyncKind, documentdbKind, dynamodbKind, kafkaKind, kinesisKind, mqKind, queueKind, unknownKind,
];

export const PUSH_KINDS: readonly PushKind[] = [
  bucketPushKind, functionUrlPushKind, httpApiPushKind, loadBalancerPushKind, logGroupPushKind, pipePushKind, restApiPushKind,
  rulePushKind, schedulePushKind, subscriberPushKind, topicPushKind, ...plainPushKinds,
];
