/** Chains of deliveries: each leads to a last exit, and one that leads back to itself is refused with its whole path. */
import { Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  AsyncInvocation, Destination, KinesisConsumer, RuleTrigger, S3Trigger, SnsTrigger, SqsConsumer,
} from '../../../src';
import { lastExits } from '../../../src/constructs/wiring/chains/last-exits';
import { makeAlias, makeFunction } from '../../support/app';
import { newStack, refusal, resourcesOf } from '../../support/wired';
import { checked } from '../triggers/delivered';

const FAILURES: events.EventPattern = { source: ['lambda'], detailType: ['Lambda Function Invocation Result - Failure'] };

const exitsOf = (stack: Stack, handler: lambda.IFunction) => lastExits(stack.node.root, handler).map(({ node }) => node.path);

describe('the last exit', () => {
  test('is the failure queue itself where nothing takes it on', () => {
    const stack = newStack();
    const handler = makeAlias(makeFunction(stack));
    new AsyncInvocation(stack, 'Work', { handler });
    expect(exitsOf(stack, handler)).toEqual(['Shop/Work/OnFailureQueue']);
  });

  test('is that of a destination function, and of its own', () => {
    const stack = newStack();
    const [one, two, three] = ['One', 'Two', 'Three'].map((id) => makeFunction(stack, id));
    new AsyncInvocation(stack, 'First', { handler: one, onFailure: Destination.function(two) });
    new AsyncInvocation(stack, 'Second', { handler: two, onFailure: Destination.function(three) });
    new AsyncInvocation(stack, 'Third', { handler: three });
    expect(exitsOf(stack, one)).toEqual(['Shop/Third/OnFailureQueue']);
    expect(checked(stack).findings).toEqual([]);
  });

  test('is that of the function whose rule catches the record on a bus', () => {
    const stack = newStack();
    const eventBus = new events.EventBus(stack, 'Bus');
    const [work, repair] = ['Work', 'Repair'].map((id) => makeFunction(stack, id));
    new AsyncInvocation(stack, 'Working', { handler: work, onFailure: Destination.eventBus(eventBus) });
    const trigger = new RuleTrigger(stack, 'Failed', { handler: repair, eventBus, eventPattern: FAILURES });
    expect(exitsOf(stack, work)).toEqual([trigger.asyncInvocation!.failureQueue!.node.path]);
    expect(checked(stack).findings).toEqual([]);
  });

  test('is the dead-letter queue of the consumer of a queue', () => {
    const stack = newStack();
    const queue = new sqs.Queue(stack, 'Failures');
    const work = makeFunction(stack, 'Work');
    new AsyncInvocation(stack, 'Working', { handler: work, onFailure: Destination.queue(queue) });
    new SqsConsumer(stack, 'Repairing', { handler: makeFunction(stack, 'Repair'), queue });
    expect(exitsOf(stack, work)).toEqual(['Shop/Failures/DeadLetterQueue']);
    expect(checked(stack).findings).toEqual([]);
  });

  test('is that of the subscribed function behind a topic', () => {
    const stack = newStack();
    const topic = new sns.Topic(stack, 'Topic');
    const work = makeFunction(stack, 'Work');
    new AsyncInvocation(stack, 'Working', { handler: work, onFailure: Destination.topic(topic) });
    const trigger = new SnsTrigger(stack, 'Failed', { handler: makeFunction(stack, 'Repair'), topic });
    expect(exitsOf(stack, work)).toEqual([trigger.asyncInvocation!.failureQueue!.node.path]);
  });

  test('of a consumer is the queue of its discarded records, of its own qualifier only', () => {
    const stack = newStack();
    const fn = makeFunction(stack);
    new KinesisConsumer(stack, 'Clicks', { handler: makeAlias(fn), stream: new kinesis.Stream(stack, 'Stream') });
    expect(exitsOf(stack, fn)).toEqual([]);
    expect(exitsOf(stack, lambda.Alias.fromAliasAttributes(stack, 'Same', { aliasName: 'live', aliasVersion: fn.currentVersion }))).toEqual(['Shop/Clicks/OnFailureQueue']);
  });

  test('is no record of a success', () => {
    const stack = newStack();
    const handler = makeFunction(stack);
    new AsyncInvocation(stack, 'Work', { handler, onSuccess: Destination.newQueue(), onFailure: Destination.bucket(new s3.Bucket(stack, 'Bucket')) });
    expect(exitsOf(stack, handler)).toEqual([]);
  });
});

