/** Lambda creates snapshots of published versions only, so SnapStart has no effect on $LATEST. */
import { and, map } from '../model/known';
import { LATEST } from '../resources/function/facts';
import { eitherName } from '../text/words';
import { defineRule } from './kit/define-rule';
import { report } from './kit/report';
import { describeNode } from './kit/wording';
import { callLocation, hasCaller } from './queries/call-location';
import { deliverThroughAlias } from './remedies/through-alias';

export const snapstartSourcesAreQualified = defineRule({
  id: 'snapstart-sources-are-qualified',
  severity: 'warning',
  harm: 'worth-knowing',
  why: 'SnapStart works for published versions only: invocations of $LATEST wait for a cold start.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html',
  check: (app) => app.deliveries.filter(hasCaller).flatMap((delivery) => {
    const { target } = delivery;
    const handler = app.nodeOf('function', target.function);
    return report(
      callLocation(app, delivery, 'SnapStart'),
      and(
        app.askHandler(delivery, ({ snapStart }) => snapStart),
        target.through === undefined && map(target.qualifier, (qualifier) => qualifier === LATEST),
      ),
      () => ({
        fact: `${handler && describeNode(handler)} has SnapStart, and its $LATEST is invoked here`,
        consequence: 'Lambda has no snapshot of $LATEST, so each cold start takes as long as without SnapStart',
        fix: `Invoke an alias or a version (${eitherName('AWS::Lambda::Alias, AWS::Lambda::Version', 'currentVersion')}) instead of the function`,
        changes: deliverThroughAlias(delivery, handler),
      }),
    );
  }),
});
