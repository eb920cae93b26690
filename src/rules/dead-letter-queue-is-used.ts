/** Only an asynchronous event ever reaches a function's dead-letter queue or destinations; elsewhere they are a false comfort. */
import { Change } from './kit/change';
import { unset } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { is, judge, place } from './kit/report';
import { named } from './kit/wording';
import { asyncLanes } from './queries/async-qualifiers';
import { limitsThatRemain } from './remedies/invoke-config';

export const deadLetterQueueIsUsed = defineRule({
  id: 'dead-letter-queue-is-used',
  severity: 'warning',
  why: 'Failures of polled and synchronous invocations never reach the function\'s dead-letter queue or destinations.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app) => {
    const lanes = asyncLanes(app);
    return app.functions.flatMap((handler) => {
      const own = lanes.get(handler) ?? [];
      const others = app.to(handler.id).filter(({ source }) => source.kind !== 'async' && source.kind !== 'unknown');
      if (others.length === 0 || own.some(({ callers }) => callers.length > 0)) return [];
      const problem = (setting: string, changes: readonly Change[]) => () => ({
        fact: `${named(handler)} has ${setting}, and the app invokes it only by polling a source or waiting for its answer`,
        consequence: 'What fails there never goes that way: it ends at the source\'s own exit, or nowhere',
        fix: `Remove ${setting}, and give the source an exit: a queue its RedrivePolicy, a stream's mapping DestinationConfig.OnFailure`,
        changes,
      });
      return [
        ...judge(
          place([handler, 'DeadLetterConfig']),
          is(handler.deadLetter, (node) => node !== 'none'),
          problem('DeadLetterConfig', unset(handler, 'DeadLetterConfig')),
        ),
        ...own.flatMap(({ config, example }) => judge(
          place([{ declaredAt: config }, 'DestinationConfig']),
          example.settings.some(({ property }) => property.startsWith('DestinationConfig')),
          problem('DestinationConfig', [...unset(config, 'DestinationConfig'), ...limitsThatRemain(example)]),
        )),
      ];
    });
  },
});
