/** An alias or version has settings of its own and inherits none; settings at a qualifier that nobody invokes do nothing. */
import { and } from '../model/known';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { AsyncQualifier, asyncQualifiersOf, hasNoSettings, isQualifierKnown, isUnused, qualifierName } from './queries/async-qualifiers';
import { describeCallers } from './queries/callers';
import { invokeConfigOf } from './remedies/invoke-config';

export const asyncConfigCoversQualifier = defineRule({
  id: 'async-config-covers-qualifier',
  severity: 'warning',
  why: 'Asynchronous settings hold for exactly one qualifier: the others have AWS\'s defaults, with no destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html',
  check: (app) => [...asyncQualifiersOf(app)].flatMap(([handler, asyncQualifiers]) => {
    const unconfigured = asyncQualifiers.filter(hasNoSettings);
    return unconfigured.length === 0 ? [] : asyncQualifiers.filter(isUnused).flatMap((asyncQualifier, i) => report(
      location([{ declaredAt: asyncQualifier.config }, 'Qualifier']),
      and(isQualifierKnown(asyncQualifier.target), ...unconfigured.map(({ target }) => isQualifierKnown(target))),
      () => ({
        fact: `The settings are for ${qualifierName(asyncQualifier.target)} of ${describeNode(handler)}, which nobody in the app invokes, and ${describeInvocation(app, unconfigured)}, which has none`,
        consequence: 'Its retries, age and destinations do not hold there',
        fix: `Add an AWS::Lambda::EventInvokeConfig for ${qualifierName(unconfigured[0].target)} with the same settings, or set Qualifier to ${qualifierName(unconfigured[0].target)} if nobody outside the app invokes ${qualifierName(asyncQualifier.target)}`,
        // The settings of one are enough; whether others are needed shows then.
        changes: i > 0 ? [] : unconfigured.flatMap((each) => invokeConfigOf(each)?.changes ?? []),
      }),
    ));
  }),
});

function describeInvocation(app: GraphIndex, asyncQualifiers: readonly AsyncQualifier[]): string {
  const callers = asyncQualifiers.flatMap((asyncQualifier) => asyncQualifier.callers);
  return `${describeCallers(app, callers)} ${callers.length === 1 ? 'invokes' : 'invoke'} ${qualifierName(asyncQualifiers[0].target)}`;
}
