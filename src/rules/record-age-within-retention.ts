/** A stream forgets a record whatever the mapping asks: an age beyond its retention is a promise that nobody keeps. */
import { set } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { are, judge, place } from './kit/report';
import { plain, time } from './kit/wording';
import { isLane } from './queries/lanes';
import { inSource } from './queries/reader-settings';

export const recordAgeWithinRetention = defineRule({
  id: 'record-age-within-retention',
  severity: 'warning',
  why: 'A record that the source forgets before it is given up never reaches the on-failure destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html',
  check: (app) => app.readers.filter(isLane).flatMap((delivery) => {
    const { maxAge, retention } = delivery.policy;
    return maxAge === 'unlimited' ? [] : judge(
      place([delivery, inSource(delivery, 'MaximumRecordAgeInSeconds')]),
      are([maxAge, retention], (age, kept) => age > kept),
      () => ({
        fact: `Records are tried for ${time(maxAge)} (MaximumRecordAgeInSeconds), and their source keeps them for ${time(retention)}`,
        consequence: 'A record that fails that long expires first: it is lost and no failure record is written',
        fix: `Set MaximumRecordAgeInSeconds to ${plain(retention)} or less, or keep records longer at the source`,
        changes: set(delivery, inSource(delivery, 'MaximumRecordAgeInSeconds'), retention),
      }),
    );
  }),
});
