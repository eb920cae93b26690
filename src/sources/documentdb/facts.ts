/**
 * The numbers of a mapping from a DocumentDB change stream.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html
 */
import { NumberOption } from '../../facts/number-option';

export const DOCUMENTDB_BATCH_SIZE: NumberOption = { min: 1, max: 10_000, unit: 'changes', default: 100 };
export const DOCUMENTDB_DEFAULT_WINDOW = 0.5;
/** These take no resource of their own. */
export const DOCUMENTDB_CONSUME_ACTIONS: readonly string[] = [
  'rds:DescribeDBClusters', 'rds:DescribeDBClusterParameters', 'rds:DescribeDBSubnetGroups',
];
