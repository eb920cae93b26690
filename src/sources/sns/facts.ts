/**
 * The numbers of an SNS subscription to a function or a queue.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 * @see https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
 */
import { DAY, KIB } from '../../facts/units';

/**
 * Of 100,015 attempts: 3 at once, 2 after a second, 10 with growing delays, 100,000 every 20 seconds. No setting
 * changes them.
 */
export const SNS_RETRIES = 100_014;
/** Seconds. */
export const SNS_MAX_AGE = 23 * DAY;
/** Bytes. */
export const LARGEST_FILTER_POLICY = 256 * KIB;
/** Keys of a filter policy, at any depth. */
export const MOST_FILTER_KEYS = 5;
/** The numbers of values of all keys, multiplied. */
export const MOST_FILTER_COMBINATIONS = 150;
