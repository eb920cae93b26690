/** Brokers of Amazon MQ. */
import * as amazonmq from 'aws-cdk-lib/aws-amazonmq';
import { Construct } from 'constructs';

export function makeBroker(scope: Construct, id = 'Broker', props: Partial<amazonmq.CfnBrokerProps> = {}): amazonmq.CfnBroker {
  return new amazonmq.CfnBroker(scope, id, {
    brokerName: id,
    engineType: 'RABBITMQ',
    deploymentMode: 'SINGLE_INSTANCE',
    hostInstanceType: 'mq.m5.large',
    publiclyAccessible: false,
    autoMinorVersionUpgrade: true,
    ...props,
  });
}
