/** Finds the integration of a route in an OpenAPI body. */
import { own } from '../json';

const INTEGRATION = 'x-amazon-apigateway-integration';
/** The name of `any` in a body. */
const ANY_METHOD = 'x-amazon-apigateway-any-method';

export function integrationIn(body: unknown, path: string, method: string): unknown {
  const methods = own(own(body, 'paths'), path);
  return own(own(methods, method === 'any' ? ANY_METHOD : method), INTEGRATION);
}