describe('a loop is refused with its whole path, whichever part of it comes last', () => {
  const parts: Readonly<Record<string, (stack: Stack, a: lambda.Function, b: lambda.Function) => readonly (() => unknown)[]>> = {
    'function Shop/A ($LATEST) → function Shop/B ($LATEST) → function Shop/A ($LATEST)': (stack, a, b) => [
      () => new AsyncInvocation(stack, 'OfA', { handler: a, onFailure: Destination.function(b) }),
      () => new AsyncInvocation(stack, 'OfB', { handler: b, onFailure: Destination.function(a) }),
    ],
    'topic Shop/Topic → function Shop/A ($LATEST) → topic Shop/Topic': (stack, a) => {
      const topic = new sns.Topic(stack, 'Topic');
      return [
        () => new AsyncInvocation(stack, 'OfA', { handler: a, onFailure: Destination.topic(topic) }),
        () => new SnsTrigger(stack, 'Trigger', { handler: a, topic }),
      ];
    },
    'topic Shop/Dead → function Shop/A ($LATEST) → topic Shop/Dead': (stack, a) => {
      const deadLetterTopic = new sns.Topic(stack, 'Dead');
      return [
        () => new AsyncInvocation(stack, 'OfA', { handler: a, deadLetterTopic }),
        () => new SnsTrigger(stack, 'Trigger', { handler: a, topic: deadLetterTopic }),
      ];
    },
    'event bus Shop/Bus → function Shop/A ($LATEST) → event bus Shop/Bus': (stack, a) => {
      const eventBus = new events.EventBus(stack, 'Bus');
      return [
        () => new AsyncInvocation(stack, 'OfA', { handler: a, onFailure: Destination.eventBus(eventBus) }),
        () => new RuleTrigger(stack, 'Trigger', { handler: a, eventBus, eventPattern: FAILURES }),
      ];
    },
    'bucket Shop/Bucket → function Shop/A ($LATEST) → bucket Shop/Bucket': (stack, a) => {
      const bucket = new s3.Bucket(stack, 'Bucket');
      return [
        () => new AsyncInvocation(stack, 'OfA', { handler: a, onFailure: Destination.bucket(bucket) }),
        () => new S3Trigger(stack, 'Trigger', { handler: a, bucket }),
      ];
    },
  };
  const CASES = Object.entries(parts).flatMap(([path, make]) => [false, true].map((reverse) => ({ path, make, reverse })));

  test.each(CASES)('$path (reverse: $reverse)', ({ path, make, reverse }) => {
    const stack = newStack();
    const [a, b] = [makeFunction(stack, 'A'), makeFunction(stack, 'B')];
    const made = [...make(stack, a, b)];
    const [first, ...rest] = reverse && !path.startsWith('function') ? made.reverse() : made;
    const message = refusal(() => [first, ...rest].forEach((part) => part()));
    if (reverse && !path.startsWith('function')) {
      expect(message).toMatch(/has asynchronous settings|closes a loop|already has/);
    } else {
      expect(message).toMatch(/closes a loop: /);
      expect(rotations(path)).toContain(/closes a loop: (.*?)\. Each/.exec(message)?.[1]);
    }
  });

  test('a trigger that brings its own settings closes one as well', () => {
    const stack = newStack();
    const topic = new sns.Topic(stack, 'Topic');
    expect(refusal(() => new SnsTrigger(stack, 'Trigger', { handler: makeFunction(stack), topic, asynchronous: { onFailure: Destination.topic(topic) } })))
      .toMatch(/onFailure closes a loop: function Shop\/Fn \(\$LATEST\) → topic Shop\/Topic → function Shop\/Fn \(\$LATEST\)\./);
  });
});

/** A loop reads the same from each of its nodes. */
function rotations(path: string): string[] {
  const nodes = path.split(' → ').slice(0, -1);
  return nodes.map((_, index) => [...nodes.slice(index), ...nodes.slice(0, index + 1)].join(' → '));
}

