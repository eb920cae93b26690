/** A failure queue that is consumed: the defaults of both queues are no finding, a retention period that somebody gave is. */
import { Duration, Stack } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FailureQueue, SqsConsumer } from '../../../../src';
import { makeFunction } from '../../../support/app';
import { validate, withChecks } from '../../checks/validated';

const RULE = 'dead-letter-queue-outlives-source';

type QueueOf = (stack: Stack) => sqs.IQueue;

function consume(queueOf: QueueOf, deadLetterQueueOf?: QueueOf) {
  const { told, suppressed } = validate(withChecks((app) => {
    const stack = new Stack(app, 'Shop');
    new SqsConsumer(stack, 'Consumer', { handler: makeFunction(stack), queue: queueOf(stack), deadLetterQueue: deadLetterQueueOf?.(stack) });
  }));
  return { found: told.some(({ rule }) => rule.endsWith(RULE)), suppressed: suppressed.some(({ rule }) => rule.endsWith(RULE)) };
}

test.each<[string, QueueOf, QueueOf | undefined]>([
  ['with a dead-letter queue that is created', (stack) => new FailureQueue(stack, 'Failed'), undefined],
  ['with another failure queue', (stack) => new FailureQueue(stack, 'Failed'), (stack) => new FailureQueue(stack, 'Dead')],
])('a failure queue %s is acknowledged', (_, queueOf, deadLetterQueueOf) => {
  expect(consume(queueOf, deadLetterQueueOf)).toEqual({ found: false, suppressed: true });
});

test.each<[string, QueueOf, QueueOf | undefined]>([
  ['a failure queue of 14 days', (stack) => new FailureQueue(stack, 'Failed', { retentionPeriod: Duration.days(14) }), undefined],
  ['a queue of 14 days', (stack) => new sqs.Queue(stack, 'Failed', { retentionPeriod: Duration.days(14) }), undefined],
  ['a failure queue with a dead-letter queue of 4 days', (stack) => new FailureQueue(stack, 'Failed'), (stack) => new sqs.Queue(stack, 'Dead')],
])('%s is found', (_, queueOf, deadLetterQueueOf) => {
  expect(consume(queueOf, deadLetterQueueOf)).toEqual({ found: true, suppressed: false });
});

test('a failure queue of 4 days is neither', () => {
  expect(consume((stack) => new FailureQueue(stack, 'Failed', { retentionPeriod: Duration.days(4) }))).toEqual({ found: false, suppressed: false });
});
