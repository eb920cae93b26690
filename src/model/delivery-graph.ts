/**
 * The whole app as one graph: sources → functions → exits. Plain read-only data that survives `JSON.stringify`; nodes and deliveries
 * are sorted by id, so that one app always gives the same bytes.
 */
import { DeclaredAt, DeliveryNode, NodeId } from './node';
import { DeliveryPolicy } from './policy';
import { Known } from './unknown';

export interface DeliveryGraph {
  /** Version of this format; a reader must refuse one that it does not know. */
  readonly version: 1;
  readonly nodes: readonly DeliveryNode[];
  readonly deliveries: readonly Delivery[];
}

/** One way for events to reach one function and qualifier. */
export interface Delivery {
  /**
   * Unique in the graph. A mapping's is its resource's id; of asynchronous invocation, whose settings are shared by all who invoke, it is
   * `<source> -> <function>:<qualifier>`, with `*` for a source that the app does not name.
   */
  readonly id: string;
  readonly source: Source;
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  /** The mapping or invoke config; absent when the app relies on the service's defaults. */
  readonly declaredAt?: DeclaredAt;
}

export interface Source {
  readonly kind: SourceKind;
  /** The node that events come from; absent when any caller may send them (asynchronous invocation). */
  readonly node?: Known<NodeId>;
}

export type SourceKind = 'async' | 'queue' | 'kinesis' | 'dynamodb' | 'unknown';

export interface Target {
  readonly function: Known<NodeId>;
  /** `$LATEST`, an alias's name or a version's number. */
  readonly qualifier: Known<string>;
  /** The alias or version of the app that is named; a version's number is known only at deployment. */
  readonly through?: DeclaredAt;
}
