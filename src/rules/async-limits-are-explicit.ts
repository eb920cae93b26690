/** The app should choose how often and for how long Lambda retries an event, instead of relying on AWS's defaults. */
import { and, isUnknown, not } from '../model/known';
import { joinWithAnd } from '../text/lists';
import { defineRule } from './kit/define-rule';
import { about, report, location } from './kit/report';
import { settingOf } from './kit/settings';
import { describeNode, INVOKE_CONFIG, prop, propTo } from './kit/wording';
import { asyncQualifiersOf, hasNoHiddenConfig, qualifierName } from './queries/async-qualifiers';
import { DEFAULT_LIMITS, withLimits } from './remedies/invoke-config';

/** What each default means for an event. */
const DEFAULT_TEXTS = { MaximumRetryAttempts: 'at most 3 times', MaximumEventAgeInSeconds: 'for up to 6 hours' } as const;
const LIMITS = Object.keys(DEFAULT_LIMITS) as readonly (keyof typeof DEFAULT_LIMITS)[];

export const asyncLimitsAreExplicit = defineRule({
  id: 'async-limits-are-explicit',
  severity: 'info',
  harm: 'worth-knowing',
  why: 'Lambda tries an event up to 3 times and for up to 6 hours unless the app sets other limits.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
  // Whoever sets the exit writes these limits into the same resource.
  silentBeside: ['async-failure-has-an-exit'],
  check: (app) => [...asyncQualifiersOf(app).values()].flatMap((all) => all.flatMap((asyncQualifier) => {
    if (asyncQualifier.callers.length === 0) return [];
    const { handler, target, delivery, config } = asyncQualifier;
    const missing = LIMITS.filter((property) => settingOf(delivery, property)?.given !== true);
    const hidden = LIMITS.map((property) => settingOf(delivery, property)?.given).find(isUnknown);
    return missing.length === 0 ? [] : report(
      about(location([{ declaredAt: config }, missing[0]], [handler, '']), handler.id),
      and(not(hidden ?? false), hasNoHiddenConfig(app, asyncQualifier, all)),
      () => ({
        fact: config === undefined
          ? `${describeNode(handler)} has no invoke config for ${qualifierName(target)}, which is invoked asynchronously`
          : `The invoke config for ${qualifierName(target)} does not set ${joinWithAnd(missing.map(prop))}`,
        consequence: missing.length === 1
          ? `AWS's default applies: Lambda tries an event ${DEFAULT_TEXTS[missing[0]]}, even if the event is outdated by then`
          : `AWS's defaults apply: Lambda tries an event ${LIMITS.map((limit) => DEFAULT_TEXTS[limit]).join(' and ')}, `
            + 'even if the event is outdated by then',
        fix: config === undefined
          ? `Add an ${INVOKE_CONFIG} for ${qualifierName(target)} with ${joinWithAnd(LIMITS.map(prop))}`
          : `Set ${joinWithAnd(missing.map((property) => propTo(property, DEFAULT_LIMITS[property])))} if `
            + `${missing.length === 1 ? 'the default is' : 'the defaults are'} what you want`,
        changes: withLimits(asyncQualifier),
      }),
    );
  })),
});
