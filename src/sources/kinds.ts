/** Every event source that the graph reads: those that are polled, and those that push. A new one is its folder and its line here. */
import { asyncKind } from './async/kind';
import { bucketPushKind } from './bucket/kind';
import { documentdbKind } from './documentdb/kind';
import { dynamodbKind } from './dynamodb/kind';
import { functionUrlPushKind } from './function-url/kind';
import { httpApiPushKind } from './http-api/kind';
import { kafkaKind } from './kafka/kind';
import { kinesisKind } from './kinesis/kind';
import { loadBalancerPushKind } from './load-balancer/kind';
import { logGroupPushKind } from './log-group/kind';
import { mqKind } from './mq/kind';
import { pipePushKind } from './pipe/kind';
import { plainPushKinds } from './plain/kind';
import { PushKind } from './push/push-kind';
import { queueKind } from './queue/kind';
import { restApiPushKind } from './rest-api/kind';
import { rulePushKind } from './rule/kind';
import { schedulePushKind } from './schedule/kind';
import { SourceKindReader } from './source-kind';
import { subscriberPushKind } from './subscriber/kind';
import { topicPushKind } from './topic/kind';
import { unknownKind } from './unknown/kind';

export const SOURCE_KINDS: readonly SourceKindReader[] = [
  asyncKind, documentdbKind, dynamodbKind, kafkaKind, kinesisKind, mqKind, queueKind, unknownKind,
];

export const PUSH_KINDS: readonly PushKind[] = [
  bucketPushKind, functionUrlPushKind, httpApiPushKind, loadBalancerPushKind, logGroupPushKind, pipePushKind, restApiPushKind,
  rulePushKind, schedulePushKind, subscriberPushKind, topicPushKind, ...plainPushKinds,
];
