/** The DocumentDB cluster that a mapping reads, by construct or ARN, and what the role of the handler needs for it. */
import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { DOCUMENTDB_CLUSTER_ACTIONS, DOCUMENTDB_GROUP_ACTIONS } from '../../../sources/documentdb/facts';
import { arnComponents } from '../../wiring/arn';
import { refuseOtherAccount } from '../../wiring/handler-environment';
import { whereIs } from '../../wiring/refuse';
import { ChosenArn, constructOrArn } from '../mapping/construct-or-arn';
import { MappingSource } from '../mapping/mapping';
import { networkAccess } from '../mapping/network-access';
import { readStatements } from '../mapping/read-statements';
import { DocumentDbConsumerProps } from './document-db-consumer-props';

export function documentCluster(consumer: Construct, props: DocumentDbConsumerProps): MappingSource {
  const { prop, arn } = clusterArn(consumer, props);
  const components = arnComponents(arn, ArnFormat.COLON_RESOURCE_NAME);
  const { cluster, databaseName, collectionName } = props;
  const name = cluster ? whereIs(cluster) : components ? arn : 'the cluster';
  refuseOtherAccount(consumer, { prop, name, account: cluster?.env.account ?? components?.account });
  return {
    prop,
    name,
    arn,
    region: cluster?.env.region ?? components?.region,
    part: collectionName === undefined ? `database ${databaseName}` : `collection ${collectionName} of database ${databaseName}`,
    statements: readStatements(DOCUMENTDB_CLUSTER_ACTIONS, arn),
    // The construct of a cluster exposes neither of its groups.
    wildcards: [networkAccess(DOCUMENTDB_GROUP_ACTIONS)],
  };
}

function clusterArn(consumer: Construct, { cluster, clusterArn: arn }: DocumentDbConsumerProps): ChosenArn {
  return constructOrArn(consumer, {
    prop: 'cluster',
    construct: cluster,
    arnOfConstruct: cluster && arnOf(cluster),
    arn,
    pattern: /^arn:[^:]+:rds:[^:]+:[^:]+:cluster:./,
    noun: 'a DocumentDB cluster',
    constructs: 'a DatabaseCluster or a CfnDBCluster',
    form: 'arn:aws:rds:<Region>:<account>:cluster:<name>',
  });
}

/** CloudFormation knows the name of a cluster, and no attribute that is its ARN. */
function arnOf(cluster: NonNullable<DocumentDbConsumerProps['cluster']>): string | undefined {
  const id = cluster.dbClusterRef?.dbClusterId;
  return id && Stack.of(cluster).formatArn({
    service: 'rds',
    region: cluster.env.region,
    account: cluster.env.account,
    resource: 'cluster',
    resourceName: id,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}
