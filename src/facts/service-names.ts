/** AWS's names of the services that invoke functions, by the principal of the service without its domain. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['apigateway', 'API Gateway'],
  ['cloudformation', 'CloudFormation'],
  ['codecommit', 'CodeCommit'],
  ['cognito-idp', 'Cognito'],
  ['config', 'AWS Config'],
  ['elasticloadbalancing', 'Elastic Load Balancing'],
  ['events', 'EventBridge'],
  ['firehose', 'Firehose'],
  ['iot', 'AWS IoT'],
  ['lambda', 'Lambda'],
  ['lambda.alarms.cloudwatch', 'CloudWatch'],
  ['logs', 'CloudWatch Logs'],
  ['pipes', 'EventBridge Pipes'],
  ['s3', 'S3'],
  ['scheduler', 'EventBridge Scheduler'],
  ['ses', 'SES'],
  ['sns', 'SNS'],
]);

/** `SNS`; a service that is not listed is named by its principal: `service iotevents`. */
export function serviceName(service: string): string {
  return NAMES.get(service) ?? `service ${service}`;
}
