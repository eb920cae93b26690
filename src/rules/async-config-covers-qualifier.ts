/** An alias or version has settings of its own and inherits none; settings at a qualifier that nobody invokes do nothing. */
import { Change } from './change';
import { defineRule } from './define-rule';
import { Target } from '../model/delivery-graph';
import { isUnknown, Known } from '../model/unknown';
import { AsyncLane, asyncLanes, qualifierName } from './support/async-lanes';
import { callersOf } from './support/callers';
import { set } from './support/changes';
import { afterAlias, qualifierIn } from './support/invoked';
import { all, judge, place } from './support/judge';
import { Lookup } from './support/lookup';
import { named } from './support/words';

export const asyncConfigCoversQualifier = defineRule({
  id: 'async-config-covers-qualifier',
  severity: 'error',
  why: 'Asynchronous settings hold for exactly one qualifier: the others have AWS\'s defaults, with no destination.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html',
  check: (app) => [...asyncLanes(app)].flatMap(([handler, lanes]) => {
    const bare = lanes.filter(({ config, callers }) => config === undefined && callers.length > 0);
    const unused = lanes.filter(({ config, callers }) => config !== undefined && callers.length === 0);
    return bare.length === 0 ? [] : unused.flatMap((lane, i) => judge(
      place([{ declaredAt: lane.config }, 'Qualifier']),
      all(isTold(lane.target), ...bare.map(({ target }) => isTold(target))),
      () => ({
        fact: `The settings are for ${qualifierName(lane.target)} of ${named(handler)}, and ${invoking(app, bare)}, which has none`,
        consequence: `Its retries, age and destinations do not hold there${handler.deadLetter === 'none' ? ', and an event that fails is lost without a trace' : ''}`,
        fix: `Set Qualifier to ${qualifierName(bare[0].target)}`,
        // One of them moves; whether others are needed shows then.
        changes: i > 0 ? [] : moved(lane, bare[0]),
        // With a dead-letter queue on the function nothing is lost: that holds for every qualifier.
        ...(handler.deadLetter === 'none' ? {} : { severity: 'warning' as const }),
      }),
    ));
  }),
});

function invoking(app: Lookup, lanes: readonly AsyncLane[]): string {
  const callers = lanes.flatMap((lane) => lane.callers);
  return `${callersOf(app, callers)} ${callers.length === 1 ? 'invokes' : 'invoke'} ${qualifierName(lanes[0].target)}`;
}

/** A version is known by its resource, although its number is not. */
function isTold({ qualifier, through }: Target): Known<boolean> {
  return isUnknown(qualifier) && through === undefined ? qualifier : true;
}

function moved({ handler, config }: AsyncLane, { target }: AsyncLane): readonly Change[] {
  const qualifier = qualifierIn(handler, target);
  return qualifier === undefined || config === undefined ? [] : [...set(config, 'Qualifier', qualifier), ...afterAlias(config, handler, target)];
}
