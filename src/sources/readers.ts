/**
 * Every kind of event source: sources that Lambda polls, and services that push. A new one is its folder and its line
 * here.
 */
import { appSyncEventsPush } from './appsync-events/read';
import { asyncSource } from './async/read';
import { authorizerPush } from './authorizer/read';
import { codePipelinePush } from './codepipeline/read';
import { customResourcePush } from './custom-resource/read';
import { documentdbSource } from './documentdb/read';
import { dynamodbSource } from './dynamodb/read';
import { rulePush } from './eventbridge-rule/read';
import { subscriberPush } from './eventbridge-subscriber/read';
import { firehosePush } from './firehose/read';
import { functionUrlPush } from './function-url/read';
import { hiddenSource } from './hidden/read';
import { httpApiPush } from './http-api/read';
import { iotRulePush } from './iot-rule/read';
import { kafkaSource } from './kafka/read';
import { kinesisSource } from './kinesis/read';
import { loadBalancerPush } from './load-balancer/read';
import { logsAccountPush } from './logs/account-policy';
import { logsPush } from './logs/read';
import { mailManagerPush } from './mail-manager/read';
import { mqSource } from './mq/read';
import { permissionOnlyPushes } from './permission-only/read';
import { pipePush } from './pipes/read';
import { PushReader } from './push/push-reader';
import { restApiPush } from './rest-api/read';
import { s3Push } from './s3/read';
import { schedulerPush } from './scheduler/read';
import { sesPush } from './ses/read';
import { snsPush } from './sns/read';
import { SourceReader } from './source-reader';
import { sqsSource } from './sqs/read';
import { stateMachinePush } from './state-machine/read';
import { userPoolPush } from './user-pool/read';

export const SOURCE_READERS: readonly SourceReader[] = [
  asyncSource, documentdbSource, dynamodbSource, kafkaSource, kinesisSource, mqSource, sqsSource, hiddenSource,
];

export const PUSH_READERS: readonly PushReader[] = [
  s3Push, appSyncEventsPush, authorizerPush, codePipelinePush, customResourcePush, firehosePush, functionUrlPush,
  httpApiPush, iotRulePush, loadBalancerPush, logsAccountPush, logsPush, mailManagerPush, pipePush, restApiPush,
  rulePush, schedulerPush, sesPush, stateMachinePush, subscriberPush, snsPush, userPoolPush,
  ...permissionOnlyPushes,
];
