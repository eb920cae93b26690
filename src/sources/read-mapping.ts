/** Reads the settings that event source mappings of all kinds share. */
import { anyOf, isUnknown, Known, map } from '../model/known';
import { DeliveryPolicy } from '../model/policy';
import { at, booleanOf, listOf, textOf } from '../template/value/fields';
import { filterText } from '../template/value/filter-text';
import { Resolved } from '../template/value/resolved';

export function enabledOf(settings: Resolved): Known<boolean> {
  return booleanOf(at(settings, 'Enabled'), true);
}

export function filtersOf(settings: Resolved): Pick<DeliveryPolicy, 'filters' | 'filterPlaces'> {
  const list = at(settings, 'FilterCriteria', 'Filters');
  const filters = listOf(list);
  return {
    filters: isUnknown(filters) ? filters : filters.map((filter) => patternOf(at(filter, 'Pattern'))),
    ...(list.is === 'list' && list.places !== undefined ? { filterPlaces: list.places } : {}),
  };
}

/** A filter without a pattern takes everything. Several texts of which it is one are known as these. */
function patternOf(pattern: Resolved): Known<string> {
  return pattern.is === 'text' || pattern.is === 'fields' ? filterText(pattern) : textOf(pattern, '{}');
}

export function reportsItemFailures(settings: Resolved): Known<boolean> {
  const types = listOf(at(settings, 'FunctionResponseTypes'));
  if (isUnknown(types)) return types;
  return anyOf(types.map((type) => map(textOf(type, ''), (name) => name === 'ReportBatchItemFailures')));
}
