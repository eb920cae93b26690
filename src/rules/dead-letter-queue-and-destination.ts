/** Lambda sends every failed event to both the dead-letter queue and the on-failure destination. */
import { and, map } from '../model/known';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { setsProperty } from './kit/hidden-sources';
import { report, location } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { allAsyncQualifiers, qualifierName } from './queries/async-qualifiers';

export const deadLetterQueueAndDestination = defineRule({
  id: 'dead-letter-queue-and-destination',
  severity: 'info',
  harm: 'doubled-or-blocked',
  why: 'Each failed event arrives twice: the event in the dead-letter queue, and its record at the destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  hidden: {
    target: (delivery) => delivery.source.kind === 'async' && setsProperty(delivery, 'DestinationConfig.OnFailure'),
  },
  check: (app) => allAsyncQualifiers(app).flatMap(({ handler, target, delivery, config }) => report(
    location([handler, 'DeadLetterConfig'], [{ declaredAt: config }, 'DestinationConfig.OnFailure']),
    and(
      delivery.policy.exits.failure.some(({ by }) => by === 'on-failure'),
      map(handler.deadLetter, (node) => node !== 'none'),
    ),
    () => ({
      fact: `${describeNode(handler)} has ${prop('DeadLetterConfig')} and, for ${qualifierName(target)}, an on-failure destination`,
      consequence: 'Each failed event arrives at both: replaying both handles the event twice',
      fix: `Remove ${prop('DeadLetterConfig')}, since the record at the destination contains the event and the error, or remove the destination`,
      changes: unsetValue(handler, 'DeadLetterConfig'),
    }),
  )),
});
