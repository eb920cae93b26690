/** A key is asked for with the resource that it encrypts: the target of a link, or the dead-letter queue of the link. */
import { check } from '../../../src/checks/check';
import { serviceMayWriteDeadLetterQueue } from '../../../src/rules/service-may-write-dead-letter-queue';
import { serviceMayWriteTarget } from '../../../src/rules/service-may-write-target';
import { aQueue, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const key = (...services: readonly string[]): Json => resource('AWS::KMS::Key', {
  KeyPolicy: { Statement: { Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: { Service: services } } },
});
const SNS = 'sns.amazonaws.com';

/** A subscription of an encrypted queue, with an encrypted dead-letter queue; SNS may send to both. */
const subscription = (targetKey: Json, deadLetterKey: Json): Json => ({
  Topic: resource('AWS::SNS::Topic'),
  TargetKey: targetKey,
  Target: aQueue({ KmsMasterKeyId: arn('TargetKey') }),
  DeadKey: deadLetterKey,
  Dead: aQueue({ KmsMasterKeyId: arn('DeadKey') }),
  May: resource('AWS::SQS::QueuePolicy', {
    Queues: [ref('Target'), ref('Dead')],
    PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', Principal: { Service: SNS } } },
  }),
  Subscription: resource('AWS::SNS::Subscription', {
    TopicArn: ref('Topic'), Protocol: 'sqs', Endpoint: arn('Target'), RedrivePolicy: { deadLetterTargetArn: arn('Dead') },
  }),
});

const findings = (targetKey: Json, deadLetterKey: Json): readonly string[] => (
  check(graphOf(subscription(targetKey, deadLetterKey)), [serviceMayWriteTarget, serviceMayWriteDeadLetterQueue]).findings
    .map(({ rule, at, property, message }) => `${rule} at ${at.logicalId} ${property}: ${message}`)
);

test('a subscription with the permission of both keys is silent', () => {
  expect(findings(key(SNS), key(SNS))).toEqual([]);
});

test('the key of the target is reported with the target', () => {
  expect(findings(key(), key(SNS))).toEqual([expect.stringMatching(/^service-may-write-target at Subscription .*kms:/)]);
});

test('the key of the dead-letter queue is reported with the dead-letter queue', () => {
  expect(findings(key(SNS), key())).toEqual([expect.stringMatching(/^service-may-write-dead-letter-queue at Subscription RedrivePolicy: .*kms:/)]);
});
