/** A rule or schedule that is switched off hands nothing over, and nothing waits for it. A pipe's source keeps its events. */
import { accept } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { judge, not, place } from './kit/report';
import { callersOf } from './queries/callers';
import { HandedOver, handedOver } from './queries/push-targets';

export const triggerIsEnabled = defineRule({
  id: 'trigger-is-enabled',
  severity: 'info',
  why: 'What a rule or schedule would have handed over while it is switched off is never made up for.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html',
  check: (app) => handedOver(app).filter(mayMiss).flatMap(({ delivery, handover: { declaredAt, enabled } }) => judge(
    place([{ declaredAt }, 'State']),
    not(enabled),
    () => ({
      fact: `State of ${callersOf(app, [delivery])} is DISABLED`,
      consequence: 'It invokes nothing, and the events of that time are not kept for later',
      fix: 'Set State to ENABLED, or acknowledge this until it is',
      // Somebody switched it off, and no plan switches it on.
      changes: accept('It is switched off on purpose: the events of that time are not made up for.'),
    }),
  )),
});

function mayMiss({ delivery: { source } }: HandedOver): boolean {
  return source.kind !== 'pipe' && source.service !== 'pipes';
}
