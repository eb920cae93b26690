/** Until Lambda has accepted an event it is the service's that pushes it, with an end of its own. */
import { defineRule } from './define-rule';
import { callersOf } from './support/callers';
import { withDeadLetterQueue } from './support/failure-places';
import { handedOver } from './support/handovers';
import { is, judge, place } from './support/judge';

export const targetHasDeadLetterQueue = defineRule({
  id: 'target-has-dead-letter-queue',
  severity: 'warning',
  why: 'What a rule, schedule or subscription cannot hand over, because the function is gone or shut, is dropped.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  check: (app) => handedOver(app).flatMap(({ delivery, handover }) => handover.deadLetterProperty === undefined ? [] : judge(
    place([handover, handover.deadLetterProperty]),
    is(handover.deadLetter, (node) => node === 'none'),
    () => ({
      fact: `The target of ${callersOf(app, [delivery])} has no dead-letter queue of its own`,
      consequence: 'An event that cannot be handed over to Lambda, for want of a permission or for too long a throttle, is dropped: the function\'s own exits never see it',
      fix: `Set ${handover.deadLetterProperty} to a standard queue`,
      changes: withDeadLetterQueue(handover, app.nodeOf('topic', delivery.source.node)?.fifo === true),
    }),
  )),
});
