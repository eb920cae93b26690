/**
 * How long EventBridge (rules and Scheduler) tries to hand an event over.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-retries.html
 */
export const TARGET_RETRIES = 185;
export const TARGET_MAX_AGE = 86_400;
