/** The IAM actions that put an event into a resource, by the kind of its node. */
import { NodeKind } from '../model/node';

/**
 * Where a resource takes single events from some services and batches from others, the action for one event is first.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const WRITE_ACTIONS = {
  'queue': ['sqs:SendMessage'],
  'topic': ['sns:Publish'],
  'bucket': ['s3:PutObject'],
  'stream': ['kinesis:PutRecord', 'kinesis:PutRecords'],
  'table': ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
  'event-bus': ['events:PutEvents'],
  'function': ['lambda:InvokeFunction'],
} as const satisfies Partial<Record<NodeKind, readonly [string, ...string[]]>>;

export type WritableKind = keyof typeof WRITE_ACTIONS;

export function isWritable(kind: NodeKind): kind is WritableKind {
  return Object.hasOwn(WRITE_ACTIONS, kind);
}

/** What reading a resource that a customer managed key encrypts needs on the key. */
export const DECRYPT_ACTION = 'kms:Decrypt';

/** What writing to a resource that a customer managed key encrypts needs on the key. */
export const KEY_WRITE_ACTIONS = {
  /** SQS and SNS use the key as the one who sends, and open what they stored. */
  messages: [DECRYPT_ACTION, 'kms:GenerateDataKey'],
  /** What Kinesis and S3 decrypt needs no permission of the one who writes. */
  records: ['kms:GenerateDataKey'],
} as const;
