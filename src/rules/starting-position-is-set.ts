/** A reader of a stream must say where to start. */
import { Delivery } from '../model/delivery-graph';
import { map } from "../model/known";
import { SourceKind } from '../model/target';
import { DYNAMODB_STARTING_POSITIONS } from '../sources/dynamodb/facts';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { settingOf } from './kit/settings';
import { joinWithAnd, formatValue } from './kit/wording';
import { hiddenSources, setsProperty } from './queries/hidden-sources';

const ANY: readonly string[] = ['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'];

/** The positions that each kind of source takes; kinds that have none are left out. */
const POSITIONS: Partial<Record<SourceKind, readonly string[]>> = {
  kinesis: ANY, dynamodb: DYNAMODB_STARTING_POSITIONS, kafka: ANY, documentdb: ANY,
};

export const startingPositionIsSet = defineRule({
  id: 'starting-position-is-set',
  severity: 'error',
  why: 'Lambda refuses a mapping of a stream that does not say where to start, or says it in a way that the source does not have.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: (app) => [
    ...app.mappings.flatMap((delivery) => {
      const positions = POSITIONS[delivery.source.kind];
      const { startingPosition, order } = delivery.policy;
      // Where nothing is in order (a share group of Kafka) the source keeps the position itself.
      if (positions === undefined || order !== 'shard' || startsByItself(delivery)) return [];
      return report(
        location([delivery, 'StartingPosition']),
        startingPosition === undefined || map(startingPosition, (position) => !positions.includes(position)),
        () => ({
          fact: startingPosition === undefined
            ? 'The mapping reads a stream and has no StartingPosition'
            : `StartingPosition is ${formatValue(startingPosition)}, which this source does not have`,
          consequence: 'Lambda refuses the mapping, and the stack does not deploy',
          fix: `Set StartingPosition to ${joinWithAnd(positions).replace(' and ', ' or ')}; TRIM_HORIZON misses no record`,
          changes: setValue(delivery, 'StartingPosition', 'TRIM_HORIZON'),
        }),
      );
    }),
    ...hiddenSources(app, (mapping) => {
      const position = settingOf(mapping, 'StartingPosition');
      return position === undefined || position.value === 'AT_TIMESTAMP';
    }),
  ],
});

/** Brokers of one's own need no position, as the example of AWS's own page has none. */
function startsByItself(delivery: Delivery): boolean {
  return setsProperty(delivery, 'SelfManagedEventSource') && !setsProperty(delivery, 'StartingPosition');
}
