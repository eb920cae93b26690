/**
 * `docs/moving-over.md` holds: its code is the code of `moving-over/`, and of the two stacks that this code makes, the second changes
 * every mapping, invoke config and subscription of the first in place.
 */
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AsyncInvocation, S3Trigger, SnsTrigger } from '../../src';
import { makeFunction, newStack } from '../support/app';
import * as after from './moving-over/after';
import * as before from './moving-over/before';

interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly DependsOn?: string[];
}

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const CONFIG = 'AWS::Lambda::EventInvokeConfig';
const SUBSCRIPTION = 'AWS::SNS::Subscription';
const NOTIFICATIONS = 'Custom::S3BucketNotifications';
const PERMISSION = 'AWS::Lambda::Permission';

/** A change of these makes CloudFormation create a second resource before it deletes the first. */
const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = {
  [MAPPING]: ['EventSourceArn', 'StartingPosition', 'StartingPositionTimestamp', 'SelfManagedEventSource'],
  [CONFIG]: ['FunctionName', 'Qualifier'],
  [SUBSCRIPTION]: ['TopicArn', 'Protocol', 'Endpoint'],
  [NOTIFICATIONS]: ['ServiceToken', 'BucketName'],
};

const resourcesOf = (stack: before.ShopStack | after.ShopStack): Record<string, Resource> => Template.fromStack(stack).toJSON().Resources;
const old = resourcesOf(new before.ShopStack(new App(), 'Shop'));
const now = resourcesOf(new after.ShopStack(new App(), 'Shop'));
const kept = Object.entries(old).filter(([, { Type }]) => Type in CREATE_ONLY);
const pollersAndConfigs = kept.filter(([, { Type }]) => [MAPPING, CONFIG].includes(Type));

test('the code of the document is the code of this test', () => {
  const text = readFileSync(join(__dirname, '../../docs/moving-over.md'), 'utf8');
  const blocks = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
  expect(blocks).toEqual(['before', 'after'].map((name) => readFileSync(join(__dirname, 'moving-over', `${name}.ts`), 'utf8')));
});

test('no resource leaves the stack but permissions, each of which has a successor', () => {
  const gone = Object.keys(old).filter((id) => !(id in now));
  const invoker = ({ Properties: { Principal, FunctionName } = {} }: Resource): string => JSON.stringify([Principal, FunctionName]);
  expect(gone.map((id) => old[id].Type)).toEqual([PERMISSION, PERMISSION]);
  const successors = Object.values(now).filter(({ Type }) => Type === PERMISSION).map(invoker);
  expect(successors.sort()).toEqual(gone.map((id) => invoker(old[id])).sort());
});

test('no mapping, invoke config or subscription is new', () => {
  const ids = (resources: Record<string, Resource>) => Object.keys(resources).filter((id) => resources[id].Type in CREATE_ONLY).sort();
  expect(ids(old)).toHaveLength(7);
  expect(ids(now)).toEqual(ids(old));
});

test.each(kept)('%s changes in place', (id, { Type, Properties }) => {
  const createOnly = (properties: Record<string, unknown> = {}) => CREATE_ONLY[Type].map((name) => [name, properties[name]]);
  expect(now[id].Type).toBe(Type);
  expect(createOnly(now[id].Properties)).toEqual(createOnly(Properties));
});

test.each(pollersAndConfigs)('%s gets its new exit and source once the role\'s policy allows them', (id) => {
  expect(now[id].DependsOn).toContain(Object.keys(now).find((candidate) => candidate.startsWith('HandlerServiceRoleDefaultPolicy')));
});

test('what else changes is what the document says', () => {
  const changed = Object.entries(old).flatMap(([id, { Type, Properties = {} }]) => {
    const today = now[id]?.Properties ?? {};
    const names = [...new Set([...Object.keys(Properties), ...Object.keys(today)])];
    const different = names.filter((name) => JSON.stringify(Properties[name]) !== JSON.stringify(today[name])).sort();
    return Type in CREATE_ONLY || Type === PERMISSION || different.length === 0 ? [] : [[id.replace(/[0-9A-F]{8}$/, ''), different]];
  });
  expect(Object.fromEntries(changed)).toEqual({
    Queue: ['RedrivePolicy', 'VisibilityTimeout'],
    HandlerServiceRoleDefaultPolicy: ['PolicyDocument'],
  });
  const added = Object.keys(now).filter((id) => !(id in old)).map((id) => now[id].Type);
  expect([...new Set(added)].sort()).toEqual(['AWS::CloudWatch::Alarm', PERMISSION, 'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy']);
  expect(added).toHaveLength(14);
});

