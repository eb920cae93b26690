/** A VPC whose private subnets have a way out: Lambda polls from there, and its pollers have to reach Lambda, STS and Secrets Manager. */
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export class Network extends Construct {
  public readonly vpc: ec2.Vpc;
  /** Of brokers and clusters, and of the pollers that read them. */
  public readonly access: ec2.SecurityGroup;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const logGroup = new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.THREE_MONTHS });
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 1,
      restrictDefaultSecurityGroup: false,
      flowLogs: { all: { destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup) } },
    });
    this.access = new ec2.SecurityGroup(this, 'Access', { vpc: this.vpc, description: 'Pollers of Lambda have the security group of what they read' });
  }

  /** Lets what has the security group in at a port. */
  public open(port: number): void {
    this.access.addIngressRule(this.access, ec2.Port.tcp(port), 'from the pollers');
  }
}
