/** Refuses settings of a schedule that EventBridge Scheduler would reject. */
import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { MINUTE } from '../../../facts/units';
import { FLEXIBLE_WINDOW, LONGEST_SCHEDULE_NAME } from '../../../sources/scheduler/facts';
import { countOf } from '../../../text/pluralize';
import { wholeSeconds } from '../../wiring/number-prop';
import { refuseOtherKinds } from '../../wiring/prop-kinds';
import { refuse } from '../../wiring/refuse';
import { refuseOtherSource } from '../../wiring/services/source-environment';
import { ScheduleTriggerProps } from './schedule-trigger-props';

export function refuseBadSchedule(trigger: Construct, props: ScheduleTriggerProps): void {
  const { schedule, scheduleGroup, scheduleName, start, end } = props;
  if (typeof schedule?.expressionString !== 'string') {
    refuse(trigger, {
      prop: 'schedule',
      fact: schedule === undefined ? 'is left out' : 'is not a scheduler.ScheduleExpression',
      consequence: 'EventBridge Scheduler rejects the schedule',
      fix: 'Give scheduler.ScheduleExpression.rate(…), cron(…) or at(…)',
    });
  }
  refuseOtherKinds(trigger, props, {
    scheduleGroup: ['scheduleGroup', 'EventBridge Scheduler would not find the group', 'leave scheduleGroup out for the default group'],
    role: ['role', 'EventBridge Scheduler could not assume it', 'leave role out to have one created'],
    key: ['key', 'EventBridge Scheduler could not encrypt with it', 'leave key out for a key that AWS owns'],
    input: ['scheduleInput', 'EventBridge Scheduler would have nothing to send', 'leave input out'],
  });
  if (scheduleName !== undefined && !Token.isUnresolved(scheduleName)) refuseBadName(trigger, scheduleName);
  if (scheduleGroup !== undefined) {
    const { account, region } = scheduleGroup.env;
    refuseOtherSource(trigger, {
      prop: 'scheduleGroup',
      construct: scheduleGroup,
      account,
      region,
      reason: 'A schedule is in a group of its own account and Region, and EventBridge Scheduler would look for the name here',
      fix: () => 'Give a group of this account and Region, or leave scheduleGroup out',
    });
  }
  refuseBadTimes(trigger, 'start', start);
  refuseBadTimes(trigger, 'end', end);
  if (start !== undefined && end !== undefined && start >= end) {
    refuse(trigger, {
      prop: 'end',
      fact: `is ${end.toISOString()}, not after the start ${start.toISOString()}`,
      consequence: 'The schedule would never invoke the function',
      fix: 'Give a later end, or an earlier start',
    });
  }
  refuseBadWindow(trigger, props);
}

function refuseBadName(trigger: Construct, name: string): void {
  if (!/^[0-9A-Za-z_.-]+$/.test(name) || name.length > LONGEST_SCHEDULE_NAME) {
    refuse(trigger, {
      prop: 'scheduleName',
      fact: `is ${JSON.stringify(name)}, ${name.length} characters`,
      consequence: `EventBridge Scheduler takes names of 1 to ${LONGEST_SCHEDULE_NAME} letters, digits, hyphens, underscores and periods`,
      fix: 'Give such a name, or leave scheduleName out to have one generated',
    });
  }
}

function refuseBadTimes(trigger: Construct, prop: 'start' | 'end', time: Date | undefined): void {
  if (time !== undefined && !(time instanceof Date && Number.isFinite(time.getTime()))) {
    refuse(trigger, {
      prop, fact: 'is not a date', consequence: 'EventBridge Scheduler rejects the schedule', fix: "Give new Date('2027-01-01T00:00:00Z')",
    });
  }
}

function refuseBadWindow(trigger: Construct, { timeWindow }: ScheduleTriggerProps): void {
  if (timeWindow === undefined) return;
  if (timeWindow.mode === undefined) {
    refuse(trigger, {
      prop: 'timeWindow',
      fact: 'is not a scheduler.TimeWindow',
      consequence: 'EventBridge Scheduler rejects the schedule',
      fix: 'Give scheduler.TimeWindow.flexible(Duration.minutes(30)) or off()',
    });
  }
  const seconds = wholeSeconds(trigger, 'timeWindow', timeWindow.maxWindow, FLEXIBLE_WINDOW);
  if (seconds !== undefined && seconds % MINUTE !== 0) {
    refuse(trigger, {
      prop: 'timeWindow',
      fact: `is ${countOf(seconds, 'seconds')}, which is not a multiple of ${MINUTE}`,
      consequence: 'EventBridge Scheduler takes whole minutes only',
      fix: 'Give whole minutes: scheduler.TimeWindow.flexible(Duration.minutes(1))',
    });
  }
}
