/** Dead-letter queue and on-failure destination know nothing of each other: both get every event that fails. */
import { unset } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { all, is, judge, place } from './kit/report';
import { named } from './kit/wording';
import { allAsyncLanes, qualifierName } from './queries/async-qualifiers';

export const deadLetterQueueAndDestination = defineRule({
  id: 'dead-letter-queue-and-destination',
  severity: 'info',
  why: 'Each failed event arrives twice: the event at the dead-letter queue, its record at the destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app) => allAsyncLanes(app).flatMap(({ handler, target, example, config }) => judge(
    place([handler, 'DeadLetterConfig'], [{ declaredAt: config }, 'DestinationConfig.OnFailure']),
    all(example.policy.exits.failure.some(({ by }) => by === 'on-failure'), is(handler.deadLetter, (node) => node !== 'none')),
    () => ({
      fact: `${named(handler)} has DeadLetterConfig and, for ${qualifierName(target)}, an on-failure destination`,
      consequence: 'Each event that fails arrives twice, once at each; whoever replays both handles it twice',
      fix: 'Remove DeadLetterConfig: the record at the destination holds the event and why it failed',
      changes: unset(handler, 'DeadLetterConfig'),
    }),
  )),
});
