/** Lambda answers an asynchronous caller before the function has run; what fails after that has nobody to go back to. */
import { and, map, not } from "../model/known";
import { Change } from './kit/change';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, formatValue, formatSeconds } from './kit/wording';
import { AsyncQualifier, asyncQualifiersOf, qualifierName, surelyBare } from './queries/async-qualifiers';
import { callersOf } from './queries/callers';
import { hasFailureExit } from './queries/exits';
import { withFailureQueue } from './remedies/failure-queue';
import { invokeConfigOf } from './remedies/invoke-config';

export const asyncFailureHasAnExit = defineRule({
  id: 'async-failure-has-an-exit',
  severity: 'error',
  why: 'An asynchronous event that fails on every attempt is dropped, and its caller was told long ago that all is well.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app) => [...asyncQualifiersOf(app)].flatMap(([handler, lanes]) => {
    return lanes.filter(({ callers }) => callers.length > 0).flatMap((lane) => report(
      placeOf(lane),
      // A function that is throttled to zero is another rule's finding; an exit whose qualifier or function is hidden
      // may be for this one.
      and(
        not(hasFailureExit(lane.example)),
        map(handler.reservedConcurrency, (runs) => runs !== 0),
        surelyBare(app, lane, lanes, (config) => hasFailureExit(config) !== false),
      ),
      () => ({
        fact: `${describeNode(handler)} is invoked asynchronously (${qualifierName(lane.target)}) by ${callersOf(app, lane.callers)}, and has neither an on-failure destination there nor a dead-letter queue`,
        consequence: `An event that fails ${formatValue(lane.example.policy.attempts.most)} times, or is throttled for ${formatSeconds(lane.example.policy.maxAge)}, is lost without a trace`,
        fix: lane.config === undefined
          ? `Add an AWS::Lambda::EventInvokeConfig for ${qualifierName(lane.target)} with DestinationConfig.OnFailure, or set DeadLetterConfig of the function`
          : 'Set DestinationConfig.OnFailure.Destination, or DeadLetterConfig of the function',
        changes: withExit(lane),
      }),
    ));
  }),
});

function placeOf({ handler, target, config }: AsyncQualifier): ReturnType<typeof location> {
  return location([{ declaredAt: config }, 'DestinationConfig.OnFailure'], [handler, 'DeadLetterConfig'], [{ declaredAt: target.through }, '']);
}

/** The record of a destination tells why the event failed; durable functions have none. */
function withExit(lane: AsyncQualifier): readonly Change[] {
  const { handler, elsewhere } = lane;
  if (handler.durable !== false) return withFailureQueue(handler.declaredAt, 'DeadLetterConfig.TargetArn');
  const config = invokeConfigOf(lane);
  if (config === undefined) return [];
  const hasCopied = elsewhere !== undefined && hasFailureExit(elsewhere.example) !== false;
  return hasCopied ? config.changes : [...config.changes, ...withFailureQueue(config.at, 'DestinationConfig.OnFailure.Destination')];
}
