/** A bucket's trigger: which events of which keys, through EventBridge or directly, of buckets of the app and from outside. */
import { Aws, CfnParameter, Duration, Fn, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { S3Trigger } from '../../../src';
import { BUCKET_EVENTS } from '../../../src/sources/s3/facts';
import { makeAlias, makeFunction } from '../../support/app';
import { Untyped } from '../../support/untyped';
import { ENV, newStack, onlyOf, refusal, resourcesOf, warningsOf } from '../../support/wired';

function bucketTo(props: Untyped = {}, stack: Stack = newStack(), bucket: s3.IBucket = new s3.Bucket(stack, 'Bucket')): { stack: Stack; trigger: S3Trigger } {
  return { stack, trigger: new S3Trigger(stack, 'Trigger', { bucket, handler: makeAlias(makeFunction(stack)), ...props }) };
}

const detailsOf = (stack: Stack) => Object.values(resourcesOf(stack, 'AWS::Events::Rule'))
  .map(({ Properties: { EventPattern } }) => ({ type: EventPattern['detail-type'], ...EventPattern.detail, bucket: undefined }));

describe('through EventBridge', () => {
  test('a bucket of the app sends its events by its own property, without a custom resource', () => {
    const { stack } = bucketTo();
    expect(onlyOf(stack, 'AWS::S3::Bucket').NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
    expect(Object.keys(resourcesOf(stack, 'Custom::S3BucketNotifications'))).toEqual([]);
    expect(onlyOf(stack, 'AWS::Events::Rule').EventPattern).toEqual({
      'source': ['aws.s3'], 'detail-type': ['Object Created'], 'detail': { bucket: { name: [{ Ref: expect.stringMatching(/^Bucket/) }] } },
    });
  });

  test('a bucket from outside keeps its other notifications', () => {
    const stack = newStack();
    bucketTo({}, stack, s3.Bucket.fromBucketName(stack, 'Bucket', 'uploads'));
    expect(onlyOf(stack, 'Custom::S3BucketNotifications')).toMatchObject({ Managed: false, NotificationConfiguration: { EventBridgeConfiguration: {} } });
    expect(onlyOf(stack, 'AWS::Events::Rule').EventPattern.detail.bucket.name).toEqual(['uploads']);
  });

  test.each(['before', 'after'])('notifications of aws-cdk-lib that are set %s the trigger do not turn EventBridge off', (order) => {
    const stack = newStack();
    const bucket = new s3.Bucket(stack, 'Bucket');
    const notify = () => bucket.addEventNotification(s3.EventType.OBJECT_REMOVED, new notifications.SqsDestination(new sqs.Queue(stack, 'Queue')));
    if (order === 'before') notify();
    bucketTo({}, stack, bucket);
    if (order === 'after') notify();
    expect(onlyOf(stack, 'Custom::S3BucketNotifications').NotificationConfiguration).toMatchObject({
      EventBridgeConfiguration: {}, QueueConfigurations: [expect.anything()],
    });
  });

  test.each<[string, (resource: s3.CfnBucket) => void, string]>([
    ['its L1', (resource) => { resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: false } }; }, 'EventBridgeEnabled to false'],
    ['an override', (resource) => { resource.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', false); }, 'EventBridgeEnabled to false'],
    ['an override of the whole', (resource) => { resource.addPropertyDeletionOverride('NotificationConfiguration'); },
      'an override that removes NotificationConfiguration.EventBridgeConfiguration.'],
    ['an override of a part', (resource) => { resource.addPropertyDeletionOverride('NotificationConfiguration.EventBridgeConfiguration'); }, 'an override that removes'],
  ])('a bucket on which %s turns EventBridge off is refused', (_, turnOff, fact) => {
    const stack = newStack();
    const bucket = new s3.Bucket(stack, 'Bucket');
    turnOff(bucket.node.defaultChild as s3.CfnBucket);
    expect(refusal(() => bucketTo({}, stack, bucket))).toContain(fact);
  });

  test('a value of EventBridge that only deployment knows is left to the checks', () => {
    const stack = newStack();
    const bucket = new s3.Bucket(stack, 'Bucket');
    (bucket.node.defaultChild as s3.CfnBucket).addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', Fn.conditionEquals(Aws.REGION, 'x'));
    expect(() => bucketTo({}, stack, bucket)).not.toThrow();
  });

  test('what the bucket sets itself stands', () => {
    const stack = newStack();
    const bucket = new s3.Bucket(stack, 'Bucket');
    const topicConfigurations = [{ event: 's3:ObjectRemoved:*', topic: `arn:aws:sns:${ENV.region}:${ENV.account}:t` }];
    (bucket.node.defaultChild as s3.CfnBucket).notificationConfiguration = { topicConfigurations };
    bucketTo({}, stack, bucket);
    expect(onlyOf(stack, 'AWS::S3::Bucket').NotificationConfiguration).toMatchObject({
      TopicConfigurations: [{ Event: 's3:ObjectRemoved:*' }], EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });

  test.each<[string, Untyped, unknown[]]>([
    ['prefixes', { prefixes: ['a/', 'b/'] }, [{ prefix: 'a/' }, { prefix: 'b/' }]],
    ['suffixes', { suffixes: ['.jpg'] }, [{ suffix: '.jpg' }]],
    ['both', { prefixes: ['a/', 'b\\'], suffixes: ['.jpg', '.png'] }, [
      { wildcard: 'a/*.jpg' }, { wildcard: 'a/*.png' }, { wildcard: 'b\\\\*.jpg' }, { wildcard: 'b\\\\*.png' },
    ]],
  ])('%s are matchers of the key', (_, props, key) => {
    expect(detailsOf(bucketTo(props).stack)).toEqual([expect.objectContaining({ object: { key } })]);
  });

  test('event types with the same reason share a rule, others have one each', () => {
    const { OBJECT_CREATED, OBJECT_TAGGING, OBJECT_REMOVED_DELETE, LIFECYCLE_EXPIRATION } = s3.EventType;
    const { stack, trigger } = bucketTo({ events: [OBJECT_CREATED, OBJECT_TAGGING, OBJECT_REMOVED_DELETE, LIFECYCLE_EXPIRATION] });
    expect(detailsOf(stack)).toEqual([
      { type: ['Object Created', 'Object Tags Added', 'Object Tags Deleted'] },
      { 'type': ['Object Deleted'], 'reason': ['DeleteObject'], 'deletion-type': ['Permanently Deleted'] },
      { type: ['Object Deleted'], reason: ['Lifecycle Expiration'] },
    ].map((one) => ({ ...one, bucket: undefined })));
    expect(trigger.rules).toHaveLength(3);
    expect(Object.keys(resourcesOf(stack, 'AWS::Lambda::Permission'))).toHaveLength(3);
  });

  test.each(Object.values(s3.EventType))('%s has its events, or is refused', (event) => {
    const outcome = () => bucketTo({ events: [event] });
    if (BUCKET_EVENTS.has(event)) {
      expect(detailsOf(outcome().stack)[0].type).toEqual(BUCKET_EVENTS.get(event)!.detailTypes);
    } else {
      expect(refusal(outcome)).toContain(`events has ${event}, of which EventBridge has no documented event`);
    }
  });

  test('the retries are those of the rule', () => {
    const { stack } = bucketTo({ retryAttempts: 2, maxEventAge: Duration.hours(1) });
    expect(onlyOf(stack, 'AWS::Events::Rule').Targets[0].RetryPolicy).toEqual({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3_600 });
  });
});

describe('directly', () => {
  test('S3 may invoke the alias for this bucket of this account, before the notification is set', () => {
    const { stack, trigger } = bucketTo({ eventBridge: false });
    expect(onlyOf(stack, 'AWS::Lambda::Permission')).toEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: expect.stringMatching(/^FnLive/) },
      Principal: 's3.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [expect.stringMatching(/^Bucket/), 'Arn'] },
      SourceAccount: ENV.account,
    });
    const [notification] = Object.values(resourcesOf(stack, 'Custom::S3BucketNotifications'));
    expect(notification.DependsOn).toContainEqual(expect.stringMatching(/^TriggerPermission/));
    expect(trigger.rules).toEqual([]);
  });

  test('each event type and each pair of prefix and suffix is a notification', () => {
    const { OBJECT_CREATED_PUT, OBJECT_CREATED_POST } = s3.EventType;
    const { stack } = bucketTo({ eventBridge: false, events: [OBJECT_CREATED_PUT, OBJECT_CREATED_POST], prefixes: ['a/', 'b/'], suffixes: ['.jpg'] });
    const { LambdaFunctionConfigurations } = onlyOf(stack, 'Custom::S3BucketNotifications').NotificationConfiguration;
    expect(LambdaFunctionConfigurations).toHaveLength(4);
    expect(LambdaFunctionConfigurations[0]).toMatchObject({
      Events: ['s3:ObjectCreated:Put'],
      Filter: { Key: { FilterRules: [{ Name: 'suffix', Value: '.jpg' }, { Name: 'prefix', Value: 'a/' }] } },
    });
  });

  test.each([['retryAttempts', 1], ['maxEventAge', Duration.hours(1)]])('%s is refused', (prop, value) => {
    expect(refusal(() => bucketTo({ eventBridge: false, [prop]: value }))).toContain(`${prop} is given, but eventBridge is false`);
  });
});

describe('deletes on a versioned bucket', () => {
  const deletes = (versioned: boolean, ...events: s3.EventType[]) => {
    const stack = newStack();
    bucketTo({ events }, stack, new s3.Bucket(stack, 'Bucket', { versioned }));
    return warningsOf(stack).filter((warning) => warning.includes('delete marker'));
  };

  test('are delete markers, which is said where they are left out', () => {
    expect(deletes(true, s3.EventType.OBJECT_REMOVED_DELETE)).toHaveLength(1);
  });

  test('need no word where they are taken, or where there are no versions', () => {
    expect(deletes(true, s3.EventType.OBJECT_REMOVED_DELETE, s3.EventType.OBJECT_REMOVED_DELETE_MARKER_CREATED)).toEqual([]);
    expect(deletes(true, s3.EventType.OBJECT_REMOVED)).toEqual([]);
    expect(deletes(false, s3.EventType.OBJECT_REMOVED_DELETE)).toEqual([]);
  });
});

test.each([true, false])('a list that only deployment knows is refused, and one of tokens is taken (eventBridge: %s)', (eventBridge) => {
  const list = (stack: Stack) => new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;
  for (const prop of ['events', 'prefixes', 'suffixes']) {
    const stack = newStack();
    expect(refusal(() => bucketTo({ eventBridge, [prop]: list(stack) }, stack))).toMatch(new RegExp(`: ${prop} is a list that is known only at deployment`));
  }
  const stack = newStack();
  expect(() => bucketTo({ eventBridge, prefixes: [Fn.select(0, list(stack))] }, stack)).not.toThrow();
});

test.each<[string, Untyped, RegExp]>([
  ['no bucket', { bucket: undefined }, /bucket is left out/],
  ['a bucket that is text', { bucket: 'uploads' }, /bucket is not a bucket/],
  ['no events', { events: [] }, /events is empty/],
  ['events that are text', { events: 's3:ObjectCreated:*' }, /events is not a list/],
  ['an event that does not exist', { events: ['s3:Created'] }, /events has "s3:Created", which is not an s3\.EventType/],
  ['a wildcard', { prefixes: ['a*'] }, /prefixes\[0\] is "a\*", with a wildcard/],
  ['an empty prefix', { prefixes: [''] }, /prefixes\[0\] is empty/],
  ['a prefix that covers another', { prefixes: ['a', 'ab'] }, /prefixes\[1\] is "ab", which prefixes\[0\] covers with "a"/],
  ['a suffix that covers another', { suffixes: ['.jpg', 'x.jpg'] }, /suffixes\[1\] is "x\.jpg", which suffixes\[0\] covers/],
  ['prefixes that are text', { prefixes: 'a' }, /prefixes is not a list/],
])('%s is refused', (_, props, message) => {
  expect(refusal(() => bucketTo(props))).toMatch(message);
});

test.each([true, false])('a bucket of another Region or account is refused, with the way over a bus (eventBridge: %s)', (eventBridge) => {
  for (const [what, attributes] of Object.entries({ Region: { region: 'us-east-1' }, account: { account: '444455556666' } })) {
    const stack = newStack();
    const bucket = s3.Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'uploads', ...attributes });
    expect(refusal(() => bucketTo({ eventBridge }, stack, bucket)))
      .toMatch(new RegExp(`bucket Shop/Bucket is in ${what} .*enable EventBridge on the bucket and send its events to a bus here, then use a RuleTrigger`));
  }
});

