/**
 * The numbers of asynchronous invocation. Lambda retries a failed run after one minute, then after two. A throttled
 * event returns to Lambda's queue without using a retry, and ends at the maximum event age.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
import { NumberOption } from '../../facts/number-option';
import { HOUR, MIB, MINUTE } from '../../facts/units';

export const ASYNC_RETRY_ATTEMPTS: NumberOption = { min: 0, max: 2, unit: 'retries', default: 2 };
export const ASYNC_MAX_EVENT_AGE: NumberOption = { min: MINUTE, max: 6 * HOUR, unit: 'seconds', default: 6 * HOUR };

/** Seconds before the first and the second retry after a function error. */
export const ASYNC_RETRY_DELAYS: readonly number[] = [MINUTE, 2 * MINUTE];

/** Bytes. */
export const LARGEST_ASYNC_EVENT = MIB;
