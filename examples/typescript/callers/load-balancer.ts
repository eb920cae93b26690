/** A load balancer in front of a function. With multi-value headers the function sees every value of a repeated header or parameter. */
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as targets from 'aws-cdk-lib/aws-elasticloadbalancingv2-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

export interface LoadBalancerProps {
  readonly handler: lambda.IFunction;
}

export class LoadBalancer extends Construct {
  constructor(scope: Construct, id: string, { handler }: LoadBalancerProps) {
    super(scope, id);
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 0 });
    const balancer = new elb.ApplicationLoadBalancer(this, 'Balancer', { vpc });
    const listener = balancer.addListener('Listener', { port: 80, open: false });
    const group = new elb.ApplicationTargetGroup(this, 'Function', {
      targetType: elb.TargetType.LAMBDA, targets: [new targets.LambdaTarget(handler)], multiValueHeadersEnabled: true,
    });
    listener.addTargetGroups('Default', { targetGroups: [group] });
  }
}
