/** A cluster of MSK in private subnets with a way out, which authenticates its clients with IAM and encrypts all traffic, and its topics. */
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as msk from 'aws-cdk-lib/aws-msk';
import { Construct } from 'constructs';

export interface EventClusterProps {
  readonly topics: readonly string[];
}

const ZONES = 2;

export class EventCluster extends Construct {
  public readonly cluster: msk.CfnCluster;
  public readonly topics: readonly msk.CfnTopic[];

  constructor(scope: Construct, id: string, props: EventClusterProps) {
    super(scope, id);
    const logGroup = new logs.LogGroup(this, 'Logs', { retention: logs.RetentionDays.THREE_MONTHS });
    // Lambda polls from the subnets of the cluster: the NAT gateway leads the pollers to Lambda and to the queue.
    const vpc = new ec2.Vpc(this, 'Vpc', {
      maxAzs: ZONES,
      natGateways: 1,
      restrictDefaultSecurityGroup: false,
      flowLogs: { all: { destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup) } },
    });
    const securityGroup = new ec2.SecurityGroup(this, 'Access', { vpc, description: 'Pollers of Lambda have the security group of the cluster' });
    securityGroup.addIngressRule(securityGroup, ec2.Port.tcp(9098), 'IAM, from the pollers');
    this.cluster = new msk.CfnCluster(this, 'Kafka', {
      clusterName: 'payments',
      kafkaVersion: '3.8.x',
      numberOfBrokerNodes: ZONES,
      brokerNodeGroupInfo: {
        instanceType: 'kafka.m7g.large',
        clientSubnets: vpc.privateSubnets.map(({ subnetId }) => subnetId),
        securityGroups: [securityGroup.securityGroupId],
      },
      clientAuthentication: { sasl: { iam: { enabled: true } } },
      encryptionInfo: { encryptionInTransit: { clientBroker: 'TLS', inCluster: true } },
      loggingInfo: { brokerLogs: { cloudWatchLogs: { enabled: true, logGroup: logGroup.logGroupName } } },
    });
    this.topics = props.topics.map((topicName) => new msk.CfnTopic(this, topicName, {
      clusterArn: this.cluster.ref, topicName, partitionCount: 3, replicationFactor: ZONES,
    }));
  }
}
