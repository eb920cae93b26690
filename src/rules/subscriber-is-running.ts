/** A subscriber that is stopped keeps its place on the bus, and the bus keeps the events for a time. */
import { not } from '../model/known';
import { eitherName } from '../text/words';
import { acknowledgeFinding } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { location, report } from './kit/report';
import { describeNodeOr, prop } from './kit/wording';
import { subscribers } from './queries/subscribers';

/** A subscriber has no construct of its own, which would have an option `enabled`. */
const STATE = eitherName('State', 'state');

export const subscriberIsRunning = defineRule({
  id: 'subscriber-is-running',
  severity: 'info',
  harm: 'worth-knowing',
  why: 'Events for a subscriber that is STOPPED wait on the bus, and are gone after its RetentionPeriodInDays.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eventsv2-subscriber.html',
  check: (app) => subscribers(app).flatMap(({ delivery, pushTarget }) => {
    const bus = app.node(delivery.source.node);
    return report(location([pushTarget, 'State']), not(pushTarget.enabled), () => ({
      fact: `${STATE} of the subscriber of ${describeNodeOr(bus, 'an event bus')} is STOPPED`,
      consequence: `It invokes nothing: events wait on the bus until its ${prop('RetentionPeriodInDays')} has passed, and ${prop('ResumePosition')} says where it goes on`,
      fix: `Set ${STATE} to RUNNING, or acknowledge this until you start it`,
      // A person stopped it, so no plan starts it.
      changes: acknowledgeFinding('It is stopped on purpose: events wait on the bus for its retention period.'),
    }));
  }),
});
