/** Lambda throttles batches beyond the reserved concurrency, and SQS counts a throttled message as received. */
import { and, isUnknown, map } from '../model/known';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { setsProperty } from './kit/hidden-sources';
import { report, location } from './kit/report';
import { describeNode, formatValue, prop } from './kit/wording';
import { sumOf, totalConcurrency, exceeds } from './queries/total-concurrency';

export const concurrencyFitsReservation = defineRule({
  id: 'concurrency-fits-reservation',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'Lambda throttles the batches of mappings whose total concurrency exceeds the function\'s reserved concurrency.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  hidden: { target: (delivery) => setsProperty(delivery, 'ScalingConfig') },
  check: (app) => app.functions.flatMap((handler) => {
    const { reservedConcurrency } = handler;
    if (reservedConcurrency === 'unreserved') return [];
    const concurrency = totalConcurrency(app.to(handler.id).flatMap((delivery) => {
      const { maximum } = delivery.policy.concurrency;
      return maximum === 'unset' ? [] : [{ delivery, amount: maximum }];
    }));
    const total = sumOf(concurrency.lowerBound);
    return concurrency.upperBound.length === 0 ? [] : report(
      location([handler, 'ReservedConcurrentExecutions']),
      and(map(reservedConcurrency, (reserved) => reserved > 0), exceeds(concurrency, reservedConcurrency)),
      () => ({
        fact: `${describeNode(handler)} has a reserved concurrency of ${formatValue(reservedConcurrency)}, and its mappings can run `
          + `${formatValue(total)} batches at once (${prop('MaximumConcurrency')})`,
        consequence: 'Lambda throttles batches above the reservation: their messages count as received and may end in the dead-letter queue unhandled',
        // The condition covers an unknown total. Even then the lower bound may exceed the reservation.
        fix: `Set ${prop('ReservedConcurrentExecutions')} to ${isUnknown(total) ? 'their sum' : total} or more, or lower ${prop('ScalingConfig.MaximumConcurrency')}`,
        changes: setValue(handler, 'ReservedConcurrentExecutions', total),
      }),
    );
  }),
});
