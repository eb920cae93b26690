/** Clusters of DocumentDB. */
import * as docdb from 'aws-cdk-lib/aws-docdb';
import { Construct } from 'constructs';

export function makeDocumentCluster(scope: Construct, id = 'Cluster'): docdb.CfnDBCluster {
  return new docdb.CfnDBCluster(scope, id, { dbClusterIdentifier: id.toLowerCase(), storageEncrypted: true });
}
