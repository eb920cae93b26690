/** A mapping of a stream needs a starting position that its source supports. */
import { Delivery } from '../model/delivery-graph';
import { map } from '../model/known';
import { factsOf, SOURCE_FACTS } from '../sources/facts';
import { joinWithOr } from '../text/lists';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { hiddenSources, isKindTold, mayRead, setsProperty } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { settingOf } from './kit/settings';
import { formatValue, prop } from './kit/wording';

export const startingPositionIsSet = defineRule({
  id: 'starting-position-is-set',
  severity: 'error',
  harm: 'refused',
  why: 'Lambda refuses a mapping of a stream without a StartingPosition, or with one that the source does not support.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: (app) => [
    ...app.mappings.flatMap((delivery) => {
      const { startingPositions: positions, positionIsOptional = false } = factsOf(delivery.source.kind) ?? {};
      const { startingPosition, order } = delivery.policy;
      // An unordered source, such as a Kafka share group, keeps the position itself.
      if (positions === undefined || order !== 'shard' || needsNoPosition(delivery)) return [];
      return report(
        location([delivery, 'StartingPosition']),
        startingPosition === undefined || map(startingPosition, (position) => !positions.includes(position)),
        () => ({
          fact: startingPosition === undefined
            ? `The mapping reads a stream and has no ${prop('StartingPosition')}`
            : `${prop('StartingPosition')} is ${formatValue(startingPosition)}, which this source does not support`,
          consequence: startingPosition === undefined && positionIsOptional
            ? 'AWS documents no default: the mapping may skip what came before it, or handle all that the source still keeps'
            : 'Lambda refuses the mapping, and the stack does not deploy',
          fix: `Set ${prop('StartingPosition')} to ${joinWithOr(positions)}; TRIM_HORIZON misses no record`,
          changes: setValue(delivery, 'StartingPosition', 'TRIM_HORIZON'),
          ...(startingPosition === undefined && positionIsOptional ? { severity: 'warning' } : {}),
        }),
      );
    }),
    ...hiddenSources(app, (mapping) => {
      const position = settingOf(mapping, 'StartingPosition');
      if (isKindTold(mapping) || setsProperty(mapping, ...NEVER_OF_STREAM)) return false;
      return position === undefined || (position.value === 'AT_TIMESTAMP' && mayRead(mapping, 'dynamodb'));
    }),
  ],
});

/** The options that no kind takes which needs a position. */
const NEVER_OF_STREAM = SOURCE_FACTS.flatMap(({ options }) => options)
  .filter((option) => !SOURCE_FACTS.some(({ options, requires }) => requires.includes('StartingPosition') && options.includes(option)));

/** Self-managed Kafka needs no position: AWS's own example has none. */
function needsNoPosition(delivery: Delivery): boolean {
  return delivery.source.kind === 'kafka' && setsProperty(delivery, 'SelfManagedEventSource')
    && !setsProperty(delivery, 'StartingPosition');
}
