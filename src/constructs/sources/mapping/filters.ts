/** Checks filters and returns them as properties of an event source mapping. */
import { Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { NumberOption } from '../../../facts/number-option';
import { FILTER_QUOTA, RAISED_FILTER_QUOTA } from '../../../patterns/facts';
import { PatternLimits, problemOfPattern } from '../../../patterns/filter-pattern';
import { isAbsent, isKnownNumber, wholeNumber } from '../../wiring/number-prop';
import { refuseOtherKinds } from '../../wiring/prop-kinds';
import { refuse } from '../../wiring/refuse';
import { openKeyOfFilters } from './filter-key';
import { FilteredEventSourceConsumerProps } from './filtered-event-source-consumer-props';

const FILTERS: NumberOption = { min: FILTER_QUOTA, max: RAISED_FILTER_QUOTA, unit: 'filters', default: FILTER_QUOTA };

interface FilterLimits {
  readonly filterKeys?: readonly string[];
  readonly jsonKey?: string;
}

type FilterSettings = Pick<lambda.CfnEventSourceMappingProps, 'filterCriteria' | 'kmsKeyArn'>;

export function filterSettings(
  scope: Construct,
  props: FilteredEventSourceConsumerProps,
  { filterKeys: rootKeys = [], jsonKey, arn }: FilterLimits & { readonly arn?: string },
): FilterSettings {
  const { filters, filterEncryption } = props;
  refuseOtherKinds(scope, props, {
    filterEncryption: ['key', 'Lambda could not encrypt the filters with it', 'leave filterEncryption out for a key of AWS'],
  });
  const quota = wholeNumber(scope, 'filterQuota', props.filterQuota, FILTERS) ?? FILTER_QUOTA;
  if (isAbsent(filters) || (!Token.isUnresolved(filters) && filters.length === 0)) {
    refuseKeyWithoutFilters(scope, props);
    return {};
  }
  if (!Token.isUnresolved(filters)) {
    refuseOtherType(scope, filters);
    refuseFiltersAboveQuota(scope, filters.length, quota);
    filters.forEach((filter, index) => checkFilter(scope, `filters[${index}]`, filter, { rootKeys, jsonKey }));
    refuseRepeatedFilter(scope, filters);
  }
  if (filterEncryption) openKeyOfFilters(scope, filterEncryption, arn);
  return { filterCriteria: { filters }, kmsKeyArn: filterEncryption?.keyArn };
}

function refuseKeyWithoutFilters(scope: Construct, { filterEncryption }: FilteredEventSourceConsumerProps): void {
  if (filterEncryption) {
    refuse(scope, {
      prop: 'filterEncryption',
      fact: 'is given, but there are no filters to encrypt',
      consequence: 'AWS rejects the event source mapping',
      fix: 'Add filters, or leave the key out',
    });
  }
}

function refuseOtherType(scope: Construct, filters: unknown): void {
  if (!Array.isArray(filters)) {
    refuse(scope, {
      prop: 'filters',
      fact: 'is not a list',
      consequence: 'A mapping takes a list of filters',
      fix: 'Give a list: filters: [lambda.FilterCriteria.filter({ … })]',
    });
  }
}

function refuseFiltersAboveQuota(scope: Construct, count: number, quota: number): void {
  if (isKnownNumber(quota) && count > quota) {
    refuse(scope, {
      prop: 'filters',
      fact: `has ${count} filters, above the quota of ${quota}`,
      consequence: 'AWS rejects the event source mapping',
      fix: quota === RAISED_FILTER_QUOTA
        ? 'Combine patterns with $or'
        : `Combine patterns with $or, or set filterQuota if AWS has raised the quota, up to ${RAISED_FILTER_QUOTA}`,
    });
  }
}

function refuseRepeatedFilter(scope: Construct, filters: readonly { [key: string]: unknown }[]): void {
  const texts = filters.map((filter) => JSON.stringify(filter));
  const repeated = texts.findIndex((text, index) => texts.indexOf(text) < index);
  if (repeated !== -1) {
    refuse(scope, {
      prop: `filters[${repeated}]`,
      fact: `repeats filters[${texts.indexOf(texts[repeated])}]`,
      consequence: 'AWS rejects the event source mapping',
      fix: 'Remove it',
    });
  }
}

function checkFilter(
  scope: Construct, prop: string, filter: { [key: string]: unknown }, limits: PatternLimits,
): void {
  if (Token.isUnresolved(filter)) {
    return;
  }
  const pattern = filter?.pattern;
  if (typeof pattern !== 'string') {
    refuse(scope, {
      prop,
      fact: 'has no pattern',
      consequence: 'It would match nothing, and Lambda would drop every event',
      fix: 'Create it with lambda.FilterCriteria.filter({ … })',
    });
  }
  const problem = Token.isUnresolved(pattern) ? undefined : problemOfPattern(pattern, limits);
  if (problem) {
    refuse(scope, {
      prop,
      fact: problem.fact,
      consequence: 'AWS rejects it, or it matches nothing and Lambda drops every event',
      fix: problem.fix,
    });
  }
}
