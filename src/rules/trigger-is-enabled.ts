/** A rule or schedule that is switched off hands nothing over, and nothing waits for it. A pipe's source keeps its events. */
import { not } from "../model/known";
import { acknowledgeFinding } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { callersOf } from './queries/callers';
import { PushedDelivery, pushedDeliveries } from './queries/push-targets';

export const triggerIsEnabled = defineRule({
  id: 'trigger-is-enabled',
  severity: 'info',
  why: 'What a rule or schedule would have handed over while it is switched off is never made up for.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html',
  hidden: { link: ({ by }) => by === 'target' },
  check: (app) => pushedDeliveries(app).filter(mayMiss).flatMap(({ delivery, pushTarget: { declaredAt, enabled } }) => report(
    location([{ declaredAt }, 'State']),
    not(enabled),
    () => ({
      fact: `State of ${callersOf(app, [delivery])} is DISABLED`,
      consequence: 'It invokes nothing, and the events of that time are not kept for later',
      fix: 'Set State to ENABLED, or acknowledge this until it is',
      // Somebody switched it off, and no plan switches it on.
      changes: acknowledgeFinding('It is switched off on purpose: the events of that time are not made up for.'),
    }),
  )),
});

function mayMiss({ delivery: { source } }: PushedDelivery): boolean {
  return source.kind !== 'pipe' && source.service !== 'pipes';
}
