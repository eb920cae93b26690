/** The bounds of each kind of delivery, worked out by hand from AWS's documentation. */
import { isUnknown } from '../../../src/model/known';
import { stories } from '../../../src/report/story/stories';
import { Story } from '../../../src/report/story/story';
import { aConfig, aFunction, aMapping, aPermission, aQueue, arn, graphOf, Json, resource } from '../../template/app-of';

function storyOf(resources: Json): Story {
  const told = stories(graphOf(resources));
  expect(told).toHaveLength(1);
  return told[0];
}

type Bounds = [attempts: unknown, halvings: unknown, least: unknown, most: unknown];

function boundsIn(resources: Json): Bounds {
  const { attemptsAtMost, halvingsAtMost, endsAtLeastAfter, endsAtMostAfter } = storyOf(resources);
  return [attemptsAtMost, halvingsAtMost, endsAtLeastAfter, endsAtMostAfter];
}

const HOUR = 3_600;
const DAY = 24 * HOUR;
const asked = (properties: Json = {}, fn: Json = {}): Json => ({
  Fn: aFunction({ Timeout: 10, ...fn }), Config: aConfig(properties), May: aPermission('s3.amazonaws.com', { SourceArn: 'arn:aws:s3:::uploads' }),
});

describe('asynchronous: retries wait 60 and 120 s, and a run that starts before the age may end after it', () => {
  test.each<[string, Json, Json, Bounds]>([
    ['AWS\'s defaults', {}, {}, [3, 0, 180, 6 * HOUR + 10]],
    ['one retry', { MaximumRetryAttempts: 1 }, {}, [2, 0, 60, 6 * HOUR + 10]],
    ['no retry', { MaximumRetryAttempts: 0 }, {}, [1, 0, 0, 6 * HOUR + 10]],
    ['an age that the first retry would reach', { MaximumEventAgeInSeconds: 60 }, {}, [3, 0, 0, 70]],
    ['an age that only the first retry fits in', { MaximumEventAgeInSeconds: 90 }, {}, [3, 0, 60, 100]],
    ['an age at which the second retry is due', { MaximumEventAgeInSeconds: 180 }, {}, [3, 0, 60, 190]],
    ['an age that both retries fit in', { MaximumEventAgeInSeconds: 181 }, {}, [3, 0, 180, 191]],
    ['a function without concurrency, which fails at once', {}, { ReservedConcurrentExecutions: 0 }, [3, 0, 0, 6 * HOUR + 10]],
    ['a function with some', {}, { ReservedConcurrentExecutions: 5 }, [3, 0, 180, 6 * HOUR + 10]],
  ])('%s', (_, config, fn, bounds) => {
    expect(boundsIn(asked(config, fn))).toEqual(bounds);
  });
});

const ruled = (target: Json, config: Json = {}): Json => ({
  Fn: aFunction({ Timeout: 10 }),
  Config: aConfig(config),
  Rule: resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, State: 'ENABLED', Targets: [{ Id: 'T', Arn: arn('Fn'), ...target }] }),
  May: aPermission('events.amazonaws.com', { SourceArn: arn('Rule') }),
});

describe('behind a rule: tries to hand over are no runs, and the two times add up', () => {
  test.each<[string, Json, Bounds]>([
    ['AWS\'s defaults', {}, [3, 0, 180, DAY + 6 * HOUR + 10]],
    ['a target with an age', { RetryPolicy: { MaximumEventAgeInSeconds: 600 } }, [3, 0, 180, 600 + 6 * HOUR + 10]],
    ['a target without retries, which tries once', { RetryPolicy: { MaximumRetryAttempts: 0 } }, [3, 0, 180, 6 * HOUR + 10]],
  ])('%s', (_, target, bounds) => {
    expect(boundsIn(ruled(target))).toEqual(bounds);
  });
});

const NONE = { Ref: 'AWS::NoValue' };
const queued = (queue: Json, dlq: Json = {}): Json => ({
  Fn: aFunction({ Timeout: 10 }),
  Dlq: aQueue({ MessageRetentionPeriod: 14 * DAY, ...dlq }),
  Orders: aQueue({ VisibilityTimeout: 60, RedrivePolicy: { deadLetterTargetArn: arn('Dlq'), maxReceiveCount: 5 }, ...queue }),
  M: aMapping({ EventSourceArn: arn('Orders') }),
});

describe('a queue: hidden after each receive, deleted at the end of its retention', () => {
  test.each<[string, Json, Bounds]>([
    ['five receives of a minute', {}, [5, 0, 300, 4 * DAY]],
    ['AWS\'s visibility timeout', { VisibilityTimeout: NONE }, [5, 0, 150, 4 * DAY]],
    ['a retention that ends before the receives', { MessageRetentionPeriod: 200 }, [5, 0, 200, 200]],
    ['no redrive policy', { RedrivePolicy: NONE }, ['unlimited', 0, 4 * DAY, 4 * DAY]],
  ])('%s', (_, queue, bounds) => {
    expect(boundsIn(queued(queue))).toEqual(bounds);
  });
});

