/** A header that an integration of a REST API adds to the request that the API makes, in whichever case it is written. */
import { at } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';

/** Takes the parameters of the request: `RequestParameters` of a method, `requestParameters` of a body. */
export function requestHeader(parameters: Resolved, mapping: string): Resolved {
  const names = parameters.is === 'fields' ? Object.keys(parameters.raw) : [];
  return at(parameters, names.find((key) => key.toLowerCase() === mapping.toLowerCase()) ?? mapping);
}
