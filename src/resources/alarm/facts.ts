/** Numbers of CloudWatch alarms. */
import { NumberOption, NumberRange } from '../../facts/number-option';
import { DAY, HOUR, MINUTE } from '../../facts/units';

/**
 * Seconds. SQS publishes a value a minute, so a shorter period would mostly see no data.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const ALARM_PERIOD: NumberOption = { min: MINUTE, max: 7 * DAY, unit: 'seconds', default: MINUTE };

/** The longest that all evaluation periods together may take: a week, or a day where one period is shorter than an hour. */
export const LONGEST_EVALUATION = { seconds: 7 * DAY, secondsOfShortPeriods: DAY, shortPeriodBelow: HOUR } as const;

export const ALARM_EVALUATION_PERIODS: NumberOption = { min: 1, max: 1_440, unit: 'periods', default: 1 };

export const ALARM_DATAPOINTS: NumberRange = { min: 1, max: 1_440, unit: 'datapoints' };

/** The threshold of an alarm on a number of messages. */
export const ALARM_MESSAGES: NumberOption = { min: 1, max: Infinity, unit: 'messages', default: 1 };

/**
 * Metrics of asynchronous invocations that count lost events, with what they count. Each has the dimensions of a function
 * and of a qualifier.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export const LOST_EVENT_METRICS: Readonly<Record<string, string>> = {
  AsyncEventsDropped: 'Events that never succeeded',
  DestinationDeliveryFailures: 'Records that reached no destination',
  DeadLetterErrors: 'Events that reached no dead-letter queue',
};

/** Seconds. */
export const MAX_ITERATOR_AGE: NumberOption = { min: 1, max: 7 * DAY, unit: 'seconds', default: 10 * MINUTE };

/**
 * How many messages wait in a queue, and the dimension that names it.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export const QUEUE_DEPTH = { namespace: 'AWS/SQS', metric: 'ApproximateNumberOfMessagesVisible', dimension: 'QueueName' } as const;

/** Metrics of the queues where failed events wait. */
export const WAITING_EVENT_METRICS: ReadonlySet<string> = new Set([QUEUE_DEPTH.metric, 'ApproximateAgeOfOldestMessage']);

/**
 * Metrics of a mapping that count records whose attempts have failed, to which a mapping has to opt in.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
 */
export const GIVEN_UP_METRICS: ReadonlySet<string> = new Set(['DroppedEventCount', 'OnFailureDestinationDeliveredEventCount']);
