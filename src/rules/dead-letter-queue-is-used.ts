/** Lambda sends only asynchronous events to a function's dead-letter queue or destinations. */
import { map } from '../model/known';
import { Change } from './kit/change';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { asyncQualifiersOf, isInvoked } from './queries/async-qualifiers';
import { limitsIfEmpty } from './remedies/invoke-config';

export const deadLetterQueueIsUsed = defineRule({
  id: 'dead-letter-queue-is-used',
  severity: 'warning',
  harm: 'lost-on-failure',
  why: 'Failed events of polled and synchronous invocations never reach the function\'s dead-letter queue or destinations.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  hidden: { target: ({ policy }) => policy.mode === 'poll' },
  check: (app) => {
    const byHandler = asyncQualifiersOf(app);
    return app.functions.flatMap((handler) => {
      const own = byHandler.get(handler) ?? [];
      const others = app.to(handler.id).filter(({ source, policy }) => (
        // A mapping polls, even if its source is unknown.
        policy.mode === 'poll' || (source.kind !== 'async' && source.kind !== 'unknown')
      ));
      if (others.length === 0 || own.some(isInvoked)) return [];
      const problem = (setting: string, changes: readonly Change[]) => () => ({
        fact: `${describeNode(handler)} has ${prop(setting)}, and the app invokes it only by polling or synchronously`,
        consequence: 'Failed events never arrive there: they go to the source\'s own exit, or are lost',
        fix: `Remove ${prop(setting)}, and give the source an exit: a queue its ${prop('RedrivePolicy')}, a stream's mapping ${prop('DestinationConfig.OnFailure')}`,
        changes,
      });
      return [
        ...report(
          location([handler, 'DeadLetterConfig']),
          map(handler.deadLetter, (node) => node !== 'none'),
          problem('DeadLetterConfig', unsetValue(handler, 'DeadLetterConfig')),
        ),
        ...own.flatMap(({ config, delivery }) => report(
          location([{ declaredAt: config }, 'DestinationConfig']),
          delivery.settings.some(({ property }) => property.startsWith('DestinationConfig')),
          problem('DestinationConfig', [...unsetValue(config, 'DestinationConfig'), ...limitsIfEmpty(delivery)]),
        )),
      ];
    });
  },
});
