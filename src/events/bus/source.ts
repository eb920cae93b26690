/** What one source sends to a bus. */
import { Shape } from '../shape';

export interface BusSource {
  /** The field `source` of its events. */
  readonly source: string;
  /** Types of events that look alike, and their `detail`. */
  readonly events: readonly BusEvents[];
  /** AWS's page lists every type; another one is unlikely. */
  readonly complete?: true;
}

export interface BusEvents {
  /** The field `detail-type`. */
  readonly types: readonly string[];
  readonly detail: Shape;
}
