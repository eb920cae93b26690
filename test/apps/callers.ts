/** Callers that wait: URL, REST and HTTP API, load balancer, pipe. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as elbTargets from 'aws-cdk-lib/aws-elasticloadbalancingv2-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as pipes from 'aws-cdk-lib/aws-pipes';
import { fn, workQueue } from './support';

export function gateways(app: App): void {
  const stack = new Stack(app, 'Api');
  const rest = fn(stack, 'Rest');
  const live = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: rest.currentVersion });
  new apigateway.LambdaRestApi(stack, 'RestApi', { handler: live });
  const http = new apigatewayv2.HttpApi(stack, 'HttpApi');
  http.addRoutes({ path: '/orders', methods: [apigatewayv2.HttpMethod.POST], integration: new integrations.HttpLambdaIntegration('Orders', fn(stack, 'Http')) });
  fn(stack, 'Open').addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE });
  const partner = new iam.Role(stack, 'Partner', { assumedBy: new iam.AccountPrincipal('444455556666') });
  const signed = new lambda.Alias(stack, 'Signed', { aliasName: 'live', version: fn(stack, 'OnlySigned').currentVersion });
  signed.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM }).grantInvokeUrl(partner);
}

export function loadBalancerOfAVpc(app: App): void {
  const stack = new Stack(app, 'Site');
  const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 1 });
  const balancer = new elbv2.ApplicationLoadBalancer(stack, 'Balancer', { vpc, internetFacing: true });
  balancer.addListener('Http', { port: 80 }).addTargets('Site', { targets: [new elbTargets.LambdaTarget(fn(stack, 'Page', { vpc }))] });
}

export function pipeOfAQueue(app: App): void {
  const stack = new Stack(app, 'Enrich');
  const queue = workQueue(stack, 'Jobs');
  const enrich = fn(stack, 'Enrich');
  const save = fn(stack, 'Save', { timeout: Duration.seconds(30) });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('pipes.amazonaws.com') });
  queue.grantConsumeMessages(role);
  [enrich, save].forEach((called) => called.grantInvoke(role));
  new pipes.CfnPipe(stack, 'Pipe', {
    roleArn: role.roleArn,
    source: queue.queueArn,
    enrichment: enrich.functionArn,
    target: save.functionArn,
    targetParameters: { lambdaFunctionParameters: { invocationType: 'REQUEST_RESPONSE' } },
  });
}
