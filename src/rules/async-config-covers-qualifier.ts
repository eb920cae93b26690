/** An alias or version has settings of its own and inherits none; settings at a qualifier that nobody invokes do nothing. */
import { defineRule } from './kit/define-rule';
import { Lookup } from './kit/graph-index';
import { all, judge, place } from './kit/report';
import { named } from './kit/wording';
import { AsyncLane, asyncLanes, isBare, isTold, isUnused, qualifierName } from './queries/async-qualifiers';
import { callersOf } from './queries/callers';
import { invokeConfigOf } from './remedies/invoke-config';

export const asyncConfigCoversQualifier = defineRule({
  id: 'async-config-covers-qualifier',
  severity: 'warning',
  why: 'Asynchronous settings hold for exactly one qualifier: the others have AWS\'s defaults, with no destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html',
  check: (app) => [...asyncLanes(app)].flatMap(([handler, lanes]) => {
    const bare = lanes.filter(isBare);
    return bare.length === 0 ? [] : lanes.filter(isUnused).flatMap((lane, i) => judge(
      place([{ declaredAt: lane.config }, 'Qualifier']),
      all(isTold(lane.target), ...bare.map(({ target }) => isTold(target))),
      () => ({
        fact: `The settings are for ${qualifierName(lane.target)} of ${named(handler)}, which nobody in the app invokes, and ${invoking(app, bare)}, which has none`,
        consequence: 'Its retries, age and destinations do not hold there',
        fix: `Add an AWS::Lambda::EventInvokeConfig for ${qualifierName(bare[0].target)} with the same settings, or set Qualifier to ${qualifierName(bare[0].target)} if nobody outside the app invokes ${qualifierName(lane.target)}`,
        // The settings of one are enough; whether others are needed shows then.
        changes: i > 0 ? [] : bare.flatMap((one) => invokeConfigOf(one)?.changes ?? []),
      }),
    ));
  }),
});

function invoking(app: Lookup, lanes: readonly AsyncLane[]): string {
  const callers = lanes.flatMap((lane) => lane.callers);
  return `${callersOf(app, callers)} ${callers.length === 1 ? 'invokes' : 'invoke'} ${qualifierName(lanes[0].target)}`;
}
