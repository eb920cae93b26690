/** A filter that cannot be used, or that asks for what no record has: a reader drops every event without a word, a rule or a subscription is refused. */
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known, map } from '../model/known';
import { SourceKind } from '../model/target';
import { FILTER_QUOTA, problemOfPattern } from '../patterns/filter-pattern';
import { DYNAMODB_FILTER_KEYS } from '../sources/dynamodb/facts';
import { KAFKA_FILTER_KEYS } from '../sources/kafka/facts';
import { KINESIS_FILTER_KEYS } from '../sources/kinesis/facts';
import { MQ_FILTER_KEYS } from '../sources/mq/facts';
import { QUEUE_FILTER_KEYS } from '../sources/sqs/facts';
import { mergePatterns } from './filter-pattern-is-valid/merge-patterns';
import { repairPattern } from './filter-pattern-is-valid/repair-pattern';
import { rulePatterns, clipPattern } from './filter-pattern-is-valid/rule-patterns';
import { Change } from './kit/change';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { report, location } from './kit/report';
import { formatValue } from './kit/wording';
import { setsProperty } from './queries/hidden-sources';
import { filtersProperty, isPipe, patternProperty } from './queries/reader-settings';

const KEYS: Partial<Record<SourceKind, readonly string[]>> = {
  queue: QUEUE_FILTER_KEYS, kinesis: KINESIS_FILTER_KEYS, dynamodb: DYNAMODB_FILTER_KEYS, kafka: KAFKA_FILTER_KEYS, mq: MQ_FILTER_KEYS,
};

export const filterPatternIsValid = defineRule({
  id: 'filter-pattern-is-valid',
  severity: 'error',
  why: 'A pattern that matches nothing drops every event: a queue\'s messages are deleted, a stream\'s records skipped.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
  hidden: { source: (mapping) => setsProperty(mapping, 'FilterCriteria') },
  check: (app) => [...app.readers.flatMap(polled), ...rulePatterns(app)],
});

function polled(delivery: Delivery): readonly Verdict[] {
  const keys = KEYS[delivery.source.kind];
  const { filters } = delivery.policy;
  const property = filtersProperty(delivery);
  const [reader, service] = isPipe(delivery) ? ['pipe', 'EventBridge'] : ['mapping', 'Lambda'];
  return keys === undefined && !isPipe(delivery) ? [] : [
    ...patterns(delivery, keys),
    ...report(location([delivery, property]), map(filters, (all) => all.length > FILTER_QUOTA), () => ({
      // Filters that are hidden are not counted: the condition has told them.
      fact: `The ${reader} has ${isUnknown(filters) ? '' : filters.length} filters, and the quota is ${FILTER_QUOTA} until AWS raises it`,
      consequence: `${service} refuses the ${reader} in an account whose quota was not raised`,
      fix: `Remove filters until ${property} has ${FILTER_QUOTA} or fewer: one pattern can list several values`,
      changes: withFewer(delivery, property),
      severity: 'warning',
    })),
  ];
}

/** Of a pipe any key may be asked for: what it reads depends on its source, and it takes the pattern as it is. */
function patterns(delivery: Delivery, keys?: readonly string[]): readonly Verdict[] {
  const { filters } = delivery.policy;
  // Whether hidden filters are too many is told above, once for all that may be wrong with them.
  return isUnknown(filters) ? [] : filters.flatMap((pattern, i) => {
    // A hidden pattern is told below; of those that it surely is one of, each has to be wrong.
    const problem = (isUnknown(pattern) ? pattern.oneOf ?? [] : [pattern])
      .map((text) => problemOfPattern(String(text), keys)).find((one) => one !== undefined);
    const at = patternProperty(delivery, i);
    return report(
      location([delivery, at]),
      map(pattern, (text) => problemOfPattern(text, keys) !== undefined),
      () => ({
        fact: `Pattern ${problem?.fact} (${clipPattern(formatValue(pattern))})`,
        consequence: `It matches no event: every one is dropped as filtered out, or ${isPipe(delivery) ? 'EventBridge refuses the pipe' : 'Lambda refuses the mapping'}`,
        fix: `${problem?.fix} (${at})`,
        changes: mended(delivery, at, pattern, keys),
      }),
    );
  });
}

function mended(delivery: Delivery, at: string, pattern: Known<string>, keys?: readonly string[]): readonly Change[] {
  // What is hidden is not rewritten.
  const better = isUnknown(pattern) ? undefined : repairPattern(pattern, delivery.source.kind, keys);
  return better === undefined ? [] : setValue(delivery, at, better);
}

function withFewer(delivery: Delivery, property: string): readonly Change[] {
  const { filters } = delivery.policy;
  // What is hidden is not rewritten.
  if (isUnknown(filters) || filters.some(isUnknown)) return [];
  const fewer = mergePatterns(filters as readonly string[]);
  return fewer === undefined ? [] : setValue(delivery, property, fewer.map((pattern) => ({ Pattern: pattern })));
}
