/** Mappings that may run more batches than the function has room for get throttled, and throttled receives count. */
import { isUnknown } from '../model/unknown';
import { set } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { all, is, judge, place } from './kit/report';
import { named, say } from './kit/wording';
import { amount, atOnce, exceed } from './queries/total-concurrency';

export const concurrencyFitsReservation = defineRule({
  id: 'concurrency-fits-reservation',
  severity: 'warning',
  why: 'Mappings that may together run more batches than the function may run at once have them throttled.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  check: (app) => app.functions.flatMap((handler) => {
    const limits = atOnce(app.to(handler.id).flatMap((delivery) => {
      const { maximum } = delivery.policy.concurrency;
      return maximum === 'unset' ? [] : [{ delivery, amount: maximum }];
    }));
    const { reservedConcurrency } = handler;
    const total = amount(limits.sure);
    return limits.most.length === 0 ? [] : judge(
      place([handler, 'ReservedConcurrentExecutions']),
      reservedConcurrency !== 'unreserved' && all(is(reservedConcurrency, (reserved) => reserved > 0), exceed(limits, reservedConcurrency)),
      () => ({
        fact: `${named(handler)} may run ${say(reservedConcurrency)} times at once, and its mappings may run ${say(total)} batches at once (MaximumConcurrency)`,
        consequence: 'Batches above the reservation are throttled: their messages count as received and may end in the dead-letter queue unhandled',
        fix: `Set ReservedConcurrentExecutions to ${isUnknown(total) ? 'their sum' : total} or more, or lower ScalingConfig.MaximumConcurrency`,
        changes: set(handler, 'ReservedConcurrentExecutions', total),
      }),
    );
  }),
});
