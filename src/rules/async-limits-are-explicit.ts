/** How often and how long an event is tried is a decision; AWS's defaults are one too, but nobody has taken it. */
import { and, not } from "../model/known";
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { settingOf } from './kit/settings';
import { joinWithAnd, describeNode } from './kit/wording';
import { asyncQualifiersOf, qualifierName, surelyBare } from './queries/async-qualifiers';
import { DEFAULT_LIMITS, withLimits } from './remedies/invoke-config';

/** What a default means for an event. */
const HOLDS = { MaximumRetryAttempts: '3 times at most', MaximumEventAgeInSeconds: 'for up to 6 hours' } as const;
const LIMITS = Object.keys(DEFAULT_LIMITS) as readonly (keyof typeof DEFAULT_LIMITS)[];

export const asyncLimitsAreExplicit = defineRule({
  id: 'async-limits-are-explicit',
  severity: 'info',
  why: 'An event is tried up to 3 times and for up to 6 hours unless the app says otherwise.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
  check: (app) => [...asyncQualifiersOf(app).values()].flatMap((lanes) => lanes.filter(({ callers }) => callers.length > 0).flatMap((lane) => {
    const { handler, target, example, config } = lane;
    const missing = LIMITS.filter((property) => settingOf(example, property)?.given !== true);
    const given = LIMITS.map((property) => settingOf(example, property)?.given).find((setting) => setting !== undefined && setting !== true);
    return missing.length === 0 ? [] : report(
      location([{ declaredAt: config }, missing[0]], [handler, '']),
      and(not(given ?? false), surelyBare(app, lane, lanes)),
      () => ({
        fact: config === undefined
          ? `${describeNode(handler)} has no invoke config for ${qualifierName(target)}, which is invoked asynchronously`
          : `The invoke config for ${qualifierName(target)} leaves out ${joinWithAnd(missing)}`,
        consequence: missing.length === 1
          ? `AWS's default holds: an event is tried ${HOLDS[missing[0]]}, also when it is of no use to anybody by then`
          : `AWS's defaults hold: an event is tried ${LIMITS.map((limit) => HOLDS[limit]).join(', and ')}, also when it is of no use to anybody by then`,
        fix: config === undefined
          ? `Add an AWS::Lambda::EventInvokeConfig for ${qualifierName(target)} with ${joinWithAnd(LIMITS)}`
          : `Set ${joinWithAnd(missing.map((property) => `${property} to ${DEFAULT_LIMITS[property]}`))} if ${missing.length === 1 ? 'the default is' : 'the defaults are'} what you want`,
        changes: withLimits(lane),
      }),
    );
  })),
});
