/**
 * Whether an integration of a REST API names the tenant of each invocation. The header of the caller's own request does
 * not count: it is part of the event.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation-invoke.html
 */
import { Known } from '../../model/known';
import { unknownFrom } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { TENANT_HEADER_MAPPING } from './facts';
import { requestHeader } from './request-header';

export function namesTenant(parameters: Resolved): Known<boolean> {
  if (parameters.is === 'hidden') return unknownFrom(parameters, 'request parameters');
  const value = requestHeader(parameters, TENANT_HEADER_MAPPING);
  // A value that nobody knows is one all the same, unless it may be left out.
  const mayBeAbsent = value.is === 'hidden' && value.either?.some(({ is }) => is === 'absent');
  return mayBeAbsent ? unknownFrom(value, TENANT_HEADER_MAPPING) : value.is !== 'absent';
}
