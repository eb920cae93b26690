/** Mappings that may run more batches than the function has room for get throttled, and throttled receives count. */
import { and, isUnknown, map } from '../model/known';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, formatValue } from './kit/wording';
import { setsProperty } from './queries/hidden-sources';
import { formatRange, totalConcurrency, exceeds } from './queries/total-concurrency';

export const concurrencyFitsReservation = defineRule({
  id: 'concurrency-fits-reservation',
  severity: 'warning',
  why: 'Mappings that may together run more batches than the function may run at once have them throttled.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  hidden: { target: (delivery) => setsProperty(delivery, 'ScalingConfig') },
  check: (app) => app.functions.flatMap((handler) => {
    const limits = totalConcurrency(app.to(handler.id).flatMap((delivery) => {
      const { maximum } = delivery.policy.concurrency;
      return maximum === 'unset' ? [] : [{ delivery, amount: maximum }];
    }));
    const { reservedConcurrency } = handler;
    const total = formatRange(limits.sure);
    return limits.most.length === 0 ? [] : report(
      location([handler, 'ReservedConcurrentExecutions']),
      reservedConcurrency !== 'unreserved' && and(map(reservedConcurrency, (reserved) => reserved > 0), exceeds(limits, reservedConcurrency)),
      () => ({
        fact: `${describeNode(handler)} may run ${formatValue(reservedConcurrency)} times at once, and its mappings may run ${formatValue(total)} batches at once (MaximumConcurrency)`,
        consequence: 'Batches above the reservation are throttled: their messages count as received and may end in the dead-letter queue unhandled',
        // The judgement above has told a hidden total; what is sure may exceed the reservation even so.
        fix: `Set ReservedConcurrentExecutions to ${isUnknown(total) ? 'their sum' : total} or more, or lower ScalingConfig.MaximumConcurrency`,
        changes: setValue(handler, 'ReservedConcurrentExecutions', total),
      }),
    );
  }),
});
