/** EventBridge takes a rule with a schedule on the default bus only. */
import { and, map, not } from '../model/known';
import { either } from '../text/words';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { location, report } from './kit/report';
import { describeNode, formatValue, prop } from './kit/wording';

export const scheduleIsOnDefaultBus = defineRule({
  id: 'schedule-is-on-default-bus',
  severity: 'error',
  harm: 'refused',
  why: 'EventBridge refuses a rule with a ScheduleExpression on any bus but the default one.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html',
  check: (app) => app.all('rule').flatMap((rule) => report(
    location([rule, 'ScheduleExpression']),
    and(map(rule.schedule, (schedule) => schedule !== 'none'), not(rule.onDefaultBus)),
    () => ({
      fact: `${describeNode(rule)} has the schedule ${formatValue(rule.schedule)}, and ${prop('EventBusName')} is not that of the default bus`,
      consequence: 'EventBridge refuses the rule, and the stack does not deploy',
      fix: `Remove ${prop('EventBusName')}, or use ${either('an AWS::Scheduler::Schedule', 'a Schedule of aws-scheduler')}`,
      changes: unsetValue(rule, 'EventBusName'),
    }),
  )),
});
