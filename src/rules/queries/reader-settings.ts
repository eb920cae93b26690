/** Where a reader says how it reads: a mapping at the top of its properties, a pipe among the parameters of its source. */
import { Delivery } from '../../model/delivery-graph';

export function isPipe({ source }: Delivery): boolean {
  return source.kind === 'pipe';
}

/** The path of a setting of the source. */
export function inSource({ sourceSettings }: Delivery, name: string): string {
  return sourceSettings === undefined ? name : `${sourceSettings}.${name}`;
}

export function filtersProperty(delivery: Delivery): string {
  return `${isPipe(delivery) ? 'SourceParameters.' : ''}FilterCriteria.Filters`;
}

/** The path of a pattern, by its number among the filters of the policy. */
export function patternProperty(delivery: Delivery, i: number): string {
  return `${filtersProperty(delivery)}.${delivery.policy.filterPlaces?.[i] ?? i}.Pattern`;
}

export function sourceProperty(delivery: Delivery): string {
  return isPipe(delivery) ? 'Source' : 'EventSourceArn';
}

/** Where batches that are given up go, and how the setting is called. */
export function failureProperty(delivery: Delivery): string {
  return isPipe(delivery) ? inSource(delivery, 'DeadLetterConfig') : 'DestinationConfig.OnFailure';
}
