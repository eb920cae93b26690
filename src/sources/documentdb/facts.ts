/**
 * The facts of a mapping that polls the change stream of a DocumentDB cluster.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html
 */
import { NumberOption } from '../../facts/number-option';
import { SourceFacts } from '../../facts/source-facts';
import { BROKER_DEFAULT_WINDOW, LONGEST_RUN_OF_POLLER, MAPPING_BATCH_SIZE } from '../mapping/facts';
import { EVERY_STARTING_POSITION } from '../stream/facts';

export const DOCUMENTDB_BATCH_SIZE: NumberOption = { ...MAPPING_BATCH_SIZE, unit: 'changes' };
export const DOCUMENTDB_DEFAULT_WINDOW = BROKER_DEFAULT_WINDOW;
/** On the cluster, its parameter group and its subnet group. */
export const DOCUMENTDB_CONSUME_ACTIONS: readonly string[] = [
  'rds:DescribeDBClusters', 'rds:DescribeDBClusterParameters', 'rds:DescribeDBSubnetGroups',
];

export const DOCUMENTDB_SOURCE: SourceFacts = {
  kind: 'documentdb',
  noun: 'DocumentDB',
  options: ['DocumentDBEventSourceConfig', 'StartingPosition', 'StartingPositionTimestamp'],
  requires: ['DocumentDBEventSourceConfig'],
  tells: ['DocumentDBEventSourceConfig'],
  samEvents: ['DocumentDB'],
  startingPositions: EVERY_STARTING_POSITION,
  positionIsOptional: true,
  longestRun: LONGEST_RUN_OF_POLLER,
  insteadOfDestination: 'catch failures in the function',
};
