/** Two stacks that would depend on each other: the construct says which two and what to do, before aws-cdk-lib says that there is a cycle. */
import { App, NestedStack, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination, FailureQueue, S3Trigger, SnsTrigger } from '../../../src';
import { importFunctionWithRole, makeAlias, makeFunction, WITHOUT_CHECKS } from '../../support/app';
import { refusalOf } from '../../support/refusal';
import { newStack } from '../../support/wired';

interface Stacks {
  readonly app: App;
  readonly one: Stack;
  readonly two: Stack;
}

function newStacks(): Stacks {
  const app = new App({ context: WITHOUT_CHECKS });
  return { app, one: newStack('One', app), two: newStack('Two', app) };
}

const direct = (scope: Stack, bucket: s3.IBucket, handler: lambda.IFunction) => (
  new S3Trigger(scope, 'Trigger', { bucket, handler, eventBridge: false }));

describe('notifications of a bucket', () => {
  test.each<[string, (stacks: Stacks) => unknown, RegExp]>([
    ['of another stack than the trigger', ({ one, two }) => direct(two, new s3.Bucket(one, 'Bucket'), makeFunction(two)),
      /^Two\/Trigger: eventBridge is false, and One\/Bucket is in the stack One, and Two\/Trigger in Two\. .* Leave eventBridge out, .* or create Two\/Trigger in One\.$/],
    ['of a nested stack', ({ one }) => direct(one, new s3.Bucket(new NestedStack(one, 'Nested'), 'Bucket'), makeFunction(one)),
      /is in the stack One\/Nested, and One\/Trigger in One\./],
    ['beside the trigger, with a function that reads it', ({ app, one, two }) => {
      const bucket = new s3.Bucket(one, 'Bucket');
      const handler = makeFunction(two);
      direct(one, bucket, handler);
      bucket.grantRead(handler);
      return app.synth();
    }, /^One\/Trigger: eventBridge is false, and names Two\/Fn to the bucket in the stack One, and Two\/Fn\/.* refers to that stack from Two\. .* create Two\/Fn in One\.$/],
  ])('%s are refused', (_, make, message) => {
    expect(refusalOf(() => make(newStacks()))).toMatch(message);
  });

  test.each<[string, (stacks: Stacks) => unknown]>([
    ['beside the trigger and the function', ({ one }) => direct(one, new s3.Bucket(one, 'Bucket'), makeFunction(one))],
    ['beside the trigger, with a function of another stack', ({ one, two }) => direct(one, new s3.Bucket(one, 'Bucket'), makeFunction(two))],
    ['that is imported', ({ two }) => direct(two, s3.Bucket.fromBucketName(two, 'Bucket', 'uploads'), makeFunction(two))],
    ['that is imported by the name of another stack', ({ one, two }) => direct(two,
      s3.Bucket.fromBucketName(two, 'Bucket', new s3.Bucket(one, 'Bucket').bucketName), makeFunction(two))],
    ['of an imported function, whose stack reads the bucket', ({ one, two }) => {
      const bucket = new s3.Bucket(one, 'Bucket');
      bucket.grantRead(makeFunction(two, 'Reader'));
      return direct(one, bucket, importFunctionWithRole(two));
    }],
    ['through EventBridge', ({ one, two }) => new S3Trigger(two, 'Trigger', { bucket: new s3.Bucket(one, 'Bucket'), handler: makeFunction(two) })],
  ])('%s are taken', (_, make) => {
    const stacks = newStacks();
    make(stacks);
    expect(() => stacks.app.synth()).not.toThrow();
  });
});

describe('a dead-letter queue or topic', () => {
  test.each<[string, (stacks: Stacks) => unknown, RegExp]>([
    ['beside the settings of a function of another stack', ({ one, two }) => (
      new AsyncInvocation(two, 'Work', { handler: makeFunction(one), deadLetterQueue: new FailureQueue(two, 'Queue') })),
    /^Two\/Work: deadLetterQueue Two\/Queue, which is in the stack Two of this construct, and One\/Fn is in One\. .* Use onFailure, .* or create the queue in One\.$/],
    ['that is a topic', ({ one, two }) => (
      new AsyncInvocation(two, 'Work', { handler: makeFunction(one), deadLetterTopic: new sns.Topic(two, 'Topic') })),
    /^Two\/Work: deadLetterTopic Two\/Topic, .* create the topic in One\.$/],
    ['of the function itself', ({ one, two }) => (
      new AsyncInvocation(two, 'Work', { handler: makeAlias(makeFunction(one, 'Fn', { deadLetterQueue: new sqs.Queue(two, 'Queue') })) })),
    /^Two\/Work: handler has the deadLetterQueue Two\/Queue, .* Create Two\/Work or the queue in One\.$/],
    ['in the settings of a trigger', ({ one, two }) => new SnsTrigger(two, 'Trigger', {
      topic: new sns.Topic(two, 'Topic'), handler: makeFunction(one), asynchronous: { deadLetterQueue: new FailureQueue(two, 'Queue') },
    }), /: deadLetterQueue Two\/Queue, which is in the stack Two/],
  ])('%s is refused', (_, make, message) => {
    expect(refusalOf(() => make(newStacks()))).toMatch(message);
  });

  test.each<[string, (stacks: Stacks) => unknown]>([
    ['beside its function', ({ one, two }) => (
      new AsyncInvocation(two, 'Work', { handler: makeFunction(one), deadLetterQueue: new FailureQueue(one, 'Queue') }))],
    ['beside its settings and its function', ({ one }) => (
      new AsyncInvocation(one, 'Work', { handler: makeFunction(one), deadLetterQueue: new FailureQueue(one, 'Queue') }))],
    ['in a third stack', ({ app, one, two }) => (
      new AsyncInvocation(two, 'Work', { handler: makeFunction(one), deadLetterQueue: new FailureQueue(newStack('Three', app), 'Queue') }))],
    ['that is imported', ({ one, two }) => new AsyncInvocation(two, 'Work', {
      handler: makeFunction(one), deadLetterQueue: sqs.Queue.fromQueueArn(two, 'Queue', 'arn:aws:sqs:eu-west-1:111122223333:dead'),
    })],
    ['of the failures of an imported function, as onFailure', ({ two }) => (
      new AsyncInvocation(two, 'Work', { handler: importFunctionWithRole(two), onFailure: Destination.queue(new FailureQueue(two, 'Queue')) }))],
  ])('%s is taken', (_, make) => {
    const stacks = newStacks();
    make(stacks);
    expect(() => stacks.app.synth()).not.toThrow();
  });
});
