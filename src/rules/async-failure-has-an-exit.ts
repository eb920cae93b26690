/** Lambda accepts an asynchronous event before the function runs, so the caller never learns of a later failure. */
import { and, map, not } from '../model/known';
import { Change } from './kit/change';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { about, report, location } from './kit/report';
import { describeNode, formatSeconds, formatTimes, INVOKE_CONFIG, prop } from './kit/wording';
import { AsyncQualifier, asyncQualifiersOf, hasNoHiddenConfig, qualifierName } from './queries/async-qualifiers';
import { describeCallers } from './queries/callers';
import { hasFailureExit } from './queries/exits';
import { withFailureQueue } from './remedies/failure-queue';
import { invokeConfigOf } from './remedies/invoke-config';

export const asyncFailureHasAnExit = defineRule({
  id: 'async-failure-has-an-exit',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'Lambda drops an asynchronous event that fails on every attempt, and the caller has long received a success response.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app) => [...asyncQualifiersOf(app)].flatMap(([handler, asyncQualifiers]) => {
    return asyncQualifiers.filter(isInvokedAsynchronously).flatMap((asyncQualifier) => report(
      about(exitLocation(asyncQualifier), handler.id, asyncQualifier.target.qualifier),
      // The rule throttled-to-zero-keeps-events covers a reservation of 0. An exit of an unknown qualifier or function
      // may belong to this one.
      and(
        not(hasFailureExit(asyncQualifier.delivery)),
        map(handler.reservedConcurrency, (runs) => runs !== 0),
        hasNoHiddenConfig(app, asyncQualifier, asyncQualifiers, (config) => hasFailureExit(config) !== false),
      ),
      () => ({
        fact: `${describeNode(handler)} is invoked asynchronously (${qualifierName(asyncQualifier.target)}) by `
          + `${invokers(app, asyncQualifier)}, and has neither an on-failure destination for it nor a dead-letter queue`,
        consequence: `An event that fails ${formatTimes(asyncQualifier.delivery.policy.attempts.most)}, or is throttled for `
          + `${formatSeconds(asyncQualifier.delivery.policy.maxAge)}, is lost without a trace`,
        fix: asyncQualifier.config === undefined
          ? `Add an ${INVOKE_CONFIG} for ${qualifierName(asyncQualifier.target)} with ${prop('DestinationConfig.OnFailure')}, `
            + `or set ${prop('DeadLetterConfig')} of the function`
          : `Set ${prop('DestinationConfig.OnFailure.Destination')}, or ${prop('DeadLetterConfig')} of the function`,
        changes: addExit(asyncQualifier),
      }),
    ));
  }),
});

/** By the app, or by callers outside it, as an `AsyncInvocation` states. */
function isInvokedAsynchronously({ callers, delivery: { source } }: AsyncQualifier): boolean {
  return callers.length > 0 || source.outside === true;
}

function invokers(app: GraphIndex, { callers }: AsyncQualifier): string {
  return callers.length === 0 ? 'callers outside the app' : describeCallers(app, callers);
}

function exitLocation({ handler, target, config }: AsyncQualifier): ReturnType<typeof location> {
  return location(
    [{ declaredAt: config }, 'DestinationConfig.OnFailure'],
    [handler, 'DeadLetterConfig'],
    [{ declaredAt: target.through }, ''],
  );
}

/** A destination is better than a dead-letter queue, because its record contains the error. Durable functions have no destinations. */
function addExit(asyncQualifier: AsyncQualifier): readonly Change[] {
  const { handler, unusedQualifier } = asyncQualifier;
  if (handler.durable !== false) return withFailureQueue(handler.declaredAt, 'DeadLetterConfig.TargetArn');
  const config = invokeConfigOf(asyncQualifier);
  if (config === undefined) return [];
  const copiesExit = unusedQualifier !== undefined && hasFailureExit(unusedQualifier.delivery) !== false;
  return copiesExit ? config.changes : [...config.changes, ...withFailureQueue(config.at, 'DestinationConfig.OnFailure.Destination')];
}
