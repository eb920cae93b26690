/** Clusters of MSK, in subnets that are given by their ids. */
import * as msk from 'aws-cdk-lib/aws-msk';
import { Construct } from 'constructs';

const SUBNETS = ['subnet-1', 'subnet-2'];

export function makeCluster(scope: Construct, id = 'Kafka', props: Partial<msk.CfnClusterProps> = {}): msk.CfnCluster {
  return new msk.CfnCluster(scope, id, {
    clusterName: id,
    kafkaVersion: '3.8.x',
    numberOfBrokerNodes: 2,
    brokerNodeGroupInfo: { clientSubnets: SUBNETS, instanceType: 'kafka.m7g.large' },
    clientAuthentication: { sasl: { iam: { enabled: true }, scram: { enabled: true } }, tls: { enabled: true, certificateAuthorityArnList: [] } },
    ...props,
  });
}

export function makeServerlessCluster(scope: Construct, id = 'Kafka'): msk.CfnServerlessCluster {
  return new msk.CfnServerlessCluster(scope, id, {
    clusterName: id, clientAuthentication: { sasl: { iam: { enabled: true } } }, vpcConfigs: [{ subnetIds: SUBNETS }],
  });
}
