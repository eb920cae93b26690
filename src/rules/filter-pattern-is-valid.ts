/** An invalid filter pattern, or one that no record can match, drops every event of a mapping or pipe, and AWS refuses it in a rule or subscription. */
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known, map } from '../model/known';
import { FILTER_QUOTA } from '../patterns/facts';
import { problemOfPattern } from '../patterns/filter-pattern';
import { factsOf } from '../sources/facts';
import { mergePatterns } from './filter-pattern-is-valid/merge-patterns';
import { repairPattern } from './filter-pattern-is-valid/repair-pattern';
import { clipPattern, reportEventPatterns } from './filter-pattern-is-valid/rule-patterns';
import { Change } from './kit/change';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
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
  check: (app) => [...app.readers.flatMap(reportReaderPatterns), ...reportEventPatterns(app)],
});

function reportReaderPatterns(delivery: Delivery): readonly Verdict[] {
  const keys = factsOf(kindOf(delivery))?.filterKeys;
  const { filters } = delivery.policy;
  const property = filtersProperty(delivery);
  const [reader, service] = isPipe(delivery) ? ['pipe', 'EventBridge'] : ['mapping', 'Lambda'];
  return keys === undefined && !isPipe(delivery) ? [] : [
    ...reportInvalidPatterns(delivery, keys),
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

/** Without `keys`, as for a pipe, a pattern may contain any key. */
function reportInvalidPatterns(delivery: Delivery, keys?: readonly string[]): readonly Verdict[] {
  const { filters } = delivery.policy;
  // The check of the quota reports unknown filters once, for all rules about them.
  return isUnknown(filters) ? [] : filters.flatMap((pattern, i) => {
    // The condition covers an unknown pattern, and reports one of several known values only if all are invalid.
    const problem = (isUnknown(pattern) ? pattern.oneOf ?? [] : [pattern])
      .map((text) => problemOfPattern(String(text), { rootKeys: keys })).find((one) => one !== undefined);
    const at = patternProperty(delivery, i);
    return report(
      location([delivery, at]),
      map(pattern, (text) => problemOfPattern(text, { rootKeys: keys }) !== undefined),
      () => ({
        fact: `Pattern ${problem?.fact} (${clipPattern(formatValue(pattern))})`,
        consequence: `It matches no event: the filter drops all events, or ${isPipe(delivery) ? 'EventBridge refuses the pipe' : 'Lambda refuses the mapping'}`,
        fix: `${problem?.fix} (${prop(at)})`,
        changes: repairedPattern(delivery, at, pattern, keys),
      }),
    );
  });
}

function repairedPattern(
  delivery: Delivery, at: string, pattern: Known<string>, keys?: readonly string[],
): readonly Change[] {
  // No change replaces an unknown pattern.
  const repaired = isUnknown(pattern) ? undefined : repairPattern(pattern, delivery.source.kind, keys);
  return repaired === undefined ? [] : setValue(delivery, at, repaired);
}

function mergeFilters(delivery: Delivery, property: string): readonly Change[] {
  const { filters } = delivery.policy;
  // No change replaces an unknown pattern.
  if (isUnknown(filters) || filters.some(isUnknown)) return [];
  const fewer = mergePatterns(filters as readonly string[]);
  return fewer === undefined ? [] : setValue(delivery, property, fewer.map((pattern) => ({ Pattern: pattern })));
}
