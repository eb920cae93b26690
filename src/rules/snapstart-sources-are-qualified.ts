/** Snapshots are made of published versions; $LATEST starts cold all the same. */
import { and, map } from '../model/known';
import { LATEST } from '../resources/function/facts';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { deliverThroughAlias } from './snapstart-sources-are-qualified/through-alias';

export const snapstartSourcesAreQualified = defineRule({
  id: 'snapstart-sources-are-qualified',
  severity: 'warning',
  why: 'SnapStart works for published versions only: what invokes $LATEST waits for a cold start.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html',
  check: (app) => app.deliveries.filter(({ source }) => source.kind !== 'async' || source.node !== undefined).flatMap((delivery) => {
    const handler = app.nodeOf('function', delivery.target.function);
    return report(
      location([delivery.pushTarget, delivery.pushTarget?.property ?? ''], [delivery.source.kind === 'async' ? undefined : delivery, 'FunctionName'], [handler, 'SnapStart']),
      and(app.askHandler(delivery, ({ snapStart }) => snapStart), delivery.target.through === undefined && map(delivery.target.qualifier, (qualifier) => qualifier === LATEST)),
      () => ({
        fact: `${handler && describeNode(handler)} has SnapStart, and $LATEST of it is invoked here`,
        consequence: 'There is no snapshot of $LATEST: each cold start takes as long as without SnapStart',
        fix: 'Name an alias or a version (AWS::Lambda::Alias, AWS::Lambda::Version) instead of the function',
        changes: deliverThroughAlias(delivery, handler),
      }),
    );
  }),
});
