/** The pollers of a queue ignore the function's reserved concurrency. Only MaximumConcurrency limits them. */
import { Delivery } from '../model/delivery-graph';
import { and, map } from '../model/known';
import { QUEUE_MAX_CONCURRENCY } from '../sources/sqs/facts';
import { Change } from './kit/change';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { isPolicyHidden, kindOf, mayReadQueue } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { formatValue, prop } from './kit/wording';

export const reservationBoundsPollers = defineRule({
  id: 'reservation-bounds-pollers',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'Pollers receive more messages than a function with reserved concurrency can handle, and throttled messages count as received.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  hidden: { source: (mapping) => isPolicyHidden(mapping) && mayReadQueue(mapping) },
  check: (app) => app.mappings.filter((mapping) => kindOf(mapping) === 'queue').flatMap((delivery) => {
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
        fact: `The function has a reserved concurrency of ${formatValue(reserved)} (${prop('ReservedConcurrentExecutions')}), and its mapping has no ${prop('MaximumConcurrency')}`,
        consequence: 'Lambda throttles batches above the reservation: their messages count as received and may end in the dead-letter queue unhandled',
        fix: reserved === 1
          ? `Raise ${prop('ReservedConcurrentExecutions')} to 2 or more and set ${prop('ScalingConfig.MaximumConcurrency')} to the same`
          : `Set ${prop('ScalingConfig.MaximumConcurrency')} to ${formatValue(reserved)} or less`,
        changes: setMaximumConcurrency(app, delivery),
      }),
    );
  }),
});

/** Divides the remaining concurrency among the mappings of the function. The minimum of a mapping is 2. */
function setMaximumConcurrency(app: GraphIndex, delivery: Delivery): readonly Change[] {
  const handler = app.nodeOf('function', delivery.target.function);
  const reserved = handler?.reservedConcurrency;
  if (typeof reserved !== 'number') return [];
  const limits = app.to(delivery.target.function)
    .filter(({ source }) => source.kind === 'queue')
    .map(({ policy }) => policy.concurrency.maximum);
  const assigned = limits.reduce<number>((total, limit) => (typeof limit === 'number' ? total + limit : total), 0);
  const share = Math.floor((reserved - assigned) / limits.filter((limit) => limit === 'unset').length);
  const { min, max } = QUEUE_MAX_CONCURRENCY;
  return [
    ...(reserved < min ? setValue(handler, 'ReservedConcurrentExecutions', min) : []),
    ...setValue(delivery, 'ScalingConfig.MaximumConcurrency', Math.max(min, Math.min(max, share))),
  ];
}
