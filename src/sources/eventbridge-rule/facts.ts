/**
 * The numbers of EventBridge rules and of EventBridge Scheduler.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-retries.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 */
import { NumberOption } from '../../facts/number-option';
import { DAY, MINUTE } from '../../facts/units';

/** Retries of a target that sets none. */
export const TARGET_RETRIES = 185;
/** Seconds, for a target that sets no event age. */
export const TARGET_MAX_AGE = DAY;

export const TARGET_RETRY_ATTEMPTS: NumberOption = {
  min: 0, max: TARGET_RETRIES, unit: 'retries', default: TARGET_RETRIES,
};
export const TARGET_MAX_EVENT_AGE: NumberOption = {
  min: MINUTE, max: TARGET_MAX_AGE, unit: 'seconds', default: TARGET_MAX_AGE,
};

/** Keys that the events of a bus have, and that a pattern may start from. */
export const EVENT_KEYS: readonly string[] = [
  'account', 'detail', 'detail-type', 'id', 'region', 'replay-name', 'resources', 'source', 'time', 'version',
];

/** Characters of the pattern of a rule. */
export const LONGEST_EVENT_PATTERN = 4_096;
