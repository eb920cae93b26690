/**
 * What happens to an event between the service that pushes it and Lambda's acceptance: the service tries for so long and so often, and
 * puts what it gives up into a dead-letter queue of its own, if it has one. Times are seconds.
 */
import { Known } from './known';
import { DeclaredAt, NodeId } from './node';
import { Setting } from './setting';

export interface EventPatternSetting {
  /** Path in the resource's properties. */
  readonly property: string;
  /** What it may ask for: all of an event, the attributes beside a message, or what is in it. */
  readonly asks: Known<'event' | 'attributes' | 'body'>;
}

export interface PushTarget {
  /** The rule, subscription, schedule, bucket or other resource that names the function. */
  readonly declaredAt: DeclaredAt;
  /** Path in its properties to what names the function: `Targets.0`; empty where the whole resource is the target. */
  readonly property: string;
  /** Whether the service invokes by the function's own policy or by a role of its own. */
  readonly authority: 'permission' | 'role';
  /** That role. */
  readonly role?: Known<NodeId | 'none'>;
  readonly retries: Known<number | 'undocumented'>;
  readonly maxAge: Known<number | 'undocumented'>;
  readonly deadLetter: Known<NodeId | 'none'>;
  /** Path from the resource's properties to the dead-letter setting; absent where the service has none. */
  readonly deadLetterProperty?: string;
  /** The type of resource that can say the same with a dead-letter setting, where this place has none. */
  readonly deadLetterElsewhere?: string;
  /** Paths of the retry settings, where the service has them. */
  readonly retriesProperty?: string;
  /** The condition on events, as JSON text in the service's own language of patterns. */
  readonly filter: Known<string | 'none'>;
  /** Where that language is the one of event patterns. */
  readonly pattern?: EventPatternSetting;
  readonly enabled: Known<boolean>;
  /** All that the target says, by their paths in the resource's properties. */
  readonly settings: readonly Setting[];
}
