/**
 * The numbers of a subscriber of an enhanced event bus.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eventsv2-subscriber.html
 */
import { MINUTE } from '../../facts/units';

/** Retries of a subscriber that sets none. */
export const SUBSCRIBER_RETRIES = 5;
/** Seconds, for a subscriber that sets no event age. */
export const SUBSCRIBER_MAX_AGE = 5 * MINUTE;
