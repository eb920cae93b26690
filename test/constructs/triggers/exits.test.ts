/** The two exits of a trigger are two queues, and every queue that is given fits. */
import { App, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Destination, FailureQueue, RuleTrigger, SnsTrigger } from '../../../src';
import { makeFunction, WITHOUT_CHECKS } from '../../support/app';
import { Untyped } from '../../support/untyped';
import { ENV, newStack, refusal, resourcesOf, warningsOf } from '../../support/wired';

function ruleTo(stack: Stack, props: Untyped): RuleTrigger {
  return new RuleTrigger(stack, 'Trigger', { handler: makeFunction(stack), eventPattern: { source: ['shop'] }, ...props });
}

describe('one queue for both exits is refused', () => {
  test.each<[string, (queue: sqs.IQueue, stack: Stack) => Untyped]>([
    ['onFailure', (queue) => ({ asynchronous: { onFailure: Destination.queue(queue) } })],
    ['onSuccess', (queue) => ({ asynchronous: { onSuccess: Destination.queue(queue) } })],
    ['the dead-letter queue', (queue) => ({ asynchronous: { deadLetterQueue: queue } })],
    ['the dead-letter queue', (queue, stack) => ({ handler: makeFunction(stack, 'Own', { deadLetterQueue: queue }) })],
  ])('%s', (exit, props) => {
    const stack = newStack();
    const queue = new FailureQueue(stack, 'Queue');
    expect(refusal(() => ruleTo(stack, { deadLetterQueue: queue, ...props(queue, stack) })))
      .toMatch(new RegExp(`deadLetterQueue is Shop/Queue, which is ${exit} of Shop/\\w+ as well\\.`));
  });

  test('and two queues are not', () => {
    const stack = newStack();
    const trigger = ruleTo(stack, {
      deadLetterQueue: new FailureQueue(stack, 'One'), asynchronous: { onFailure: Destination.queue(new FailureQueue(stack, 'Other')) },
    });
    expect(trigger.deliveryDeadLetterQueue.node.id).toBe('One');
    expect(trigger.deliveryFailureAlarm).toBe((trigger.deliveryDeadLetterQueue as FailureQueue).failureAlarm);
    expect(trigger.asyncInvocation!.failureQueue!.node.id).toBe('Other');
  });
});

describe('a queue that the service cannot write to is refused', () => {
  test.each<[string, (stack: Stack) => sqs.IQueue, RegExp]>([
    ['FIFO', (stack) => new sqs.Queue(stack, 'Queue', { fifo: true }), /is a FIFO queue, but EventBridge sends to standard queues only/],
    ['FIFO, imported', (stack) => sqs.Queue.fromQueueArn(stack, 'Queue', `arn:aws:sqs:${ENV.region}:${ENV.account}:q.fifo`), /is a FIFO queue/],
    ['another Region', (stack) => sqs.Queue.fromQueueArn(stack, 'Queue', `arn:aws:sqs:us-east-1:${ENV.account}:q`), /is in Region us-east-1, but the source is in eu-west-1/],
    ['the key of SQS', (stack) => new sqs.Queue(stack, 'Queue', { encryption: sqs.QueueEncryption.KMS_MANAGED }), /encrypted with alias\/aws\/sqs, and the service events\.amazonaws\.com writes/],
  ])('%s', (_, make, message) => {
    const stack = newStack();
    expect(refusal(() => ruleTo(stack, { deadLetterQueue: make(stack) }))).toMatch(message);
  });
});

test('the queue of another account is for SNS of no use, and EventBridge needs the statement there', () => {
  const stack = newStack();
  const queue = sqs.Queue.fromQueueArn(stack, 'Queue', `arn:aws:sqs:${ENV.region}:444455556666:q`);
  ruleTo(stack, { deadLetterQueue: queue });
  expect(warningsOf(stack).join()).toMatch(/cannot change the policy of the queue Shop\/Queue.*"events.amazonaws.com"/);
  expect(refusal(() => new SnsTrigger(stack, 'Topic', { topic: new sns.Topic(stack, 'News'), handler: makeFunction(stack, 'Other'), deadLetterQueue: queue })))
    .toMatch(/is in account 444455556666, but the source is in 111122223333\. SNS sends to a dead-letter queue of the source's own account only/);
});

test('an imported key gets a warning with its statement', () => {
  const stack = newStack();
  const encryptionMasterKey = kms.Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${ENV.region}:${ENV.account}:key/1`);
  ruleTo(stack, { deadLetterQueue: new sqs.Queue(stack, 'Queue', { encryptionMasterKey }) });
  expect(warningsOf(stack).join()).toMatch(/cannot change the policy of the key Shop\/Key.*kms:GenerateDataKey/);
});

describe('a queue of another stack', () => {
  const stacks = () => {
    const app = new App({ context: WITHOUT_CHECKS });
    return { there: new Stack(app, 'There', { env: ENV }), here: newStack('Here', app) };
  };

  test('is refused where both stacks would depend on each other', () => {
    const { there, here } = stacks();
    expect(refusal(() => ruleTo(here, { deadLetterQueue: new FailureQueue(there, 'Queue') })))
      .toMatch(/There\/Queue is in the stack There, and Here\/Trigger\/Rule in Here\. .*depend on each other\. Create the queue in Here/);
  });

  test('is taken beside its topic, and its policy stands there', () => {
    const { there, here } = stacks();
    new SnsTrigger(here, 'Trigger', { topic: new sns.Topic(there, 'Topic'), handler: makeFunction(here), deadLetterQueue: new FailureQueue(there, 'Queue') });
    expect(Object.keys(resourcesOf(there, 'AWS::SQS::QueuePolicy'))).toHaveLength(1);
    expect(JSON.stringify(resourcesOf(there, 'AWS::SQS::QueuePolicy'))).toContain('sns.amazonaws.com');
  });
});
