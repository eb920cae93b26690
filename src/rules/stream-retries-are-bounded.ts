/** A lane stands still behind a batch that fails; without a bound it stands until the source forgets what is in it. */
import { Delivery } from '../model/delivery-graph';
import { and, map, mapAll } from "../model/known";
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { isNeutral, settingOf } from './kit/settings';
import { formatValue, formatSeconds } from './kit/wording';
import { hiddenSources, setsProperty } from './queries/hidden-sources';
import { isLane } from './queries/lanes';
import { failureProperty, inSource } from './queries/reader-settings';

const RETRIES = 10;

export const streamRetriesAreBounded = defineRule({
  id: 'stream-retries-are-bounded',
  severity: 'error',
  why: 'One record that cannot be handled blocks its shard or partition until the records behind it expire unread.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html',
  check: (app) => [
    ...app.readers.filter(isLane).flatMap((delivery) => {
      const { attempts, maxAge, retention, concurrency } = delivery.policy;
      const mayBound = delivery.source.kind !== 'kafka' || concurrency.provisionedPollers !== 'unset';
      return report(
        location([delivery, inSource(delivery, 'MaximumRetryAttempts')]),
        and(
          map(attempts.most, (most) => most === 'unlimited'),
          maxAge === 'unlimited' || mapAll([maxAge, retention], (age, kept) => age > kept),
        ),
        () => ({
          fact: maxAge === 'unlimited'
            ? 'MaximumRetryAttempts and MaximumRecordAgeInSeconds both leave the retries of a failed batch unlimited'
            : `MaximumRetryAttempts is unlimited, and MaximumRecordAgeInSeconds (${formatValue(maxAge)}) is beyond the ${formatSeconds(retention)} that the source keeps a record`,
          consequence: 'A batch that keeps failing blocks all that comes after it in its shard or partition until it expires, and records are lost behind it',
          fix: `Set MaximumRetryAttempts to a number such as ${RETRIES}, or MaximumRecordAgeInSeconds, and ${failureProperty(delivery)}${mayBound ? '' : '; on Kafka they need ProvisionedPollerConfig'}`,
          changes: setValue(delivery, inSource(delivery, 'MaximumRetryAttempts'), RETRIES),
          // Without provisioned pollers Kafka takes no bound: the way itself is a choice, not a slip.
          ...(mayBound ? {} : { severity: 'warning' }),
        }),
      );
    }),
    ...hiddenSources(app, (mapping) => setsProperty(mapping, 'StartingPosition') && !isBounded(mapping)),
  ],
});

/** By a number of retries: whether an age bounds them is for the source to say. */
function isBounded(mapping: Delivery): boolean {
  const retries = settingOf(mapping, 'MaximumRetryAttempts');
  return retries !== undefined && isNeutral(retries) === false;
}
