/** Snapshots are made of published versions; $LATEST starts cold all the same. */
import { defineRule } from './kit/define-rule';
import { all, is, judge, place } from './kit/report';
import { named } from './kit/wording';
import { throughAlias } from './snapstart-sources-are-qualified/through-alias';

export const snapstartSourcesAreQualified = defineRule({
  id: 'snapstart-sources-are-qualified',
  severity: 'warning',
  why: 'SnapStart works for published versions only: what invokes $LATEST waits for a cold start.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html',
  check: (app) => app.deliveries.filter(({ source }) => source.kind !== 'async' || source.node !== undefined).flatMap((delivery) => {
    const handler = app.nodeOf('function', delivery.target.function);
    return judge(
      place([delivery.handover, delivery.handover?.property ?? ''], [delivery.source.kind === 'async' ? undefined : delivery, 'FunctionName'], [handler, 'SnapStart']),
      all(app.askHandler(delivery, ({ snapStart }) => snapStart), delivery.target.through === undefined && is(delivery.target.qualifier, (qualifier) => qualifier === '$LATEST')),
      () => ({
        fact: `${handler && named(handler)} has SnapStart, and $LATEST of it is invoked here`,
        consequence: 'There is no snapshot of $LATEST: each cold start takes as long as without SnapStart',
        fix: 'Name an alias or a version (AWS::Lambda::Alias, AWS::Lambda::Version) instead of the function',
        changes: throughAlias(delivery, handler),
      }),
    );
  }),
});
