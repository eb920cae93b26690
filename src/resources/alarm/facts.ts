/** Numbers of CloudWatch alarms. */
import { NumberOption, NumberRange } from '../../facts/number-option';

/**
 * Seconds. SQS publishes a value a minute, so a shorter period would mostly see no data.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const ALARM_PERIOD: NumberOption = { min: 60, max: 604_800, unit: 'seconds', default: 60 };

/** The longest that all evaluation periods together may take: a week, or a day where one period is shorter than an hour. */
export const LONGEST_EVALUATION = { seconds: 604_800, secondsOfShortPeriods: 86_400, shortPeriodBelow: 3_600 } as const;

export const ALARM_EVALUATION_PERIODS: NumberOption = { min: 1, max: 1_440, unit: 'periods', default: 1 };

export const ALARM_DATAPOINTS: NumberRange = { min: 1, max: 1_440, unit: 'datapoints' };

/** For an alarm on a number of messages. */
export const ALARM_MESSAGES: NumberOption = { min: 1, max: Infinity, unit: 'messages', default: 1 };
