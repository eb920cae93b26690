/** The subnets and the security group of the network interfaces that lead to brokers in a VPC. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { refuseNoOptions } from '../../wiring/option-types';
import { refuseOtherKinds } from '../../wiring/prop-kinds';
import { factOfError, refuse } from '../../wiring/refuse';
import { SourceAccess } from '../mapping/secret-access';
import { SelfManagedKafkaConsumerProps } from './self-managed-kafka-consumer-props';

const { VPC_SECURITY_GROUP, VPC_SUBNET } = lambda.SourceAccessConfigurationType;

/** Empty for brokers on the internet. */
export function brokerNetwork(consumer: Construct, props: SelfManagedKafkaConsumerProps): readonly SourceAccess[] {
  const { vpc, securityGroup } = props;
  refuseOtherKinds(consumer, props, {
    vpc: ['vpc', 'Lambda would have no network to connect from', 'leave vpc out for brokers on the internet'],
    securityGroup: ['securityGroup', 'AWS rejects the network interfaces', 'leave securityGroup out together with vpc'],
  });
  refuseNoOptions(consumer, 'vpcSubnets', props.vpcSubnets, 'Give { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, or leave it out');
  if (vpc === undefined) {
    refuseWithoutVpc(consumer, props);
    return [];
  }
  if (securityGroup === undefined) {
    refuse(consumer, {
      prop: 'securityGroup',
      fact: 'is left out, but vpc is given',
      consequence: 'AWS rejects network interfaces without a security group',
      fix: 'Give a security group that the brokers accept connections from',
    });
  }
  return [
    { type: VPC_SECURITY_GROUP, uri: securityGroup.securityGroupId },
    ...subnetIds(consumer, props, vpc).map((uri) => ({ type: VPC_SUBNET, uri })),
  ];
}

function refuseWithoutVpc(consumer: Construct, props: SelfManagedKafkaConsumerProps): void {
  const prop = (['vpcSubnets', 'securityGroup'] as const).find((name) => props[name] !== undefined);
  if (prop) {
    refuse(consumer, {
      prop,
      fact: 'is given, but vpc is left out',
      consequence: 'Lambda would connect through the internet, where it has no effect',
      fix: `Give the vpc, or leave ${prop} out`,
    });
  }
}

/** A VPC throws errors of its own, which do not name the consumer. */
function subnetIds(
  consumer: Construct, { vpcSubnets }: SelfManagedKafkaConsumerProps, vpc: NonNullable<SelfManagedKafkaConsumerProps['vpc']>,
): readonly string[] {
  try {
    return vpc.selectSubnets(vpcSubnets).subnetIds;
  } catch (error) {
    return refuse(consumer, {
      prop: 'vpcSubnets',
      fact: `selects no subnets: ${factOfError(error)}`,
      consequence: 'Lambda would have no subnets to connect from',
      fix: 'Give vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, or other subnets that the VPC has',
    });
  }
}
