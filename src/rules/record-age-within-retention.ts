/** A stream forgets a record whatever the mapping asks: an age beyond its retention is a promise that nobody keeps. */
import { mapAll } from "../model/known";
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { literal, formatSeconds } from './kit/wording';
import { setsProperty } from './queries/hidden-sources';
import { isLane } from './queries/lanes';
import { inSource } from './queries/reader-settings';

export const recordAgeWithinRetention = defineRule({
  id: 'record-age-within-retention',
  severity: 'warning',
  why: 'A record that the source forgets before it is given up never reaches the on-failure destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html',
  hidden: { source: (mapping) => setsProperty(mapping, 'MaximumRecordAgeInSeconds') },
  check: (app) => app.readers.filter(isLane).flatMap((delivery) => {
    const { maxAge, retention } = delivery.policy;
    return maxAge === 'unlimited' ? [] : report(
      location([delivery, inSource(delivery, 'MaximumRecordAgeInSeconds')]),
      mapAll([maxAge, retention], (age, kept) => age > kept),
      () => ({
        fact: `Records are tried for ${formatSeconds(maxAge)} (MaximumRecordAgeInSeconds), and their source keeps them for ${formatSeconds(retention)}`,
        consequence: 'A record that fails that long expires first: it is lost and no failure record is written',
        fix: `Set MaximumRecordAgeInSeconds to ${literal(retention)} or less, or keep records longer at the source`,
        changes: setValue(delivery, inSource(delivery, 'MaximumRecordAgeInSeconds'), retention),
      }),
    );
  }),
});
