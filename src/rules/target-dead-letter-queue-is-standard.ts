/** Pushing services send undelivered events without a message group, so their dead-letter queue must be standard. */
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { PushedDelivery, pushedDeliveries } from './kit/push-targets';
import { report, location } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { describeCallers } from './queries/callers';
import { withDeadLetterQueue } from './queries/failure-settings';

export const targetDeadLetterQueueIsStandard = defineRule({
  id: 'target-dead-letter-queue-is-standard',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'EventBridge, Scheduler and standard topics send undelivered events to standard queues only.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  hidden: { link: ({ by }) => by === 'target' },
  check: (app) => pushedDeliveries(app).filter((one) => needsStandardQueue(app, one)).flatMap((one) => {
    const { delivery, pushTarget } = one;
    const { deadLetter, deadLetterProperty = '', declaredAt } = pushTarget;
    return report(
      location([{ declaredAt }, deadLetterProperty]),
      app.ask('queue', deadLetter, ({ fifo }) => fifo),
      () => ({
        fact: `${prop(deadLetterProperty)} of ${describeCallers(app, [delivery])} is ${describeNode(app.node(deadLetter) ?? { id: '', kind: 'other' })}, which is FIFO`,
        consequence: 'AWS refuses the setting, or undelivered events are lost',
        fix: `Set ${prop(deadLetterProperty)} to a standard queue, one without ${prop('FifoQueue')}, or remove ${prop('FifoQueue')} where nothing else needs it`,
        changes: withDeadLetterQueue(pushTarget),
      }),
    );
  }),
});

/** The dead-letter queue of a FIFO topic is FIFO, and so may be that of a subscriber of an enhanced bus. */
function needsStandardQueue(app: GraphIndex, { delivery, pushTarget }: PushedDelivery): boolean {
  const { deadLetter, deadLetterProperty = '' } = pushTarget;
  if (deadLetter === 'none' || deadLetterProperty.startsWith('OnFailureConfiguration')) return false;
  return app.nodeOf('topic', delivery.source.node)?.fifo !== true;
}
