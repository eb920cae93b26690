/**
 * The quotas of the event filters of a mapping or a pipe.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-lambda-eventsourcemapping-filtercriteria.html
 */

/** Characters. */
export const LONGEST_FILTER_PATTERN = 4_096;

/** Filters of one mapping. */
export const FILTER_QUOTA = 5;
/** Filters of one mapping after AWS has raised the quota. */
export const RAISED_FILTER_QUOTA = 10;
/** CloudFormation accepts a list of this length, which the quota then limits. */
export const MOST_FILTERS_IN_TEMPLATE = 20;

/**
 * EventBridge compares numbers from minus to plus this.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export const LARGEST_NUMBER_IN_PATTERN = 5_000_000_000;