describe('beside notifications of aws-cdk-lib, which set all of a bucket', () => {
  const notify = (bucket: s3.Bucket) => bucket.addEventNotification(
    s3.EventType.OBJECT_REMOVED, new notifications.SqsDestination(new sqs.Queue(bucket, 'Queue')),
  );
  test.each<[string, s3.BucketProps, (bucket: s3.Bucket) => void, (bucket: s3.Bucket) => void]>([
    ['eventBridgeEnabled', { eventBridgeEnabled: true }, () => undefined, () => undefined],
    ['a notification before', {}, notify, () => undefined],
    ['a notification after', {}, () => undefined, notify],
  ])('%s, the bucket has no property of its own', (_, props, before, after) => {
    const stack = newStack();
    const bucket = new s3.Bucket(stack, 'Bucket', props);
    before(bucket);
    bucketTo({}, stack, bucket);
    after(bucket);
    const [{ Properties }] = Object.values(resourcesOf(stack, 'AWS::S3::Bucket'));
    expect(Properties).toBeUndefined();
    expect(onlyOf(stack, 'Custom::S3BucketNotifications').NotificationConfiguration.EventBridgeConfiguration).toEqual({});
  });
});

const { OBJECT_CREATED, OBJECT_CREATED_COPY, OBJECT_CREATED_PUT, OBJECT_REMOVED_DELETE, OBJECT_REMOVED_DELETE_MARKER_CREATED } = s3.EventType;

test.each<[string, s3.EventType[], string]>([
  ['a type that another covers', [OBJECT_CREATED, OBJECT_CREATED_PUT], 'events[1] is s3:ObjectCreated:Put, which events[0] covers with s3:ObjectCreated:*'],
  ['one type twice', [OBJECT_CREATED_PUT, OBJECT_CREATED_PUT], 'events[0] is s3:ObjectCreated:Put, which events[1] covers with s3:ObjectCreated:Put'],
])('refuses %s, directly and through EventBridge', (_, events, fact) => {
  expect(refusal(() => bucketTo({ events }))).toContain(fact);
  expect(refusal(() => bucketTo({ events, eventBridge: false }))).toContain(fact);
});

test('takes types of which one name starts with the other', () => {
  const { trigger } = bucketTo({ events: [OBJECT_REMOVED_DELETE, OBJECT_REMOVED_DELETE_MARKER_CREATED, OBJECT_CREATED_PUT, OBJECT_CREATED_COPY] });
  expect(trigger).toBeInstanceOf(S3Trigger);
});
