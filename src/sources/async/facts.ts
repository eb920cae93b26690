/**
 * The numbers of asynchronous invocation. A failed run is retried after one minute, then after two; a throttled event goes back to
 * Lambda's queue without using a retry and ends at the maximum event age.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
import { NumberOption } from '../../facts/number-option';

export const ASYNC_RETRY_ATTEMPTS: NumberOption = { min: 0, max: 2, unit: 'retries', default: 2 };
export const ASYNC_MAX_EVENT_AGE: NumberOption = { min: 60, max: 21_600, unit: 'seconds', default: 21_600 };

/** Seconds before the first and the second retry after a function error. */
export const ASYNC_RETRY_DELAYS: readonly number[] = [60, 120];
