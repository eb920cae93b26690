/** Services that push write what they give up without a message group. */
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { callersOf } from './queries/callers';
import { withDeadLetterQueue } from './queries/failure-settings';
import { pushedDeliveries } from './queries/push-targets';

export const targetDeadLetterQueueIsStandard = defineRule({
  id: 'target-dead-letter-queue-is-standard',
  severity: 'error',
  why: 'EventBridge, Scheduler and standard topics write to standard queues only.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  hidden: { link: ({ by }) => by === 'target' },
  check: (app) => pushedDeliveries(app).flatMap(({ delivery, pushTarget, pushTarget: { deadLetter, deadLetterProperty = '', declaredAt } }) => (
    // A subscriber of an enhanced bus may be FIFO itself, and then its queue is.
    deadLetter === 'none' || deadLetterProperty.startsWith('OnFailureConfiguration') || app.nodeOf('topic', delivery.source.node)?.fifo === true ? [] : report(
      location([{ declaredAt }, deadLetterProperty]),
      app.ask('queue', deadLetter, ({ fifo }) => fifo),
      () => ({
        fact: `${deadLetterProperty} of ${callersOf(app, [delivery])} is ${describeNode(app.node(deadLetter) ?? { id: '', kind: 'other' })}, which is FIFO`,
        consequence: 'The setting is refused, or what cannot be handed over is lost',
        fix: `Set ${deadLetterProperty} to a standard queue, one without FifoQueue`,
        changes: withDeadLetterQueue(pushTarget),
      }),
    )
  )),
});
