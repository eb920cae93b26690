/** Every trigger at its defaults, on a function and on an alias: both exits exist, differ, and leave our own checks nothing to find. */
import { Duration, Stack } from 'aws-cdk-lib';
import * as codecommit from 'aws-cdk-lib/aws-codecommit';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  AsyncInvocation, FailureQueue, LogsTrigger, RuleTrigger, S3Trigger, ScheduleTrigger, ServiceTrigger, SnsTrigger,
} from '../../../src';
import { makeAlias, makeFunction } from '../../support/app';
import { newStack, resourcesOf } from '../../support/wired';
import { checked } from './delivered';

interface AnyTrigger {
  readonly asyncInvocation?: AsyncInvocation;
  readonly deliveryDeadLetterQueue?: unknown;
}

type Make = (scope: Construct, handler: lambda.IFunction) => AnyTrigger;

const WITH_QUEUE: Readonly<Record<string, Make>> = {
  'SNS topic': (scope, handler) => new SnsTrigger(scope, 'Trigger', { handler, topic: new sns.Topic(scope, 'Topic') }),
  'rule of the default bus': (scope, handler) => new RuleTrigger(scope, 'Trigger', { handler, eventPattern: { source: ['shop'] } }),
  'rule of a bus': (scope, handler) => new RuleTrigger(scope, 'Trigger', {
    handler, eventBus: new events.EventBus(scope, 'Bus'), eventPattern: { source: ['shop'] },
  }),
  'rule with a schedule': (scope, handler) => new RuleTrigger(scope, 'Trigger', { handler, schedule: events.Schedule.rate(Duration.hours(1)) }),
  'schedule': (scope, handler) => new ScheduleTrigger(scope, 'Trigger', {
    handler, schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)),
  }),
  'bucket through EventBridge': (scope, handler) => new S3Trigger(scope, 'Trigger', { handler, bucket: new s3.Bucket(scope, 'Bucket') }),
  'imported bucket through EventBridge': (scope, handler) => new S3Trigger(scope, 'Trigger', {
    handler, bucket: s3.Bucket.fromBucketName(scope, 'Bucket', 'uploads'),
  }),
};
const WITHOUT_QUEUE: Readonly<Record<string, Make>> = {
  'bucket': (scope, handler) => new S3Trigger(scope, 'Trigger', { handler, bucket: new s3.Bucket(scope, 'Bucket'), eventBridge: false }),
  'log group': (scope, handler) => new LogsTrigger(scope, 'Trigger', { handler, logGroup: new logs.LogGroup(scope, 'LogGroup') }),
  'repository': (scope, handler) => new ServiceTrigger(scope, 'Trigger', {
    handler,
    principal: new iam.ServicePrincipal('codecommit.amazonaws.com'),
    sourceArn: new codecommit.Repository(scope, 'Repository', { repositoryName: 'shop' }).repositoryArn,
  }),
};
const HANDLERS: Readonly<Record<string, (stack: Stack) => lambda.IFunction>> = {
  'a function': (stack) => makeFunction(stack),
  'an alias': (stack) => makeAlias(makeFunction(stack)),
  'a version': (stack) => makeFunction(stack).currentVersion,
};

const CASES = Object.entries({ ...WITH_QUEUE, ...WITHOUT_QUEUE })
  .flatMap(([source, make]) => Object.entries(HANDLERS).map(([handler, handlerIn]) => ({ source, handler, make, handlerIn })));

describe.each(CASES)('$source → $handler', ({ source, make, handlerIn }) => {
  const stack = newStack();
  const handler = handlerIn(stack);
  const trigger = make(stack, handler);

  test('our own checks find nothing', () => {
    const { findings, report } = checked(stack);
    // Whether a bucket outside the app tells EventBridge, its owner knows.
    const open = source.startsWith('imported') ? [expect.stringMatching(/^bucket-tells-event-bus\? a bucket outside the app/)] : [];
    expect(findings).toEqual(open);
    expect(report).toContain(open.length === 0 ? '1 keeps every failed event' : '1 could not be checked');
  });

  test('the qualifier has settings with an exit', () => {
    expect(trigger.asyncInvocation!.failureQueue).toBeInstanceOf(FailureQueue);
    expect(Object.values(resourcesOf(stack, 'AWS::Lambda::EventInvokeConfig'))).toHaveLength(1);
  });

  test('what the service cannot deliver has another exit, where the service has one', () => {
    if (source in WITHOUT_QUEUE) {
      expect(trigger.deliveryDeadLetterQueue).toBeUndefined();
    } else {
      expect(trigger.deliveryDeadLetterQueue).toBeInstanceOf(FailureQueue);
      expect(trigger.deliveryDeadLetterQueue).not.toBe(trigger.asyncInvocation!.failureQueue);
    }
  });

  test('a permission names one qualifier and one source', () => {
    const permissions = Object.values(resourcesOf(stack, 'AWS::Lambda::Permission')).map(({ Properties }) => Properties);
    const wanted = source === 'schedule' ? [] : [expect.objectContaining({ FunctionName: stack.resolve(handler.functionArn), SourceArn: expect.anything() })];
    expect(permissions).toEqual(wanted);
  });
});
