/**
 * The numbers and names of a Lambda function.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
 */

/** Seconds, when a function sets no timeout. */
export const FUNCTION_DEFAULT_TIMEOUT = 3;

/** The qualifier of a function that is invoked without one. */
export const LATEST = '$LATEST';

/**
 * The qualifier of a function on Managed Instances that is invoked without one.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances-version-publishing.html
 */
export const LATEST_PUBLISHED = '$LATEST.PUBLISHED';
