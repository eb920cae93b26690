/** A filter that Lambda cannot use, or that asks for what no record has, drops every event without a word. */
import { Change } from './change';
import { defineRule } from './define-rule';
import { Verdict } from './finding';
import { Delivery, SourceKind } from '../model/delivery-graph';
import { isUnknown, Known } from '../model/unknown';
import { DYNAMODB_FILTER_KEYS } from '../sources/dynamodb/facts';
import { FILTER_QUOTA, problemOfPattern } from '../sources/filter-pattern';
import { set } from './support/changes';
import { is, judge, place } from './support/judge';
import { mendedPattern } from './support/mended-pattern';
import { mergedPatterns } from './support/merged-patterns';
import { say } from './support/words';
import { KAFKA_FILTER_KEYS } from '../sources/kafka/facts';
import { KINESIS_FILTER_KEYS } from '../sources/kinesis/facts';
import { MQ_FILTER_KEYS } from '../sources/mq/facts';
import { QUEUE_FILTER_KEYS } from '../sources/queue/facts';

const KEYS: Partial<Record<SourceKind, readonly string[]>> = {
  queue: QUEUE_FILTER_KEYS, kinesis: KINESIS_FILTER_KEYS, dynamodb: DYNAMODB_FILTER_KEYS, kafka: KAFKA_FILTER_KEYS, mq: MQ_FILTER_KEYS,
};

export const filterPatternIsValid = defineRule({
  id: 'filter-pattern-is-valid',
  severity: 'error',
  why: 'A pattern that matches nothing drops every event: a queue\'s messages are deleted, a stream\'s records skipped.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
  check: (app) => app.mappings.flatMap((delivery) => {
    const keys = KEYS[delivery.source.kind];
    const { filters } = delivery.policy;
    return keys === undefined ? [] : [
      ...patterns(delivery, keys),
      ...judge(place([delivery, 'FilterCriteria.Filters']), is(filters, (all) => all.length > FILTER_QUOTA), () => ({
        fact: `The mapping has ${isUnknown(filters) ? '' : filters.length} filters, and the quota is ${FILTER_QUOTA} until AWS raises it`,
        consequence: 'Lambda refuses the mapping in an account whose quota was not raised',
        fix: `Remove filters until FilterCriteria.Filters has ${FILTER_QUOTA} or fewer: one pattern can list several values`,
        changes: withFewer(delivery),
        severity: 'warning',
      })),
    ];
  }),
});

function patterns(delivery: Delivery, keys: readonly string[]): readonly Verdict[] {
  const { filters } = delivery.policy;
  return isUnknown(filters) ? [] : filters.flatMap((pattern, i) => {
    const problem = isUnknown(pattern) ? undefined : problemOfPattern(pattern, keys);
    return judge(
      place([delivery, `FilterCriteria.Filters.${i}.Pattern`]),
      is(pattern, () => problem !== undefined),
      () => ({
        fact: `Pattern ${problem?.fact} (${clipped(say(pattern))})`,
        consequence: 'It matches no event: every one is dropped as filtered out, or Lambda refuses the mapping',
        fix: `${problem?.fix} (FilterCriteria.Filters.${i}.Pattern)`,
        changes: mended(delivery, i, pattern, keys),
      }),
    );
  });
}

function mended(delivery: Delivery, i: number, pattern: Known<string>, keys: readonly string[]): readonly Change[] {
  const better = isUnknown(pattern) ? undefined : mendedPattern(pattern, delivery.source.kind, keys);
  return better === undefined ? [] : set(delivery, `FilterCriteria.Filters.${i}.Pattern`, better);
}

function withFewer(delivery: Delivery): readonly Change[] {
  const { filters } = delivery.policy;
  if (isUnknown(filters) || filters.some(isUnknown)) return [];
  const fewer = mergedPatterns(filters as readonly string[]);
  return fewer === undefined ? [] : set(delivery, 'FilterCriteria.Filters', fewer.map((pattern) => ({ Pattern: pattern })));
}

function clipped(pattern: string): string {
  return pattern.length > 200 ? `${pattern.slice(0, 200)}…` : pattern;
}
