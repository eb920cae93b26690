/**
 * The whole app as one graph: sources → functions → exits. Plain read-only data that survives `JSON.stringify`; nodes and deliveries
 * are sorted by id, so that one app always gives the same bytes.
 */
import { Access, InvokePermission } from './access';
import { Known } from './known';
import { Link } from './link';
import { DeclaredAt, DeliveryNode } from './node';
import { DeliveryPolicy } from './policy';
import { PushTarget } from './push-target';
import { Setting } from './setting';
import { Source, Target } from './target';

export interface DeliveryGraph {
  /** Version of this format; a reader must refuse one that it does not know. */
  readonly version: 1;
  readonly nodes: readonly DeliveryNode[];
  readonly deliveries: readonly Delivery[];
  /** Ways between nodes on which no function is invoked. */
  readonly links: readonly Link[];
  /** Every permission to invoke a function that the app declares. */
  readonly permissions: readonly InvokePermission[];
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
  /** The mapping, invoke config, pipe, URL or integration; absent when the app relies on the service's defaults. */
  readonly declaredAt?: DeclaredAt;
  /** All that `declaredAt` says, sorted by property; a setting left out is not here, and its default holds. */
  readonly settings: readonly Setting[];
  /** Of a pipe, the path to what it says of its source. */
  readonly sourceSettings?: string;
  /** What happens before Lambda accepts the event; absent where Lambda polls, or where the service has nothing to set. */
  readonly pushTarget?: PushTarget;
  /** Further places where the same source hands the same function events: a bucket lists each notification by itself. */
  readonly furtherPushTargets?: readonly PushTarget[];
  /** Every permission that the event's way needs, with the app's answer. */
  readonly access: readonly Access[];
  /** Whether `declaredAt` is made only after the role policies that it needs; absent where it needs none that the app declares. */
  readonly waitsForPermissions?: Known<boolean>;
}
