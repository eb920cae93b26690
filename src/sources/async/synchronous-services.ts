/**
 * Principals that wait for the result of a function, so that asynchronous settings do not apply.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
const SYNCHRONOUS_SERVICES: ReadonlySet<string> = new Set([
  'alexa-appkit', 'alexa-connectedhome', 'apigateway', 'appsync', 'bedrock', 'cognito-idp', 'connect', 'edgelambda',
  'elasticloadbalancing', 'firehose', 'lex', 'lexv2', 'vpc-lattice',
]);

export function isSynchronousService(principal: string): boolean {
  return SYNCHRONOUS_SERVICES.has(principal.split('.')[0]);
}
