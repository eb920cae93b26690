/**
 * The numbers of an HTTP or WebSocket API.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
import { SECOND_IN_MS } from '../../facts/units';

/** Milliseconds that an integration waits when it sets no timeout. */
export const HTTP_API_TIMEOUT_IN_MS = 30 * SECOND_IN_MS;
