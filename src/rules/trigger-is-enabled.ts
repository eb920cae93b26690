/** A disabled rule or schedule delivers nothing, and nothing keeps its events. The source of a disabled pipe keeps them. */
import { not } from '../model/known';
import { PushTarget } from '../model/push-target';
import { FIREHOSE } from '../sources/firehose/facts';
import { either } from '../text/words';
import { defineRule } from './kit/define-rule';
import { Problem } from './kit/finding';
import { isByPipe, PushedDelivery, pushedDeliveries } from './kit/push-targets';
import { report, location } from './kit/report';
import { prop } from './kit/wording';
import { describeCallers } from './queries/callers';
import { isPipe } from './queries/reader-settings';
import { isSubscriber } from './queries/subscribers';

export const triggerIsEnabled = defineRule({
  id: 'trigger-is-enabled',
  severity: 'info',
  harm: 'nothing-arrives',
  why: 'A disabled rule or schedule never delivers the events that it missed.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html',
  hidden: { link: ({ by }) => by === 'target' },
  check: (app) => pushedDeliveries(app).filter(losesEventsWhileDisabled).flatMap(({ delivery, pushTarget }) => report(
    location([pushTarget, pushTarget.enabledProperty ?? 'State']),
    not(pushTarget.enabled),
    () => ({
      ...wordsFor(pushTarget, describeCallers(app, [delivery])),
      consequence: 'It invokes nothing, and nothing keeps the missed events for later',
      // A person disabled it, so only a person can enable it, or accept that events are missed.
      changes: [],
    }),
  )),
});

function wordsFor({ enabledProperty }: PushTarget, callers: string): Pick<Problem, 'fact' | 'fix'> {
  if (enabledProperty === undefined) {
    return {
      fact: `${prop('State')} of ${callers} is ${either('DISABLED', 'false')}`,
      fix: `Set ${either('State to ENABLED', 'enabled to true', 'enabled')}, or acknowledge this until you enable it`,
    };
  }
  return {
    fact: `${prop(enabledProperty)} of ${callers} is false, as it is where nothing sets it`,
    fix: `Set ${either(`${enabledProperty} to true`, 'enabled to true', 'enabled')}, or acknowledge this until you enable it`,
  };
}

/** The bus of a subscriber keeps events too, for a time that another rule tells. Firehose passes records on as they are. */
function losesEventsWhileDisabled({ delivery, pushTarget }: PushedDelivery): boolean {
  return delivery.source.service !== FIREHOSE && !isPipe(delivery) && !isByPipe(delivery) && !isSubscriber(pushTarget);
}
