/** Property paths of the settings of a reader: a mapping has them at the top level, a pipe in the parameters of its source. */
import { Delivery } from '../../model/delivery-graph';
import { describeResource } from '../kit/wording';

export function isPipe({ source }: Delivery): boolean {
  return source.kind === 'pipe';
}

/** `mapping Reads`, `pipe Moves`: several may read one queue, with the same function or with others. */
export function describeReader(delivery: Delivery): string {
  const noun = isPipe(delivery) ? 'pipe' : 'mapping';
  return delivery.declaredAt === undefined ? `a ${noun}` : `${noun} ${describeResource(delivery.declaredAt)}`;
}

/** The path of a setting that a pipe has in the parameters of its source. */
export function sourceSetting({ sourceSettings }: Delivery, name: string): string {
  return sourceSettings === undefined ? name : `${sourceSettings}.${name}`;
}

export function filtersProperty(delivery: Delivery): string {
  return `${isPipe(delivery) ? 'SourceParameters.' : ''}FilterCriteria.Filters`;
}

/** The path of a pattern, by its index in the filters of the policy. */
export function patternProperty(delivery: Delivery, i: number): string {
  return `${filtersProperty(delivery)}.${delivery.policy.filterPlaces?.[i] ?? i}.Pattern`;
}

export function sourceProperty(delivery: Delivery): string {
  return isPipe(delivery) ? 'Source' : 'EventSourceArn';
}

/** The setting for the destination of discarded batches. */
export function failureProperty(delivery: Delivery): string {
  return isPipe(delivery) ? sourceSetting(delivery, 'DeadLetterConfig') : 'DestinationConfig.OnFailure';
}
