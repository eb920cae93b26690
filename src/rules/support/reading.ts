/** Where a reader says how it reads: a mapping at the top of its properties, a pipe among the parameters of its source. */
import { Lookup, Polled } from './lookup';
import { Delivery } from '../../model/delivery-graph';
import { NodeKind } from '../../model/node';

/** Who keeps a place in nodes of a kind, mapping or pipe. */
export function reading<K extends NodeKind>(app: Lookup, kind: K): readonly Polled<K>[] {
  return app.readers.flatMap((delivery) => {
    const from = app.nodeOf(kind, delivery.source.node);
    return from === undefined ? [] : [{ delivery, from }];
  });
}

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

export function sourceProperty(delivery: Delivery): string {
  return isPipe(delivery) ? 'Source' : 'EventSourceArn';
}

/** Where batches that are given up go, and how the setting is called. */
export function failureProperty(delivery: Delivery): string {
  return isPipe(delivery) ? inSource(delivery, 'DeadLetterConfig') : 'DestinationConfig.OnFailure';
}