describe('a function that polls the queue of its own failures is refused, whichever comes last', () => {
  type Parts = (stack: Stack, handler: lambda.Function) => readonly (() => unknown)[];
  const consume = (stack: Stack, id: string, handler: lambda.IFunction, queue: sqs.IQueue, props: object = {}) => (
    () => new SqsConsumer(stack, id, { handler, queue, ...props }));
  const deadLetters = (stack: Stack) => new sqs.Queue(stack, 'Dead', { retentionPeriod: Duration.days(14) });

  const CHAINS: readonly (readonly [string, Parts])[] = [
    ['function Shop/Fn ($LATEST) → queue Shop/Dead → consumer Shop/Again → function Shop/Fn ($LATEST)', (stack, handler) => {
      const queue = deadLetters(stack);
      return [() => new AsyncInvocation(stack, 'Work', { handler, onFailure: Destination.queue(queue) }), consume(stack, 'Again', handler, queue)];
    }],
    ['function Shop/Fn ($LATEST) → queue Shop/Dead → consumer Shop/Again → function Shop/Fn ($LATEST)', (stack, handler) => {
      const queue = deadLetters(stack);
      return [() => new AsyncInvocation(stack, 'Work', { handler, deadLetterQueue: queue }), consume(stack, 'Again', handler, queue)];
    }],
    ['consumer Shop/Clicks → queue Shop/Dead → consumer Shop/Again → consumer Shop/Clicks', (stack, handler) => {
      const queue = deadLetters(stack);
      return [
        () => new KinesisConsumer(stack, 'Clicks', { handler, stream: new kinesis.Stream(stack, 'Stream'), onFailure: Destination.queue(queue) }),
        consume(stack, 'Again', handler, queue),
      ];
    }],
    ['consumer Shop/Orders → queue Shop/Dead → consumer Shop/Again → consumer Shop/Orders', (stack, handler) => {
      const queue = deadLetters(stack);
      return [consume(stack, 'Orders', handler, new sqs.Queue(stack, 'Queue'), { deadLetterQueue: queue }), consume(stack, 'Again', handler, queue)];
    }],
    ['function Shop/Fn ($LATEST) → topic Shop/Topic → function Shop/Other ($LATEST) → queue Shop/Dead → consumer Shop/Again → function Shop/Fn ($LATEST)',
      (stack, handler) => {
        const [queue, topic] = [deadLetters(stack), new sns.Topic(stack, 'Topic')];
        return [
          () => new AsyncInvocation(stack, 'Work', { handler, onFailure: Destination.topic(topic) }),
          () => new SnsTrigger(stack, 'Trigger', { handler: makeFunction(stack, 'Other'), topic, asynchronous: { onFailure: Destination.queue(queue) } }),
          consume(stack, 'Again', handler, queue),
        ];
      }],
  ];

  test.each(CHAINS.flatMap(([path, parts]) => [false, true].map((reverse) => ({ path, parts, reverse }))))(
    '$path (reverse: $reverse)', ({ path, parts, reverse }) => {
      const stack = newStack();
      const made = [...parts(stack, makeFunction(stack))];
      const message = refusal(() => (reverse ? made.reverse() : made).forEach((part) => part()));
      expect(rotations(path)).toContain(/closes a loop: (.*?)\. What the function failed on returns to it/.exec(message)?.[1]);
    });

  test.each<[string, Parts]>([
    ['another function polls it', (stack, handler) => {
      const queue = deadLetters(stack);
      return [() => new AsyncInvocation(stack, 'Work', { handler, onFailure: Destination.queue(queue) }), consume(stack, 'Again', makeFunction(stack, 'Other'), queue)];
    }],
    ['another qualifier polls it', (stack, handler) => {
      const queue = deadLetters(stack);
      return [() => new AsyncInvocation(stack, 'Work', { handler, onFailure: Destination.queue(queue) }), consume(stack, 'Again', makeAlias(handler), queue)];
    }],
    ['a filter may stop the record', (stack, handler) => {
      const queue = deadLetters(stack);
      return [
        () => new AsyncInvocation(stack, 'Work', { handler, onFailure: Destination.queue(queue) }),
        consume(stack, 'Again', handler, queue, { filters: [{ pattern: '{"body":{"kind":["x"]}}' }] }),
      ];
    }],
    ['the mapping is not enabled', (stack, handler) => {
      const queue = deadLetters(stack);
      return [consume(stack, 'Orders', handler, new sqs.Queue(stack, 'Queue'), { deadLetterQueue: queue }), consume(stack, 'Again', handler, queue, { enabled: false })];
    }],
    ['two functions poll the queues of each other as they wait', (stack, handler) => {
      const [one, two] = ['One', 'Two'].map((id) => new sqs.Queue(stack, id));
      const other = makeFunction(stack, 'Other');
      return [
        () => new AsyncInvocation(stack, 'Work', { handler, onFailure: Destination.queue(one) }),
        consume(stack, 'OfOther', other, one),
        () => new AsyncInvocation(stack, 'OtherWork', { handler: other }),
        consume(stack, 'OfFn', handler, two),
      ];
    }],
  ])('but not where %s', (_, parts) => {
    const stack = newStack();
    parts(stack, makeFunction(stack)).forEach((part) => part());
    expect(Object.keys(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping')).length).toBeGreaterThan(0);
  });
});

describe('what ends by itself is no loop', () => {
  test.each<[string, (stack: Stack, handler: lambda.Function) => unknown]>([
    ['a rule that matches no record', (stack, handler) => {
      const eventBus = new events.EventBus(stack, 'Bus');
      new RuleTrigger(stack, 'Trigger', { handler, eventBus, eventPattern: { source: ['shop'] }, asynchronous: { onFailure: Destination.eventBus(eventBus) } });
    }],
    ['a rule that may match a record', (stack, handler) => {
      const eventBus = new events.EventBus(stack, 'Bus');
      new RuleTrigger(stack, 'Trigger', {
        handler, eventBus, eventPattern: { source: ['lambda'], detail: { kind: ['x'] } }, asynchronous: { onFailure: Destination.eventBus(eventBus) },
      });
    }],
    ['a rule for successes on the bus of failures', (stack, handler) => {
      const eventBus = new events.EventBus(stack, 'Bus');
      const eventPattern = { source: ['lambda'], detailType: ['Lambda Function Invocation Result - Success'] };
      new RuleTrigger(stack, 'Trigger', { handler, eventBus, eventPattern, asynchronous: { onFailure: Destination.eventBus(eventBus) } });
    }],
    ['a filtered subscription', (stack, handler) => {
      const topic = new sns.Topic(stack, 'Topic');
      new SnsTrigger(stack, 'Trigger', {
        handler, topic, filterPolicy: { kind: sns.SubscriptionFilter.existsFilter() }, asynchronous: { onFailure: Destination.topic(topic) },
      });
    }],
    ['a prefix that no record has', (stack, handler) => {
      const bucket = new s3.Bucket(stack, 'Bucket');
      new S3Trigger(stack, 'Trigger', { handler, bucket, prefixes: ['uploads/'], asynchronous: { onFailure: Destination.bucket(bucket) } });
    }],
    ['another qualifier', (stack, handler) => {
      const topic = new sns.Topic(stack, 'Topic');
      new SnsTrigger(stack, 'Trigger', { handler: makeAlias(handler), topic });
      new AsyncInvocation(stack, 'OfLatest', { handler, onFailure: Destination.topic(topic) });
    }],
  ])('%s', (_, make) => {
    const stack = newStack();
    make(stack, makeFunction(stack));
    expect(Object.keys(resourcesOf(stack, 'AWS::Lambda::Permission'))).toHaveLength(1);
  });
});

test('a queue given to both ends is one node, however often it is imported', () => {
  const stack = newStack();
  const arn = 'arn:aws:sns:eu-west-1:111122223333:news';
  const handler = makeFunction(stack);
  new AsyncInvocation(stack, 'Work', { handler, onFailure: Destination.topic(sns.Topic.fromTopicArn(stack, 'One', arn)) });
  expect(refusal(() => new SnsTrigger(stack, 'Trigger', { handler, topic: sns.Topic.fromTopicArn(stack, 'Other', arn) }))).toContain('closes a loop');
});
