/**
 * The numbers of a CloudWatch Logs subscription filter.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 */
import { DAY } from '../../facts/units';

/** Seconds that CloudWatch Logs retries a delivery. */
export const LOGS_MAX_AGE = DAY;
