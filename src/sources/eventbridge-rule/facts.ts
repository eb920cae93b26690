/**
 * The numbers of EventBridge rules and of EventBridge Scheduler.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-retries.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 */
import { DAY } from '../../facts/units';

/** Retries of a target that sets none. */
export const TARGET_RETRIES = 185;
/** Seconds, for a target that sets no event age. */
export const TARGET_MAX_AGE = DAY;

/** Characters of the pattern of a rule. */
export const LONGEST_EVENT_PATTERN = 4_096;
