/** A record may be given up after a minute at the earliest; the schema of CloudFormation takes less, and Lambda does not. */
import { map } from "../model/known";
import { STREAM_RECORD_AGE, UNLIMITED } from '../sources/stream/facts';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { formatValue } from './kit/wording';
import { setsProperty } from './queries/hidden-sources';
import { isLane } from './queries/lanes';
import { inSource, isPipe } from './queries/reader-settings';

export const recordAgeIsAtLeastAMinute = defineRule({
  id: 'record-age-is-at-least-a-minute',
  severity: 'error',
  why: 'Lambda refuses a record age from 0 to 59 s, which CloudFormation\'s own schema takes.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  hidden: { source: (mapping) => setsProperty(mapping, 'MaximumRecordAgeInSeconds') },
  check: (app) => app.readers.filter(isLane).flatMap((delivery) => {
    const { maxAge } = delivery.policy;
    return report(
      location([delivery, inSource(delivery, 'MaximumRecordAgeInSeconds')]),
      map(maxAge, (age) => age !== 'unlimited' && age > UNLIMITED && age < STREAM_RECORD_AGE.min),
      () => ({
        fact: `MaximumRecordAgeInSeconds is ${formatValue(maxAge)}, and the least that ${isPipe(delivery) ? 'EventBridge' : 'Lambda'} takes is ${STREAM_RECORD_AGE.min}`,
        consequence: `${isPipe(delivery) ? 'EventBridge refuses the pipe' : 'Lambda refuses the mapping'}, and the stack does not deploy`,
        fix: `Set MaximumRecordAgeInSeconds to ${STREAM_RECORD_AGE.min} or more, or to ${UNLIMITED} for no limit`,
        changes: setValue(delivery, inSource(delivery, 'MaximumRecordAgeInSeconds'), STREAM_RECORD_AGE.min),
      }),
    );
  }),
});
