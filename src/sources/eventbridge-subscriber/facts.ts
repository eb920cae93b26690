/**
 * The numbers of a subscriber of an enhanced event bus.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eventsv2-subscriber.html
 */
import { NumberOption } from '../../facts/number-option';
import { MINUTE } from '../../facts/units';

/** Retries of a subscriber that sets none. */
export const SUBSCRIBER_RETRIES = 5;
/** Seconds, for a subscriber that sets no event age. */
export const SUBSCRIBER_MAX_AGE = 5 * MINUTE;
/** Seconds that a subscriber waits for the answer of a function. */
export const SUBSCRIBER_WAIT: NumberOption = { min: 1, max: 30, unit: 'seconds', default: 30 };
export const SUBSCRIBER_WAIT_PROPERTY = 'InvokeConfiguration.LambdaParameters.InvocationTimeoutSeconds';
/** Whether it waits. */
export const INVOCATION_TYPE = 'InvokeConfiguration.LambdaParameters.InvocationType';
/** No other service has its dead-letter setting here. */
export const SUBSCRIBER_FAILURE_PROPERTY = 'OnFailureConfiguration.Arn';
