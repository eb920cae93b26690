/** A record expires at the end of the stream's retention, so a longer maximum record age has no effect. */
import { mapAll } from '../model/known';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayReadStream, setsProperty } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { formatSeconds, prop, propTo } from './kit/wording';
import { hasBlockingLanes } from './queries/lanes';
import { sourceSetting } from './queries/reader-settings';

export const recordAgeWithinRetention = defineRule({
  id: 'record-age-within-retention',
  severity: 'warning',
  harm: 'lost-on-failure',
  why: 'A record that expires at the source before Lambda discards it never reaches the on-failure destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html',
  hidden: { source: (mapping) => mayReadStream(mapping) && setsProperty(mapping, 'MaximumRecordAgeInSeconds') },
  check: (app) => app.readers.filter(hasBlockingLanes).flatMap((delivery) => {
    const { maxAge, retention } = delivery.policy;
    return maxAge === 'unlimited' ? [] : report(
      location([delivery, sourceSetting(delivery, 'MaximumRecordAgeInSeconds')]),
      mapAll([maxAge, retention], (age, kept) => age > kept),
      () => ({
        fact: `Records are retried for ${formatSeconds(maxAge)} (${prop('MaximumRecordAgeInSeconds')}), and their source keeps them for ${formatSeconds(retention)}`,
        consequence: 'A record that keeps failing expires first: it is lost, and no failure record is written',
        fix: `Set ${propTo('MaximumRecordAgeInSeconds', retention)} or less, or keep records longer at the source`,
        changes: setValue(delivery, sourceSetting(delivery, 'MaximumRecordAgeInSeconds'), retention),
      }),
    );
  }),
});
