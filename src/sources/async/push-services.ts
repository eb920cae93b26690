/**
 * The services that invoke a function asynchronously on the strength of a permission. A permission of any other service (an API, a load
 * balancer, a function URL) lets a caller wait for the answer, and no event is left behind.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
const ASYNC_SERVICES: ReadonlySet<string> = new Set([
  'codecommit', 'config', 'events', 'iot', 'lambda.alarms.cloudwatch', 'logs', 's3', 'ses', 'sns',
]);

/** Some principals name their Region: `logs.eu-west-1.amazonaws.com`. Region and domain may be left to deployment. */
const PRINCIPAL = /^(.+?)(?:\.(?:[a-z]{2}(?:-[a-z]+)+-\d+|\$\{AWS::Region\}))?\.(?:amazonaws\.com(?:\.cn)?|\$\{AWS::URLSuffix\})$/;

/** The service of a principal that invokes asynchronously; undefined for any other. */
export function asyncService(principal: string): string | undefined {
  const service = PRINCIPAL.exec(principal)?.[1];
  return service !== undefined && ASYNC_SERVICES.has(service) ? service : undefined;
}
