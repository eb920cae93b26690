/** Polled queues: standard and FIFO, encrypted with a customer key, of other stacks, behind an alias. */
import { App, Duration, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import { deadLetters, fn, key, workQueue } from './support';

export function queueWorker(app: App): void {
  const stack = new Stack(app, 'Orders');
  const worker = fn(stack, 'Worker', { timeout: Duration.seconds(30) });
  worker.addEventSource(new SqsEventSource(workQueue(stack, 'Jobs', { visibilityTimeout: Duration.minutes(6) }), {
    batchSize: 100,
    maxBatchingWindow: Duration.seconds(20),
    reportBatchItemFailures: true,
    maxConcurrency: 10,
    filters: [lambda.FilterCriteria.filter({ body: { kind: lambda.FilterRule.isEqual('order') } })],
  }));
}

export function fifoOrdersWithCustomerKey(app: App): void {
  const stack = new Stack(app, 'Ledger');
  const encryptionMasterKey = key(stack);
  const topic = new sns.Topic(stack, 'Postings', { fifo: true, masterKey: encryptionMasterKey });
  const queue = workQueue(stack, 'Postings2', { fifo: true, encryptionMasterKey });
  topic.addSubscription(new subscriptions.SqsSubscription(queue, {
    deadLetterQueue: deadLetters(stack, 'Undelivered', { fifo: true, encryptionMasterKey }), rawMessageDelivery: true,
  }));
  fn(stack, 'Book').addEventSource(new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true }));
}

/** The queue in one stack, the function in another: the mapping imports the ARN. */
export function queueOfAnotherStack(app: App): void {
  const data = new Stack(app, 'Data');
  const queue = workQueue(data, 'Jobs', { encryptionMasterKey: key(data) });
  const compute = new Stack(app, 'Compute');
  fn(compute, 'Worker').addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true }));
}

/** Two stages of one service; the worker in a nested stack, behind an alias with provisioned concurrency. */
export function stagesWithNestedStacks(app: App): void {
  for (const name of ['Beta', 'Prod']) {
    const stack = new Stack(new Stage(app, name, { env: { account: '111122223333', region: 'eu-west-1' } }), 'Service');
    const queue = workQueue(stack, 'Jobs');
    const nested = new NestedStack(stack, 'Workers');
    const worker = fn(nested, 'Worker');
    const live = new lambda.Alias(nested, 'Live', { aliasName: 'live', version: worker.currentVersion, provisionedConcurrentExecutions: 2 });
    live.addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true }));
  }
}
