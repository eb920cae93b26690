/**
 * The numbers of EventBridge Scheduler. Its retries are those of a rule's target.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_FlexibleTimeWindow.html
 */
import { NumberRange } from '../../facts/number-option';
import { DAY, MINUTE } from '../../facts/units';

/** Characters of the name of a schedule. */
export const LONGEST_SCHEDULE_NAME = 64;

/** The group of a schedule that names none. */
export const DEFAULT_GROUP = 'default';

/** The window, in whole minutes. */
export const FLEXIBLE_WINDOW: NumberRange = { min: MINUTE, max: DAY, unit: 'seconds' };
