/** A failing batch blocks its shard or partition. Without a limit on retries it blocks until the records expire. */
import { Delivery } from '../model/delivery-graph';
import { and, map, mapAll } from '../model/known';
import { SAFE_RETRY_ATTEMPTS } from '../sources/stream/facts';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { hiddenSources, mayReadStream } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { isNeutral, settingOf } from './kit/settings';
import { formatSeconds, formatValue, prop } from './kit/wording';
import { hasBlockingLanes } from './queries/lanes';
import { failureProperty, sourceSetting } from './queries/reader-settings';

export const streamRetriesAreBounded = defineRule({
  id: 'stream-retries-are-bounded',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'One record that cannot be handled blocks its shard or partition until the records behind it expire unread.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html',
  check: (app) => [
    ...app.readers.filter(hasBlockingLanes).flatMap((delivery) => {
      const { attempts, maxAge, retention, concurrency } = delivery.policy;
      const canLimitRetries = delivery.source.kind !== 'kafka' || concurrency.provisionedPollers !== 'unset';
      return report(
        location([delivery, sourceSetting(delivery, 'MaximumRetryAttempts')]),
        and(
          map(attempts.most, (most) => most === 'unlimited'),
          maxAge === 'unlimited' || mapAll([maxAge, retention], (age, kept) => age > kept),
        ),
        () => ({
          fact: maxAge === 'unlimited'
            ? `Neither ${prop('MaximumRetryAttempts')} nor ${prop('MaximumRecordAgeInSeconds')} limits the retries of a failed batch`
            : `${prop('MaximumRetryAttempts')} is unlimited, and ${prop('MaximumRecordAgeInSeconds')} (${formatValue(maxAge)}) exceeds the retention of the source, `
              + `${formatSeconds(retention)}`,
          consequence: 'A batch that keeps failing blocks all later records of its shard or partition until it expires, and records behind it are lost',
          fix: `Set ${prop('MaximumRetryAttempts')} to a number such as ${SAFE_RETRY_ATTEMPTS}, or ${prop('MaximumRecordAgeInSeconds')}, and ${prop(failureProperty(delivery))}`
            + (canLimitRetries ? '' : `; for Kafka they need ${prop('ProvisionedPollerConfig')}`),
          changes: setValue(delivery, sourceSetting(delivery, 'MaximumRetryAttempts'), SAFE_RETRY_ATTEMPTS),
          // Without provisioned pollers Kafka supports no limit, so unlimited retries are a choice.
          ...(canLimitRetries ? {} : { severity: 'warning' }),
        }),
      );
    }),
    ...hiddenSources(app, (mapping) => mayReadStream(mapping) && !limitsRetries(mapping)),
  ],
});

/** Whether the number of retries is limited. Whether a maximum age limits them depends on the source. */
function limitsRetries(mapping: Delivery): boolean {
  const retries = settingOf(mapping, 'MaximumRetryAttempts');
  return retries !== undefined && isNeutral(retries) === false;
}
