/**
 * The numbers and names of a Lambda function.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
 */
import { NumberRange } from '../../facts/number-option';
import { MINUTE } from '../../facts/units';

/** Seconds, when a function sets no timeout. */
export const FUNCTION_DEFAULT_TIMEOUT = 3;

/** On Managed Instances. Elsewhere a function may run for 15 minutes, or for 30 as the newest API reference says. */
export const FUNCTION_TIMEOUT: NumberRange = { min: 1, max: 90 * MINUTE, unit: 'seconds' };

/** The qualifier of a function that is invoked without one. */
export const LATEST = '$LATEST';

/**
 * The qualifier of a function on Managed Instances that is invoked without one.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-version-publishing.html
 */
export const LATEST_PUBLISHED = '$LATEST.PUBLISHED';
