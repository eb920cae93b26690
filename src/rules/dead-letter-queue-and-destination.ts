/** Dead-letter queue and on-failure destination know nothing of each other: both get every event that fails. */
import { and, map } from "../model/known";
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { allAsyncQualifiers, qualifierName } from './queries/async-qualifiers';
import { setsProperty } from './queries/hidden-sources';

export const deadLetterQueueAndDestination = defineRule({
  id: 'dead-letter-queue-and-destination',
  severity: 'info',
  why: 'Each failed event arrives twice: the event at the dead-letter queue, its record at the destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  hidden: { target: (delivery) => delivery.source.kind === 'async' && setsProperty(delivery, 'DestinationConfig.OnFailure') },
  check: (app) => allAsyncQualifiers(app).flatMap(({ handler, target, example, config }) => report(
    location([handler, 'DeadLetterConfig'], [{ declaredAt: config }, 'DestinationConfig.OnFailure']),
    and(example.policy.exits.failure.some(({ by }) => by === 'on-failure'), map(handler.deadLetter, (node) => node !== 'none')),
    () => ({
      fact: `${describeNode(handler)} has DeadLetterConfig and, for ${qualifierName(target)}, an on-failure destination`,
      consequence: 'Each event that fails arrives twice, once at each; whoever replays both handles it twice',
      fix: 'Remove DeadLetterConfig: the record at the destination holds the event and why it failed',
      changes: unsetValue(handler, 'DeadLetterConfig'),
    }),
  )),
});
