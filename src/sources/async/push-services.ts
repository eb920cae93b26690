/**
 * The services that invoke a function asynchronously by a permission. Any other service (an API, a load balancer, a
 * function URL) waits for the answer, so it leaves no event behind.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
const ASYNC_SERVICES: ReadonlySet<string> = new Set([
  'codecommit', 'config', 'events', 'iot', 'lambda.alarms.cloudwatch', 'logs', 's3', 'ses', 'sns',
]);

/** Some principals name their Region: `logs.eu-west-1.amazonaws.com`. Region and domain may be pseudo parameters. */
const PRINCIPAL = /^(.+?)(?:\.(?:[a-z]{2}(?:-[a-z]+)+-\d+|\$\{AWS::Region\}))?\.(?:amazonaws\.com(?:\.cn)?|\$\{AWS::URLSuffix\})$/;

/** Undefined for a principal that does not invoke asynchronously. */
export function asyncService(principal: string): string | undefined {
  const service = PRINCIPAL.exec(principal)?.[1];
  return service !== undefined && ASYNC_SERVICES.has(service) ? service : undefined;
}
