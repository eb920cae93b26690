/** The minimum record age is 60 seconds, which Lambda enforces and the schema of CloudFormation does not. */
import { map } from '../model/known';
import { STREAM_RECORD_AGE, UNLIMITED } from '../sources/stream/facts';
import { either } from '../text/words';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayReadStream, setsProperty } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { formatValue, prop, propTo } from './kit/wording';
import { hasBlockingLanes } from './queries/lanes';
import { isPipe, sourceSetting } from './queries/reader-settings';

export const recordAgeIsAtLeastAMinute = defineRule({
  id: 'record-age-is-at-least-a-minute',
  severity: 'error',
  harm: 'refused',
  why: 'Lambda refuses a maximum record age from 0 to 59 s, which the schema of CloudFormation allows.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  hidden: { source: (mapping) => mayReadStream(mapping) && setsProperty(mapping, 'MaximumRecordAgeInSeconds') },
  check: (app) => app.readers.filter(hasBlockingLanes).flatMap((delivery) => {
    const { maxAge } = delivery.policy;
    return report(
      location([delivery, sourceSetting(delivery, 'MaximumRecordAgeInSeconds')]),
      map(maxAge, (age) => age !== 'unlimited' && age > UNLIMITED && age < STREAM_RECORD_AGE.min),
      () => ({
        fact: `${prop('MaximumRecordAgeInSeconds')} is ${formatValue(maxAge)}, and the minimum of ${isPipe(delivery) ? 'EventBridge' : 'Lambda'} is ${STREAM_RECORD_AGE.min}`,
        consequence: `${isPipe(delivery) ? 'EventBridge refuses the pipe' : 'Lambda refuses the mapping'}, and the stack does not deploy`,
        fix: `Set ${propTo('MaximumRecordAgeInSeconds', STREAM_RECORD_AGE.min)} or more, or ${either(`to ${UNLIMITED}`, 'leave it out')} for no limit`,
        changes: setValue(delivery, sourceSetting(delivery, 'MaximumRecordAgeInSeconds'), STREAM_RECORD_AGE.min),
      }),
    );
  }),
});
