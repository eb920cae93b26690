/**
 * How a service pushes an event to Lambda: how long and how often it retries, and the dead-letter queue for events that
 * it discards. Times are seconds.
 */
import { Known } from './known';
import { DeclaredAt, NodeId } from './node';
import { Setting } from './setting';

export interface EventPatternSetting {
  /** Path in the resource's properties. */
  readonly property: string;
  /** What the pattern filters on: a whole event, or the attributes or body of a message. */
  readonly asks: Known<'event' | 'attributes' | 'body'>;
}

export interface PushTarget {
  /** The rule, subscription, schedule, bucket or other resource that names the function. */
  readonly declaredAt: DeclaredAt;
  /** Path in its properties to the target, such as `Targets.0`; empty if the whole resource is the target. */
  readonly property: string;
  /**
   * Whether the service sends by the target's own policy, by a role, by either of the two, or with the permissions of whoever
   * deploys.
   */
  readonly authority: 'permission' | 'role' | 'role-or-permission' | 'deployer';
  /** That role. */
  readonly role?: Known<NodeId | 'none'>;
  readonly retries: Known<number | 'undocumented'>;
  readonly maxAge: Known<number | 'undocumented'>;
  readonly deadLetter: Known<NodeId | 'none'>;
  /** The role by which the service writes there, if it is not `role`. */
  readonly deadLetterRole?: Known<NodeId | 'none'>;
  /** Path to the dead-letter setting in the resource's properties; absent if the service has none. */
  readonly deadLetterProperty?: string;
  /** The type of resource that can replace this one and has a dead-letter setting, if this one has none. */
  readonly deadLetterElsewhere?: string;
  /** Paths of the retry settings, if the service has them. */
  readonly retriesProperty?: string;
  /** The condition on events, as JSON text in the service's own pattern language. */
  readonly filter: Known<string | 'none'>;
  /** The setting, if that language is the one of event patterns. */
  readonly pattern?: EventPatternSetting;
  /** The event patterns of a pipe, of which one must match. */
  readonly filters?: Known<readonly Known<string>[]>;
  /** The index of each filter in the template's list; absent if the list has no entry without a value. */
  readonly filterPlaces?: readonly number[];
  readonly enabled: Known<boolean>;
  /** The path of that setting in the resource's properties, where it is a flag and not `State`. */
  readonly enabledProperty?: string;
  /** Whether a timeout ends the wait for a task token; absent where nothing waits for one. */
  readonly endsTokenWait?: Known<boolean>;
  /** The service invokes asynchronously and waits until the function reports its result: what fails ends there too. */
  readonly awaitsResult?: true;
  /** The Region in which SNS looks for the topic of a subscription; absent where neither it nor its stack says one. */
  readonly topicRegion?: Known<string>;
  /** The settings of the target, by their paths in the resource's properties. */
  readonly settings: readonly Setting[];
}
