/**
 * A DocumentDB cluster in private subnets, whose changes wait for three days. Its first user has the name and the password of a secret, which
 * Lambda logs in with as well.
 */
import { Duration, SecretValue, Validations } from 'aws-cdk-lib';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { Network } from './network';

const PORT = 27_018;

export class StockCluster extends Construct {
  public readonly cluster: docdb.DatabaseCluster;

  constructor(scope: Construct, id: string, { network }: { readonly network: Network }) {
    super(scope, id);
    network.open(PORT);
    this.cluster = new docdb.DatabaseCluster(this, 'Cluster', {
      vpc: network.vpc,
      securityGroup: network.access,
      port: PORT,
      masterUser: { username: fromSecret('username').unsafeUnwrap(), password: fromSecret('password') },
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE),
      parameterGroup: new docdb.ClusterParameterGroup(this, 'Parameters', {
        family: 'docdb5.0',
        parameters: { audit_logs: 'enabled', change_stream_log_retention_duration: String(Duration.days(3).toSeconds()), tls: 'enabled' },
      }),
      engineVersion: '5.0.0',
      storageEncrypted: true,
      backup: { retention: Duration.days(7) },
      exportAuditLogsToCloudWatch: true,
      exportProfilerLogsToCloudWatch: true,
      deletionProtection: true,
    });
    Validations.of(this.cluster).acknowledge(...['authenticate', 'createIndex', 'dropCollection'].map((event) => ({
      id: `AwsSolutions-DOC5[LogExport::${event}]`, reason: 'These are events of the audit log, which is exported; no log export has such a name',
    })));
  }
}

/** The value stays out of the template: CloudFormation reads it at deployment. */
function fromSecret(jsonField: string): SecretValue {
  return SecretValue.secretsManager('warehouse/stock', { jsonField });
}