describe('from S3 notifications to EventBridge', () => {
  const withBucket = (add: (stack: Stack, bucket: s3.Bucket, handler: lambda.Function) => void): Record<string, Resource> => {
    const stack = newStack();
    const bucket = new s3.Bucket(stack, 'Bucket');
    add(stack, bucket, makeFunction(stack));
    return Template.fromStack(stack).toJSON().Resources;
  };
  const notificationsOf = (resources: Record<string, Resource>): unknown[] => (
    Object.entries(resources)
      .filter(([, { Type }]) => Type === NOTIFICATIONS)
      .map(([logicalId, { Properties }]) => [logicalId, Properties?.NotificationConfiguration]));
  const notify = (_: Stack, bucket: s3.Bucket, handler: lambda.Function): void => (
    bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new LambdaDestination(handler)));
  const trigger = (stack: Stack, bucket: s3.Bucket, handler: lambda.Function): unknown => new S3Trigger(stack, 'Uploaded', { bucket, handler });
  const id = expect.stringMatching(/^BucketNotifications[0-9A-F]{8}$/);

  test('the trigger alone would let the custom resource go, and its deletion takes EventBridge away', () => {
    expect(notificationsOf(withBucket(notify))).toHaveLength(1);
    expect(notificationsOf(withBucket(trigger))).toEqual([]);
  });

  test('1. the custom resource sets both', () => {
    expect(notificationsOf(withBucket((...all) => { notify(...all); trigger(...all); }))).toEqual([
      [id, { EventBridgeConfiguration: {}, LambdaFunctionConfigurations: [expect.anything()] }],
    ]);
  });

  test.each(['before', 'after'])('2. the custom resource stays, enabled %s the trigger, and the bucket does not change', (when) => {
    const resources = withBucket((stack, bucket, handler) => {
      if (when === 'before') bucket.enableEventBridgeNotification();
      trigger(stack, bucket, handler);
      if (when === 'after') bucket.enableEventBridgeNotification();
    });

    expect(notificationsOf(resources)).toEqual([[id, { EventBridgeConfiguration: {} }]]);
    expect(Object.values(resources).find(({ Type }) => Type === 'AWS::S3::Bucket')?.Properties).toBeUndefined();
  });
});

describe('settings that a trigger made keep their id', () => {
  const configOf = (add: (stack: Stack, handler: lambda.Function) => lambda.CfnEventInvokeConfig | undefined): unknown => {
    const stack = newStack();
    const handler = makeFunction(stack);
    add(stack, handler)?.overrideLogicalId('FnAsyncInvocationConfigD811E573');
    new SnsTrigger(stack, 'Announced', { topic: new sns.Topic(stack, 'Topic'), handler });
    return Object.entries(Template.fromStack(stack).findResources(CONFIG)).map(([id, { Properties: { FunctionName, Qualifier } }]) => (
      [id, FunctionName, Qualifier]));
  };
  const made = configOf(() => undefined);

  test('in an AsyncInvocation of your own', () => {
    expect(made).toEqual([['FnAsyncInvocationConfigD811E573', expect.anything(), '$LATEST']]);
    expect(configOf((stack, handler) => new AsyncInvocation(stack, 'Invocation', { handler }).node.defaultChild as lambda.CfnEventInvokeConfig))
      .toEqual(made);
  });

  test('in the options of the function', () => {
    expect(configOf((_, handler) => {
      handler.configureAsyncInvoke({ retryAttempts: 1 });
      return handler.node.findChild('EventInvokeConfig').node.defaultChild as lambda.CfnEventInvokeConfig;
    })).toEqual(made);
  });
});

test('a notification that comes later takes EventBridge over from the property of the bucket', () => {
  const stack = newStack();
  const bucket = new s3.Bucket(stack, 'Bucket');
  const handler = makeFunction(stack);
  new S3Trigger(stack, 'Uploaded', { bucket, handler });
  bucket.addEventNotification(s3.EventType.OBJECT_REMOVED, new LambdaDestination(handler));

  const template = Template.fromStack(stack);
  expect(Object.values(template.findResources('AWS::S3::Bucket')).map(({ Properties }) => Properties)).toEqual([undefined]);
  template.hasResourceProperties(NOTIFICATIONS, { NotificationConfiguration: { EventBridgeConfiguration: {} } });
});
