/** An invalid filter pattern, or one that no record can match, drops every event of a mapping or pipe, and AWS refuses it in a rule or subscription. */
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known, map } from '../model/known';
import { FILTER_QUOTA } from '../patterns/facts';
import { factsOf } from '../sources/facts';
import { mergePatterns } from './filter-pattern-is-valid/merge-patterns';
import { isInvalid, problemIn, ReaderLimits, readerLimits } from './filter-pattern-is-valid/reader-limits';
import { repairPattern } from './filter-pattern-is-valid/repair-pattern';
import { clipPattern, reportEventPatterns } from './filter-pattern-is-valid/rule-patterns';
import { hasIntrinsics } from './filter-pattern-is-valid/without-intrinsics';
import { Change } from './kit/change';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { kindOf, setsProperty } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { formatValue, prop } from './kit/wording';
import { filtersProperty, isPipe, patternProperty } from './queries/reader-settings';

export const filterPatternIsValid = defineRule({
  id: 'filter-pattern-is-valid',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'A pattern that matches nothing drops every event: Lambda deletes the messages of a queue and skips the records of a stream.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
  hidden: { source: (mapping) => factsOf(kindOf(mapping)) === undefined && setsProperty(mapping, 'FilterCriteria') },
  check: (app) => [
    ...app.readers.flatMap((delivery) => reportReaderPatterns(app, delivery)),
    ...reportEventPatterns(app),
  ],
});

function reportReaderPatterns(app: GraphIndex, delivery: Delivery): readonly Verdict[] {
  const keys = factsOf(kindOf(delivery))?.filterKeys;
  const { filters } = delivery.policy;
  const property = filtersProperty(delivery);
  const [reader, service] = isPipe(delivery) ? ['pipe', 'EventBridge'] : ['mapping', 'Lambda'];
  return keys === undefined && !isPipe(delivery) ? [] : [
    ...reportInvalidPatterns(delivery, readerLimits(app, delivery)),
    ...report(location([delivery, property]), map(filters, (all) => all.length > FILTER_QUOTA), () => ({
      // The condition covers unknown filters.
      fact: `The ${reader} has ${isUnknown(filters) ? '' : filters.length} filters, and the quota is ${FILTER_QUOTA} unless AWS raised it`,
      consequence: `${service} refuses the ${reader} in an account with the default quota`,
      fix: `Remove filters until ${prop(property)} has ${FILTER_QUOTA} or fewer: one pattern can list several values`,
      changes: mergeFilters(delivery, property),
      severity: 'warning',
    })),
  ];
}

function reportInvalidPatterns(delivery: Delivery, allowed: ReaderLimits): readonly Verdict[] {
  const { filters } = delivery.policy;
  // The check of the quota reports unknown filters once, for all rules about them.
  return isUnknown(filters) ? [] : filters.flatMap((pattern, i) => {
    const problem = problemIn(pattern, allowed);
    const at = patternProperty(delivery, i);
    // The condition covers an unknown pattern, and reports one of several known values only if all are invalid.
    return report(location([delivery, at]), isInvalid(pattern, allowed), () => ({
      fact: `Pattern ${problem?.fact} (${clipPattern(formatValue(pattern))})`,
      consequence: `It matches no event: the filter drops all events, or ${isPipe(delivery) ? 'EventBridge refuses the pipe' : 'Lambda refuses the mapping'}`,
      fix: `${problem?.fix} (${prop(at)})`,
      changes: repairedPattern(delivery, at, pattern, allowed),
    }));
  });
}

function repairedPattern(
  delivery: Delivery, at: string, pattern: Known<string>, { limits }: ReaderLimits,
): readonly Change[] {
  // No change replaces an unknown pattern, or one that deployment completes.
  if (isUnknown(pattern) || hasIntrinsics(pattern)) return [];
  const repaired = repairPattern(pattern, delivery.source.kind, limits);
  return repaired === undefined ? [] : setValue(delivery, at, repaired);
}

function mergeFilters(delivery: Delivery, property: string): readonly Change[] {
  const { filters } = delivery.policy;
  // No change replaces an unknown pattern.
  if (isUnknown(filters) || filters.some(isUnknown)) return [];
  const texts = filters as readonly string[];
  const fewer = texts.some(hasIntrinsics) ? undefined : mergePatterns(texts);
  return fewer === undefined ? [] : setValue(delivery, property, fewer.map((pattern) => ({ Pattern: pattern })));
}
