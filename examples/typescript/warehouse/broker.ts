/** A broker of RabbitMQ in private subnets. Its first user has the name and the password of a secret, which Lambda logs in with as well. */
import * as amazonmq from 'aws-cdk-lib/aws-amazonmq';
import { Construct } from 'constructs';
import { Network } from './network';

const AMQPS = 5671;

export class Broker extends Construct {
  public readonly broker: amazonmq.CfnBroker;

  constructor(scope: Construct, id: string, { network }: { readonly network: Network }) {
    super(scope, id);
    network.open(AMQPS);
    this.broker = new amazonmq.CfnBroker(this, 'Broker', {
      brokerName: 'warehouse',
      engineType: 'RABBITMQ',
      engineVersion: '3.13',
      deploymentMode: 'SINGLE_INSTANCE',
      hostInstanceType: 'mq.m5.large',
      publiclyAccessible: false,
      autoMinorVersionUpgrade: true,
      logs: { general: true },
      subnetIds: [network.vpc.privateSubnets[0].subnetId],
      securityGroups: [network.access.securityGroupId],
      users: [{ username: fromSecret('username'), password: fromSecret('password') }],
    });
  }
}

/** The value stays out of the template: CloudFormation reads it at deployment. */
function fromSecret(key: string): string {
  return `{{resolve:secretsmanager:warehouse/rabbit:SecretString:${key}}}`;
}
