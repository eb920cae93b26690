/** With limited retries Lambda discards a failing batch, so the mapping needs an on-failure destination. */
import { and, map, not, or } from '../model/known';
import { defineRule } from './kit/define-rule';
import { hiddenSources, mayReadStream, setsProperty } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { formatCount, formatSeconds, prop } from './kit/wording';
import { hasFailureExit } from './queries/exits';
import { withDeadLetterQueue, withFailureBucket } from './queries/failure-settings';
import { hasBlockingLanes } from './queries/lanes';
import { failureProperty, isPipe } from './queries/reader-settings';

export const streamFailureHasAnExit = defineRule({
  id: 'stream-failure-has-an-exit',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'Lambda skips a batch after its last retry, and without an on-failure destination its records are lost.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html',
  check: (app) => [
    ...app.readers.filter(hasBlockingLanes).flatMap((delivery) => {
      const { attempts, maxAge } = delivery.policy;
      return report(
        location([delivery, failureProperty(delivery)]),
        and(
          not(hasFailureExit(delivery)),
          or(map(attempts.most, (most) => most !== 'unlimited'), map(maxAge, (age) => age !== 'unlimited')),
        ),
        () => ({
          fact: `A failed batch is discarded after ${[
            ...(attempts.most === 'unlimited' ? [] : [formatCount(attempts.most, 'attempt')]),
            ...(maxAge === 'unlimited' ? [] : [`${formatSeconds(maxAge)}`]),
          ].join(' or ')}, and ${prop(failureProperty(delivery))} sets no ${isPipe(delivery) ? 'queue' : 'destination'}`,
          consequence: 'Its records are skipped and lost without a trace',
          fix: isPipe(delivery)
            ? `Set ${prop(`${failureProperty(delivery)}.Arn`)} to a standard queue or topic, which receives pointers to the records`
            : `Set ${prop('DestinationConfig.OnFailure.Destination')} to a bucket, which receives the records, or to a standard queue or topic, `
              + 'which receives pointers to them',
          changes: isPipe(delivery) && delivery.pushTarget !== undefined
            ? withDeadLetterQueue(delivery.pushTarget)
            : withFailureBucket(delivery),
        }),
      );
    }),
    ...hiddenSources(app, (mapping) => (
      mayReadStream(mapping) && !setsProperty(mapping, 'DestinationConfig.OnFailure')
    )),
  ],
});
