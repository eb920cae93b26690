/**
 * The actions that the execution role needs on a DocumentDB cluster, each on the type of resource that IAM knows for
 * it: the cluster, its parameter group, its subnet group.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html
 */
import { arnHere } from '../../template/arn/arn-here';
import { at, propertiesOf } from '../../template/value/fields';
import { hidden, Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';
import { SourceNeed } from '../source-reader';
import { DOCUMENTDB_CONSUME_ACTIONS } from './facts';

interface Group {
  readonly before: string;
  /** The property of the cluster that names the group. Without it the group is AWS's default. */
  readonly property: string;
}

const GROUPS: ReadonlyMap<string, Group> = new Map([
  ['rds:DescribeDBClusterParameters', { before: 'cluster-pg:', property: 'DBClusterParameterGroupName' }],
  ['rds:DescribeDBSubnetGroups', { before: 'subgrp:', property: 'DBSubnetGroupName' }],
]);

export function documentdbNeeds(cluster: Resolved): readonly SourceNeed[] {
  return DOCUMENTDB_CONSUME_ACTIONS.map((action) => {
    const group = GROUPS.get(action);
    return group === undefined ? { action } : { action, everywhere: true, value: arnOf(group, cluster) };
  });
}

function arnOf({ before, property }: Group, cluster: Resolved): Resolved {
  const written = cluster.is === 'reference' ? at(propertiesOf(cluster.resource), property) : hidden('a cluster outside the app');
  return arnHere('rds', before, ...(written.is === 'absent' ? [hidden('the default group')] : partsOf(written)));
}
