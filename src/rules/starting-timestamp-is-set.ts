/** The starting position AT_TIMESTAMP needs a timestamp. */
import { and, map, not } from '../model/known';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { isPolicyHidden, setsProperty } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { settingOf } from './kit/settings';
import { prop, propTo } from './kit/wording';

export const startingTimestampIsSet = defineRule({
  id: 'starting-timestamp-is-set',
  severity: 'error',
  harm: 'refused',
  why: 'Lambda refuses a mapping with StartingPosition AT_TIMESTAMP and no timestamp.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  hidden: { source: (mapping) => isPolicyHidden(mapping) && setsProperty(mapping, 'StartingPosition') },
  // A table's stream does not support AT_TIMESTAMP, which `starting-position-is-set` reports.
  check: (app) => app.mappings.filter(({ source }) => source.kind !== 'dynamodb').flatMap((delivery) => {
    const { startingPosition } = delivery.policy;
    return startingPosition === undefined ? [] : report(
      location([delivery, 'StartingPositionTimestamp']),
      and(
        map(startingPosition, (position) => position === 'AT_TIMESTAMP'),
        not(settingOf(delivery, 'StartingPositionTimestamp')?.given ?? false),
      ),
      () => ({
        fact: `${prop('StartingPosition')} is AT_TIMESTAMP, and the mapping has no ${prop('StartingPositionTimestamp')}`,
        consequence: 'Lambda refuses the mapping, and the stack does not deploy',
        fix: `Set ${prop('StartingPositionTimestamp')} to seconds since 1970, or ${propTo('StartingPosition', 'TRIM_HORIZON')}, which misses no record`,
        changes: setValue(delivery, 'StartingPosition', 'TRIM_HORIZON'),
      }),
    );
  }),
});
