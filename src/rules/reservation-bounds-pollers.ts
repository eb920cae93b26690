/** A queue's pollers do not know the function's reservation; only MaximumConcurrency holds them back. */
import { Delivery } from '../model/delivery-graph';
import { and, map } from "../model/known";
import { QUEUE_MAX_CONCURRENCY } from '../sources/sqs/facts';
import { Change } from './kit/change';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { formatValue } from './kit/wording';
import { mayReadQueue } from './queries/hidden-sources';

export const reservationBoundsPollers = defineRule({
  id: 'reservation-bounds-pollers',
  severity: 'warning',
  why: 'Pollers take more messages than a reserved function can run, and the throttled ones count as received.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  hidden: { source: mayReadQueue },
  check: (app) => app.polling('queue').flatMap(({ delivery }) => {
    const reserved = app.askHandler(delivery, (handler) => handler.reservedConcurrency);
    const { maximum, provisionedPollers } = delivery.policy.concurrency;
    return report(
      location([delivery, 'ScalingConfig.MaximumConcurrency']),
      and(
        map(reserved, (runs) => runs !== 'unreserved' && runs > 0),
        map(maximum, (limit) => limit === 'unset'),
        map(provisionedPollers, (pollers) => pollers === 'unset'),
      ),
      () => ({
        fact: `The function may run ${formatValue(reserved)} times at once (ReservedConcurrentExecutions), and nothing bounds the batches that its mapping takes`,
        consequence: 'Messages that are taken beyond it are throttled, count as received and may end in the dead-letter queue unhandled',
        fix: reserved === 1
          ? 'Raise ReservedConcurrentExecutions to 2 or more and set ScalingConfig.MaximumConcurrency to the same'
          : `Set ScalingConfig.MaximumConcurrency to ${formatValue(reserved)} or less`,
        changes: bounded(app, delivery),
      }),
    );
  }),
});

/** The mappings of one function share what it has; the least that one can have is 2. */
function bounded(app: GraphIndex, delivery: Delivery): readonly Change[] {
  const handler = app.nodeOf('function', delivery.target.function);
  const reserved = handler?.reservedConcurrency;
  if (typeof reserved !== 'number') return [];
  const limits = app.to(delivery.target.function).filter(({ source }) => source.kind === 'queue').map(({ policy }) => policy.concurrency.maximum);
  const taken = limits.reduce<number>((total, limit) => (typeof limit === 'number' ? total + limit : total), 0);
  const share = Math.floor((reserved - taken) / limits.filter((limit) => limit === 'unset').length);
  const { min, max } = QUEUE_MAX_CONCURRENCY;
  return [
    ...(reserved < min ? setValue(handler, 'ReservedConcurrentExecutions', min) : []),
    ...setValue(delivery, 'ScalingConfig.MaximumConcurrency', Math.max(min, Math.min(max, share))),
  ];
}