const streamed = (mapping: Json, stream: Json = {}): Json => ({
  Fn: aFunction(),
  Dlq: aQueue(),
  Clicks: resource('AWS::Kinesis::Stream', { RetentionPeriodHours: 24, ...stream }),
  M: aMapping({ EventSourceArn: arn('Clicks'), DestinationConfig: { OnFailure: { Destination: arn('Dlq') } }, ...mapping }),
});

describe('a stream: retries follow at once as far as is known, and the shorter of age and retention ends them', () => {
  test.each<[string, Json, Bounds]>([
    ['retries without an end', {}, ['unlimited', 0, DAY, DAY]],
    ['retries without an end, and an age', { MaximumRecordAgeInSeconds: HOUR }, ['unlimited', 0, HOUR, HOUR]],
    ['ten retries', { MaximumRetryAttempts: 10 }, [11, 0, 0, DAY]],
    ['ten retries and an age', { MaximumRetryAttempts: 10, MaximumRecordAgeInSeconds: HOUR }, [11, 0, 0, HOUR]],
    ['a batch of 100 that is halved: 50, 25, 13, 7, 4, 2, 1', { MaximumRetryAttempts: 3, BatchSize: 100, BisectBatchOnFunctionError: true }, [4, 7, 0, DAY]],
    ['a batch of one, which cannot be halved', { MaximumRetryAttempts: 3, BatchSize: 1, BisectBatchOnFunctionError: true }, [4, 0, 0, DAY]],
  ])('%s', (_, mapping, bounds) => {
    expect(boundsIn(streamed(mapping))).toEqual(bounds);
  });
});

test('a caller that waits: one run, within the function\'s timeout', () => {
  const url = resource('AWS::Lambda::Url', { TargetFunctionArn: arn('Fn'), AuthType: 'NONE' });
  expect(boundsIn({ Fn: aFunction({ Timeout: 20 }), Url: url })).toEqual([1, 0, 0, 20]);
});

describe('a bound is unknown where a value that it depends on is', () => {
  const hidden = { 'Fn::ImportValue': 'number' };
  test.each<[string, Json, (keyof Story)[]]>([
    ['retries of an asynchronous event', asked({ MaximumRetryAttempts: hidden }), ['attemptsAtMost', 'endsAtLeastAfter']],
    ['its age', asked({ MaximumEventAgeInSeconds: hidden }), ['endsAtLeastAfter', 'waitsAtMost', 'endsAtMostAfter']],
    ['the timeout of its function', asked({}, { Timeout: hidden }), ['endsAtMostAfter']],
    ['the reservation of its function', asked({}, { ReservedConcurrentExecutions: hidden }), ['endsAtLeastAfter']],
    ['the age of a rule\'s target', ruled({ RetryPolicy: { MaximumEventAgeInSeconds: hidden } }), ['waitsAtMost', 'endsAtMostAfter']],
    ['the visibility timeout', queued({ VisibilityTimeout: hidden }), ['endsAtLeastAfter']],
    ['the retention', queued({ MessageRetentionPeriod: hidden }), ['endsAtLeastAfter', 'waitsAtMost', 'endsAtMostAfter']],
    ['the size of a batch that is halved', streamed({ BatchSize: hidden, BisectBatchOnFunctionError: true }), ['halvingsAtMost']],
    ['the age of a record', streamed({ MaximumRecordAgeInSeconds: hidden }), ['endsAtLeastAfter', 'waitsAtMost', 'endsAtMostAfter']],
    ['the source', { Fn: aFunction(), M: aMapping({ EventSourceArn: hidden }) }, ['attemptsAtMost', 'endsAtLeastAfter', 'waitsAtMost', 'endsAtMostAfter']],
  ])('%s', (_, resources, fields) => {
    const story = storyOf(resources);
    const bounds: (keyof Story)[] = ['attemptsAtMost', 'halvingsAtMost', 'endsAtLeastAfter', 'waitsAtMost', 'endsAtMostAfter'];
    expect(bounds.filter((field) => isUnknown(story[field]))).toEqual(fields);
  });

  test('but the age bounds a record whose retention is hidden', () => {
    const { endsAtMostAfter } = storyOf(streamed({ MaximumRecordAgeInSeconds: HOUR }, { RetentionPeriodHours: hidden }));
    expect(endsAtMostAfter).toMatchObject({ unknown: expect.stringContaining('number'), between: { max: HOUR } });
  });
});

test.each<[string, Json, readonly string[]]>([
  ['an asynchronous event', asked(), ['throttle-backoff', 'handover-time']],
  ['an event behind a rule', ruled({}), ['throttle-backoff']],
  ['a message', queued({}), ['visibility-unchanged']],
  ['a record', streamed({}), ['stream-backoff']],
  ['a record of a batch that is halved', streamed({ BisectBatchOnFunctionError: true }), ['stream-backoff', 'batch-grouping']],
])('the bounds of %s name what they assume', (_, resources, assumptions) => {
  expect(storyOf(resources).assumptions).toEqual(assumptions);
});
