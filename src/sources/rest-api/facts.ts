/**
 * The numbers of a REST API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
import { SECOND_IN_MS } from '../../facts/units';

/**
 * Seconds that an integration waits when it sets no timeout, and the most that it may wait unless AWS raises the quota.
 */
export const REST_API_TIMEOUT = 29;
export const REST_API_TIMEOUT_IN_MS = REST_API_TIMEOUT * SECOND_IN_MS;

/** The header of an integration's request by which a request to Lambda names the tenant. */
export const TENANT_HEADER_MAPPING = 'integration.request.header.X-Amz-Tenant-Id';
