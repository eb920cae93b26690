/** An alias or version has settings of its own and inherits none; settings at a qualifier that nobody invokes do nothing. */
import { and } from "../model/known";
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { AsyncQualifier, asyncQualifiersOf, isBare, hasListedCaller, isUnused, qualifierName } from './queries/async-qualifiers';
import { callersOf } from './queries/callers';
import { invokeConfigOf } from './remedies/invoke-config';

export const asyncConfigCoversQualifier = defineRule({
  id: 'async-config-covers-qualifier',
  severity: 'warning',
  why: 'Asynchronous settings hold for exactly one qualifier: the others have AWS\'s defaults, with no destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html',
  hidden: { target: ({ source }) => source.kind === 'async' },
  check: (app) => [...asyncQualifiersOf(app)].flatMap(([handler, lanes]) => {
    const bare = lanes.filter(isBare);
    return bare.length === 0 ? [] : lanes.filter(isUnused).flatMap((lane, i) => report(
      location([{ declaredAt: lane.config }, 'Qualifier']),
      and(hasListedCaller(lane), ...bare.map(hasListedCaller)),
      () => ({
        fact: `The settings are for ${qualifierName(lane.target)} of ${describeNode(handler)}, which nobody in the app invokes, and ${invoking(app, bare)}, which has none`,
        consequence: 'Its retries, age and destinations do not hold there',
        fix: `Add an AWS::Lambda::EventInvokeConfig for ${qualifierName(bare[0].target)} with the same settings, or set Qualifier to ${qualifierName(bare[0].target)} if nobody outside the app invokes ${qualifierName(lane.target)}`,
        // The settings of one are enough; whether others are needed shows then.
        changes: i > 0 ? [] : bare.flatMap((one) => invokeConfigOf(one)?.changes ?? []),
      }),
    ));
  }),
});

function invoking(app: GraphIndex, lanes: readonly AsyncQualifier[]): string {
  const callers = lanes.flatMap((lane) => lane.callers);
  return `${callersOf(app, callers)} ${callers.length === 1 ? 'invokes' : 'invoke'} ${qualifierName(lanes[0].target)}`;
}
