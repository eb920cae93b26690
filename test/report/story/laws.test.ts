/** What holds for all numbers: no bound lies above its counterpart, and more trying never ends earlier. */
import * as fc from 'fast-check';
import { isUnknown, unknown } from '../../../src/model/known';
import { asyncSpan, halvingsOf, Most, queueSpan, TryingSpan, streamSpan } from '../../../src/report/story/bounds';
import { boundsOf } from '../../../src/report/story/bounds-of';
import { GraphIndex } from '../../../src/rules/kit/graph-index';
import { aConfig, aFunction, aMapping, aQueue, arn, graphOf, resource } from '../../template/app-of';

const seconds = fc.integer({ min: 1, max: 1_209_600 });
const delays = fc.constantFrom([], [60], [60, 120]);
const attempts: fc.Arbitrary<Most> = fc.oneof(fc.integer({ min: 1, max: 10_001 }), fc.constant('unlimited' as const));
const limit: fc.Arbitrary<Most> = fc.oneof(seconds, fc.constant('unlimited' as const));
const reservation = fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.constant('unreserved' as const));
const number = (most: Most): number => (most === 'unlimited' ? Infinity : most);
const isInOrder = ({ least, most }: TryingSpan): boolean => least >= 0 && least <= number(most);
const isRaised = (before: TryingSpan, after: TryingSpan): boolean => before.least <= after.least && number(before.most) <= number(after.most);
const byNumber = (one: Most, other: Most): number => number(one) - number(other);

test('an event ends at least as late as it can end at the earliest', () => {
  fc.assert(fc.property(delays, limit, reservation, (waits, age, reserved) => isInOrder(asyncSpan(waits, age, reserved))));
  fc.assert(fc.property(attempts, fc.nat(43_200), seconds, (most, visibility, retention) => isInOrder(queueSpan(most, visibility, retention))));
  fc.assert(fc.property(attempts, limit, limit, (most, age, retention) => isInOrder(streamSpan(most, age, retention))));
});

test('more retries never lower a bound', () => {
  fc.assert(fc.property(limit, reservation, (age, reserved) => (
    isRaised(asyncSpan([], age, reserved), asyncSpan([60], age, reserved))
    && isRaised(asyncSpan([60], age, reserved), asyncSpan([60, 120], age, reserved))
  )));
  fc.assert(fc.property(attempts, attempts, fc.nat(43_200), seconds, (one, other, visibility, retention) => {
    const [few, many] = [one, other].sort(byNumber);
    return isRaised(queueSpan(few, visibility, retention), queueSpan(many, visibility, retention));
  }));
  fc.assert(fc.property(attempts, attempts, limit, seconds, (one, other, age, retention) => {
    const [few, many] = [one, other].sort(byNumber);
    return isRaised(streamSpan(few, age, retention), streamSpan(many, age, retention));
  }));
});

test('a longer age or retention never lowers a bound', () => {
  fc.assert(fc.property(delays, limit, limit, (waits, one, other) => {
    const [short, long] = [one, other].sort(byNumber);
    return isRaised(asyncSpan(waits, short, 'unreserved'), asyncSpan(waits, long, 'unreserved'));
  }));
  fc.assert(fc.property(attempts, seconds, seconds, (most, one, other) => (
    isRaised(queueSpan(most, 30, Math.min(one, other)), queueSpan(most, 30, Math.max(one, other)))
  )));
});

test('halving leaves one record, and no run too many', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 10_000 }), (batch) => {
    const halvings = halvingsOf(true, batch);
    return batch <= 2 ** halvings && (halvings === 0 || batch > 2 ** (halvings - 1)) && halvingsOf(false, batch) === 0;
  }));
});

const graph = graphOf({
  Fn: aFunction(),
  Queue: aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('Dlq'), maxReceiveCount: 5 } }),
  Dlq: aQueue(),
  Stream: resource('AWS::Kinesis::Stream'),
  Q: aMapping({ EventSourceArn: arn('Queue') }),
  S: aMapping({ EventSourceArn: arn('Stream'), BisectBatchOnFunctionError: true }),
  C: aConfig(),
});
const app = new GraphIndex(graph);
const why = unknown('hidden');

test('whatever is hidden, a bound is unknown or what it is without the hidden value, and never NaN', () => {
  expect(graph.deliveries).toHaveLength(3);
  for (const delivery of graph.deliveries) {
    const { policy } = delivery;
    const open = boundsOf(delivery, app);
    fc.assert(fc.property(fc.subarray(['most', 'maxAge', 'retention', 'size', 'bisect', 'seconds']), (parts) => {
      const hides = (part: string): boolean => parts.includes(part);
      const { backoff } = policy.attempts;
      const hidden = boundsOf({
        ...delivery,
        policy: {
          ...policy,
          maxAge: hides('maxAge') ? why : policy.maxAge,
          retention: hides('retention') ? why : policy.retention,
          batch: { ...policy.batch, size: hides('size') ? why : policy.batch.size },
          partialFailure: { ...policy.partialFailure, bisectBatchOnError: hides('bisect') ? why : policy.partialFailure.bisectBatchOnError },
          attempts: {
            ...policy.attempts,
            most: hides('most') ? why : policy.attempts.most,
            backoff: backoff.law === 'visibility' && hides('seconds') ? { law: 'visibility', seconds: why } : backoff,
          },
        },
      }, app);
      const fields = ['attemptsAtMost', 'halvingsAtMost', 'endsAtLeastAfter', 'waitsAtMost', 'endsAtMostAfter'] as const;
      return (parts.length < 6 || isUnknown(hidden.attemptsAtMost))
        && fields.every((field) => isUnknown(hidden[field]) || hidden[field] === open[field]);
    }));
  }
});
