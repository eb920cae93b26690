/** A queue's pollers do not know the function's reservation; only MaximumConcurrency holds them back. */
import { defineRule } from './define-rule';
import { all, is, judge, place } from './support/judge';
import { say } from './support/words';

export const reservationBoundsPollers = defineRule({
  id: 'reservation-bounds-pollers',
  severity: 'warning',
  why: 'Pollers take more messages than a reserved function can run, and the throttled ones count as received.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  check: (app) => app.polling('queue').flatMap(({ delivery }) => {
    const reserved = app.askHandler(delivery, (handler) => handler.reservedConcurrency);
    const { maximum, provisionedPollers } = delivery.policy.concurrency;
    return judge(
      place([delivery, 'ScalingConfig.MaximumConcurrency']),
      all(
        is(reserved, (runs) => runs !== 'unreserved' && runs > 0),
        is(maximum, (limit) => limit === 'unset'),
        is(provisionedPollers, (pollers) => pollers === 'unset'),
      ),
      () => ({
        fact: `The function may run ${say(reserved)} times at once (ReservedConcurrentExecutions), and nothing bounds the batches that its mapping takes`,
        consequence: 'Messages that are taken beyond it are throttled, count as received and may end in the dead-letter queue unhandled',
        fix: reserved === 1
          ? 'Raise ReservedConcurrentExecutions to 2 or more and set ScalingConfig.MaximumConcurrency to the same'
          : `Set ScalingConfig.MaximumConcurrency to ${say(reserved)} or less`,
      }),
    );
  }),
});
