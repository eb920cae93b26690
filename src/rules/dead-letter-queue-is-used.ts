/** Only an asynchronous event ever reaches a function's dead-letter queue or destinations; elsewhere they are a false comfort. */
import { map } from "../model/known";
import { Change } from './kit/change';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { asyncQualifiersOf } from './queries/async-qualifiers';
import { limitsThatRemain } from './remedies/invoke-config';

export const deadLetterQueueIsUsed = defineRule({
  id: 'dead-letter-queue-is-used',
  severity: 'warning',
  why: 'Failures of polled and synchronous invocations never reach the function\'s dead-letter queue or destinations.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  hidden: { target: ({ policy }) => policy.mode === 'poll' },
  check: (app) => {
    const lanes = asyncQualifiersOf(app);
    return app.functions.flatMap((handler) => {
      const own = lanes.get(handler) ?? [];
      const others = app.to(handler.id).filter(({ source, policy }) => (
        // A mapping polls, whatever it is that it polls.
        policy.mode === 'poll' || (source.kind !== 'async' && source.kind !== 'unknown')
      ));
      if (others.length === 0 || own.some(({ callers }) => callers.length > 0)) return [];
      const problem = (setting: string, changes: readonly Change[]) => () => ({
        fact: `${describeNode(handler)} has ${setting}, and the app invokes it only by polling a source or waiting for its answer`,
        consequence: 'What fails there never goes that way: it ends at the source\'s own exit, or nowhere',
        fix: `Remove ${setting}, and give the source an exit: a queue its RedrivePolicy, a stream's mapping DestinationConfig.OnFailure`,
        changes,
      });
      return [
        ...report(
          location([handler, 'DeadLetterConfig']),
          map(handler.deadLetter, (node) => node !== 'none'),
          problem('DeadLetterConfig', unsetValue(handler, 'DeadLetterConfig')),
        ),
        ...own.flatMap(({ config, example }) => report(
          location([{ declaredAt: config }, 'DestinationConfig']),
          example.settings.some(({ property }) => property.startsWith('DestinationConfig')),
          problem('DestinationConfig', [...unsetValue(config, 'DestinationConfig'), ...limitsThatRemain(example)]),
        )),
      ];
    });
  },
});
