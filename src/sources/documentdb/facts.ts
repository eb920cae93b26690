/**
 * The facts of a mapping that polls the change stream of a DocumentDB cluster.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html
 */
import { NumberOption } from '../../facts/number-option';
import { SourceFacts } from '../../facts/source-facts';
import { TextOption } from '../../facts/text-option';
import { BROKER_DEFAULT_WINDOW, LONGEST_RUN_OF_POLLER, MAPPING_BATCH_SIZE } from '../mapping/facts';
import { EVERY_STARTING_POSITION } from '../stream/facts';

export const DOCUMENTDB_BATCH_SIZE: NumberOption = { ...MAPPING_BATCH_SIZE, unit: 'changes' };
export const DOCUMENTDB_DEFAULT_WINDOW = BROKER_DEFAULT_WINDOW;
export const DOCUMENTDB_DATABASE: TextOption = {
  max: 63, pattern: /^[^ /.$"]+$/, allowed: 'a name without spaces, / . $ and "',
};
export const DOCUMENTDB_COLLECTION: TextOption = {
  max: 57,
  pattern: /^(?!system\.)[_a-zA-Z0-9][^$\0]*$/,
  allowed: 'a name that starts with a letter, a digit or _, has no $ and does not start with system.',
};
/** What the event of an update has: the change alone, or the document as it is when Lambda reads it. */
export const DOCUMENTDB_FULL_DOCUMENT = { change: 'Default', document: 'UpdateLookup' } as const;
/** The execution role's, on the cluster. */
export const DOCUMENTDB_CLUSTER_ACTIONS: readonly string[] = ['rds:DescribeDBClusters'];
/** The execution role's, on the parameter group and the subnet group of the cluster. */
export const DOCUMENTDB_GROUP_ACTIONS: readonly string[] = [
  'rds:DescribeDBClusterParameters', 'rds:DescribeDBSubnetGroups',
];
export const DOCUMENTDB_CONSUME_ACTIONS: readonly string[] = [
  ...DOCUMENTDB_CLUSTER_ACTIONS, ...DOCUMENTDB_GROUP_ACTIONS,
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
