/** Creates the alarm on the depth of a failure queue, and refuses options that CloudWatch would reject. */
import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { MINUTE } from '../../facts/units';
import {
  ALARM_DATAPOINTS, ALARM_EVALUATION_PERIODS, ALARM_MESSAGES, ALARM_PERIOD, LONGEST_EVALUATION,
} from '../../resources/alarm/facts';
import { countOf } from '../../text/pluralize';
import { isKnownNumber, wholeNumber, wholeSeconds } from '../wiring/number-prop';
import { refuseNoOptions } from '../wiring/option-types';
import { checkedProps } from '../wiring/props';
import { refuse } from '../wiring/refuse';
import { FailureAlarmOptions } from './failure-alarm-options';
import { addActionsFromScopes } from './failure-alarms';
import { LibraryAlarm } from './library-alarm';

interface Evaluation {
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm?: number;
  readonly threshold: number;
}

/** `undefined` for an alarm that is not enabled. */
export function createDepthAlarm(
  queue: sqs.Queue, alarm: FailureAlarmOptions | undefined,
): cloudwatch.Alarm | undefined {
  refuseNoOptions(queue, 'alarm', alarm, fixOf(alarm));
  const options = checkedProps(queue, alarm ?? {}, { prefix: 'alarm.', decidedAtSynth: ['enabled'] });
  const evaluation = evaluationOf(queue, options);
  if (options.enabled === false) return undefined;
  const { alarmName, alarmDescription = `Failed events wait in ${queue.node.path}` } = options;
  const created = new LibraryAlarm(queue, 'DepthAlarm', {
    alarmName,
    alarmDescription,
    metric: queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.seconds(known(evaluation.period, ALARM_PERIOD.default)), statistic: 'Maximum',
    }),
    threshold: known(evaluation.threshold, 1),
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: known(evaluation.evaluationPeriods, 1),
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  // The L2 calculates with these numbers, which fails for tokens.
  Object.assign(created.node.defaultChild as cloudwatch.CfnAlarm, evaluation);
  addActionsFromScopes(created);
  return created;
}

function known(value: number, otherwise: number): number {
  return isKnownNumber(value) ? value : otherwise;
}

/** JavaScript callers can still give the boolean that `alarm` once was. */
function fixOf(alarm: unknown): string {
  return alarm === false ? 'Give { enabled: false }' : 'Give FailureAlarmOptions, or leave alarm out';
}

function evaluationOf(queue: sqs.Queue, options: FailureAlarmOptions): Evaluation {
  const period = wholeSeconds(queue, 'alarm.period', options.period, ALARM_PERIOD) ?? ALARM_PERIOD.default;
  const evaluationPeriods = wholeNumber(
    queue, 'alarm.evaluationPeriods', options.evaluationPeriods, ALARM_EVALUATION_PERIODS,
  ) ?? 1;
  const datapointsToAlarm = wholeNumber(queue, 'alarm.datapointsToAlarm', options.datapointsToAlarm, ALARM_DATAPOINTS);
  const threshold = wholeNumber(queue, 'alarm.threshold', options.threshold, ALARM_MESSAGES) ?? 1;
  refusePartialMinutes(queue, period);
  refuseLongEvaluation(queue, period, evaluationPeriods);
  refuseMoreDatapoints(queue, datapointsToAlarm, evaluationPeriods);
  return { period, evaluationPeriods, datapointsToAlarm, threshold };
}

function refusePartialMinutes(queue: sqs.Queue, period: number): void {
  if (isKnownNumber(period) && period % MINUTE !== 0) {
    refuse(queue, {
      prop: 'alarm.period',
      fact: `is ${period} seconds, which is not a multiple of ${MINUTE}`,
      consequence: 'CloudWatch rejects the alarm',
      fix: 'Give whole minutes: Duration.minutes(1)',
    });
  }
}

function refuseLongEvaluation(queue: sqs.Queue, period: number, evaluationPeriods: number): void {
  const { seconds, secondsOfShortPeriods, shortPeriodBelow } = LONGEST_EVALUATION;
  const longest = period < shortPeriodBelow ? secondsOfShortPeriods : seconds;
  if (isKnownNumber(period) && isKnownNumber(evaluationPeriods) && period * evaluationPeriods > longest) {
    refuse(queue, {
      prop: 'alarm.evaluationPeriods',
      fact: `is ${countOf(evaluationPeriods, 'periods')} of ${period} seconds, ${period * evaluationPeriods} seconds in all, `
        + `above the ${longest} seconds that an alarm may look at`,
      consequence: 'CloudWatch rejects the alarm',
      fix: `Give at most ${countOf(Math.floor(longest / period), 'periods')} of that length`,
    });
  }
}

function refuseMoreDatapoints(
  queue: sqs.Queue, datapointsToAlarm: number | undefined, evaluationPeriods: number,
): void {
  if (isKnownNumber(datapointsToAlarm) && isKnownNumber(evaluationPeriods) && datapointsToAlarm > evaluationPeriods) {
    refuse(queue, {
      prop: 'alarm.datapointsToAlarm',
      fact: `is ${datapointsToAlarm}, above the evaluationPeriods of ${evaluationPeriods}`,
      consequence: 'CloudWatch rejects the alarm',
      fix: `Give at most ${evaluationPeriods}, or more evaluationPeriods`,
    });
  }
}
