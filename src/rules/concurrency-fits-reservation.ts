/** Mappings that may run more batches than the function has room for get throttled, and throttled receives count. */
import { defineRule } from './define-rule';
import { set } from './support/changes';
import { are, judge, place, sum } from './support/judge';
import { isUnknown } from '../model/unknown';
import { named, say } from './support/words';

export const concurrencyFitsReservation = defineRule({
  id: 'concurrency-fits-reservation',
  severity: 'warning',
  why: 'Mappings that may together run more batches than the function may run at once have them throttled.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  check: (app) => app.functions.flatMap((handler) => {
    const limits = app.to(handler.id).map(({ policy }) => policy.concurrency.maximum).flatMap((limit) => (limit === 'unset' ? [] : [limit]));
    const { reservedConcurrency } = handler;
    const total = sum(limits);
    return limits.length === 0 ? [] : judge(
      place([handler, 'ReservedConcurrentExecutions']),
      reservedConcurrency !== 'unreserved' && are([reservedConcurrency, total], (reserved, most) => reserved > 0 && most > reserved),
      () => ({
        fact: `${named(handler)} may run ${say(reservedConcurrency)} times at once, and its mappings may run ${say(total)} batches at once (MaximumConcurrency)`,
        consequence: 'Batches above the reservation are throttled: their messages count as received and may end in the dead-letter queue unhandled',
        fix: `Set ReservedConcurrentExecutions to ${isUnknown(total) ? 'their sum' : total} or more, or lower ScalingConfig.MaximumConcurrency`,
        changes: set(handler, 'ReservedConcurrentExecutions', total),
      }),
    );
  }),
});
