/** A subscriber that waits for the function drops an event that fails on every attempt, and nobody is told. */
import { and, map, unknown } from '../model/known';
import { INVOCATION_TYPE } from '../sources/eventbridge-subscriber/facts';
import { defineRule } from './kit/define-rule';
import { location, report } from './kit/report';
import { settingOf } from './kit/settings';
import { describeNodeOr, formatSeconds, formatTimes, prop } from './kit/wording';
import { withDeadLetterQueue } from './queries/failure-settings';
import { mayWait, subscribers } from './queries/subscribers';

const BY_DEFAULT = unknown('how a subscriber invokes by default');

export const subscriberFailureHasAnExit = defineRule({
  id: 'subscriber-failure-has-an-exit',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'A subscriber of an enhanced event bus that waits for the function drops what fails, unless it has an OnFailureConfiguration.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eventsv2-subscriber.html',
  check: (app) => subscribers(app).filter(({ delivery }) => mayWait(delivery)).flatMap(({ delivery, pushTarget }) => {
    const bus = app.node(delivery.source.node);
    const type = settingOf(delivery, INVOCATION_TYPE);
    const waits = type === undefined ? BY_DEFAULT : map(type.value, (value) => value === 'REQUEST_RESPONSE');
    return report(
      location([pushTarget, 'OnFailureConfiguration']),
      and(map(pushTarget.deadLetter, (queue) => queue === 'none'), waits),
      () => ({
        fact: `The subscriber of ${describeNodeOr(bus, 'an event bus')} waits for the function (REQUEST_RESPONSE) and has no ${prop('OnFailureConfiguration')}`,
        consequence: `An event that fails ${formatTimes(delivery.policy.attempts.most)}, or for ${formatSeconds(delivery.policy.maxAge)}, `
          + 'is dropped: only the metric EventsDropped shows it',
        fix: `Set ${prop('OnFailureConfiguration.Arn')} to a queue`,
        changes: withDeadLetterQueue(pushTarget, false),
      }),
    );
  }),
});
