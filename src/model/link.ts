/** A way of events between two nodes that invokes no function: from a bus to a rule, from a topic to a queue. */
import { Access } from './access';
import { Known } from './known';
import { DeclaredAt, NodeId } from './node';
import { EventPatternSetting } from './push-target';
import { Setting } from './setting';

export interface Link {
  readonly from: Known<NodeId>;
  readonly to: Known<NodeId>;
  readonly by: 'rule' | 'target' | 'subscription' | 'notification' | 'pipe' | 'schedule' | 'action';
  /** The condition on events, as JSON text. */
  readonly filter: Known<string | 'none'>;
  /** The setting, if the condition is an event pattern. */
  readonly pattern?: EventPatternSetting;
  /** The resource that declares the link. */
  readonly declaredAt: DeclaredAt;
  /** Path in its properties to the setting that names the target; empty if the whole resource does. */
  readonly property: string;
  /** The event patterns of a pipe, of which one must match. */
  readonly filters?: Known<readonly Known<string>[]>;
  /** The index of each filter in the template's list; absent if the list has no entry without a value. */
  readonly filterPlaces?: readonly number[];
  /** The Region in which SNS looks for the topic of a subscription; absent where neither it nor its stack says one. */
  readonly topicRegion?: Known<string>;
  /** The buckets that an event pattern names. */
  readonly buckets?: readonly Known<NodeId>[];
  /** Absent where it is enabled. */
  readonly enabled?: Known<boolean>;
  /** The settings of the place, by their paths in the resource's properties. */
  readonly settings: readonly Setting[];
  /** How often the service tries again to hand an event over, and for how many seconds. */
  readonly retries: Known<number | 'undocumented'>;
  readonly maxAge: Known<number | 'undocumented'>;
  /** Where events go that the link cannot deliver. */
  readonly deadLetter: Known<NodeId | 'none'>;
  /** Path to the dead-letter setting in the resource's properties; absent if the link has none. */
  readonly deadLetterProperty?: string;
  /** The type of resource that can replace this one and has a dead-letter setting, if this one has none. */
  readonly deadLetterElsewhere?: string;
  /** Every permission that the service needs for this link, and whether the app allows it. */
  readonly access: readonly Access[];
}
