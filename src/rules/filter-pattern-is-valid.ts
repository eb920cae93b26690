/** A filter that cannot be used, or that asks for what no record has: a reader drops every event without a word, a rule or a subscription is refused. */
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known, map } from '../model/known';
import { FILTER_QUOTA } from '../patterns/facts';
import { problemOfPattern } from '../patterns/filter-pattern';
import { factsOf } from '../sources/facts';
import { mergePatterns } from './filter-pattern-is-valid/merge-patterns';
import { repairPattern } from './filter-pattern-is-valid/repair-pattern';
import { reportEventPatterns, clipPattern } from './filter-pattern-is-valid/rule-patterns';
import { Change } from './kit/change';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { report, location } from './kit/report';
import { formatValue } from './kit/wording';
import { filtersProperty, isPipe, patternProperty } from './queries/reader-settings';

export const filterPatternIsValid = defineRule({
  id: 'filter-pattern-is-valid',
  severity: 'error',
  why: 'A pattern that matches nothing drops every event: a queue\'s messages are deleted, a stream\'s records skipped.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
  check: (app) => [...app.readers.flatMap(reportReaderPatterns), ...reportEventPatterns(app)],
});

function reportReaderPatterns(delivery: Delivery): readonly Verdict[] {
  const keys = factsOf(delivery.source.kind)?.filterKeys;
  const { filters } = delivery.policy;
  const property = filtersProperty(delivery);
  const [reader, service] = isPipe(delivery) ? ['pipe', 'EventBridge'] : ['mapping', 'Lambda'];
  return keys === undefined && !isPipe(delivery) ? [] : [
    ...reportInvalidPatterns(delivery, keys),
    ...report(location([delivery, property]), map(filters, (all) => all.length > FILTER_QUOTA), () => ({
      fact: `The ${reader} has ${isUnknown(filters) ? '' : filters.length} filters, and the quota is ${FILTER_QUOTA} until AWS raises it`,
      consequence: `${service} refuses the ${reader} in an account whose quota was not raised`,
      fix: `Remove filters until ${property} has ${FILTER_QUOTA} or fewer: one pattern can list several values`,
      changes: mergeFilters(delivery, property),
      severity: 'warning',
    })),
  ];
}

/** Of a pipe any key may be asked for: what it reads depends on its source, and it takes the pattern as it is. */
function reportInvalidPatterns(delivery: Delivery, keys?: readonly string[]): readonly Verdict[] {
  const { filters } = delivery.policy;
  return isUnknown(filters) ? [] : filters.flatMap((pattern, i) => {
    const problem = isUnknown(pattern) ? undefined : problemOfPattern(pattern, { rootKeys: keys });
    const at = patternProperty(delivery, i);
    return report(
      location([delivery, at]),
      map(pattern, () => problem !== undefined),
      () => ({
        fact: `Pattern ${problem?.fact} (${clipPattern(formatValue(pattern))})`,
        consequence: `It matches no event: every one is dropped as filtered out, or ${isPipe(delivery) ? 'EventBridge refuses the pipe' : 'Lambda refuses the mapping'}`,
        fix: `${problem?.fix} (${at})`,
        changes: repairedPattern(delivery, at, pattern, keys),
      }),
    );
  });
}

function repairedPattern(delivery: Delivery, at: string, pattern: Known<string>, keys?: readonly string[]): readonly Change[] {
  const better = isUnknown(pattern) ? undefined : repairPattern(pattern, delivery.source.kind, keys);
  return better === undefined ? [] : setValue(delivery, at, better);
}

function mergeFilters(delivery: Delivery, property: string): readonly Change[] {
  const { filters } = delivery.policy;
  if (isUnknown(filters) || filters.some(isUnknown)) return [];
  const fewer = mergePatterns(filters as readonly string[]);
  return fewer === undefined ? [] : setValue(delivery, property, fewer.map((pattern) => ({ Pattern: pattern })));
}
