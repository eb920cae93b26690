/** An alias or version has its own asynchronous settings and inherits none, and settings for a qualifier without callers have no effect. */
import { and } from '../model/known';
import { either } from '../text/words';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode, INVOKE_CONFIG } from './kit/wording';
import { AsyncQualifier, asyncQualifiersOf, hasNoSettings, isQualifierKnown, isUnused, qualifierName } from './queries/async-qualifiers';
import { describeCallers } from './queries/callers';
import { invokeConfigOf } from './remedies/invoke-config';

export const asyncConfigCoversQualifier = defineRule({
  id: 'async-config-covers-qualifier',
  severity: 'warning',
  harm: 'lost-on-failure',
  why: 'Asynchronous settings apply to exactly one qualifier: all others use AWS\'s defaults, without a destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html',
  hidden: { target: ({ source }) => source.kind === 'async' },
  check: (app) => [...asyncQualifiersOf(app)].flatMap(([handler, asyncQualifiers]) => {
    const unconfigured = asyncQualifiers.filter(hasNoSettings);
    return unconfigured.length === 0 ? [] : asyncQualifiers.filter(isUnused).flatMap((asyncQualifier, i) => report(
      location([{ declaredAt: asyncQualifier.config }, 'Qualifier']),
      and(isQualifierKnown(asyncQualifier), ...unconfigured.map(isQualifierKnown)),
      () => ({
        fact: `The invoke config is for ${qualifierName(asyncQualifier.target)} of ${describeNode(handler)}, which nothing in the app invokes, `
          + `and ${describeInvocation(app, unconfigured)}, which has no invoke config`,
        consequence: 'Its retries, maximum age and destinations do not apply to those events',
        fix: `Add an ${INVOKE_CONFIG} for ${qualifierName(unconfigured[0].target)} with the same settings, or set ${either('Qualifier', 'its handler', 'handler')} to `
          + `${qualifierName(unconfigured[0].target)} if nothing outside the app invokes ${qualifierName(asyncQualifier.target)}`,
        // One invoke config to copy is enough. The next fix pass shows whether the others are needed.
        changes: i > 0 ? [] : unconfigured.flatMap((each) => invokeConfigOf(each)?.changes ?? []),
      }),
    ));
  }),
});

function describeInvocation(app: GraphIndex, asyncQualifiers: readonly AsyncQualifier[]): string {
  const callers = asyncQualifiers.flatMap((asyncQualifier) => asyncQualifier.callers);
  return `${describeCallers(app, callers)} ${callers.length === 1 ? 'invokes' : 'invoke'} ${qualifierName(asyncQualifiers[0].target)}`;
}
