/** A way of events between two nodes that are no functions: a rule catches a bus, a topic fans out to a queue, a bucket tells a queue. */
import { Access } from './access';
import { Known } from './known';
import { DeclaredAt, NodeId } from './node';
import { EventPatternSetting } from './push-target';
import { Setting } from './setting';

export interface Link {
  readonly from: Known<NodeId>;
  readonly to: Known<NodeId>;
  readonly by: 'rule' | 'target' | 'subscription' | 'notification' | 'pipe' | 'schedule';
  /** The condition on events, as JSON text. */
  readonly filter: Known<string | 'none'>;
  /** Where that is a pattern of events. */
  readonly pattern?: EventPatternSetting;
  /** The resource that makes the link. */
  readonly declaredAt: DeclaredAt;
  /** Path in its properties to what names the target; empty where the whole resource does. */
  readonly property: string;
  /** Of a notification, all that it says, by the paths in the resource's properties. */
  readonly settings?: readonly Setting[];
  /** Where what the link cannot deliver ends. */
  readonly deadLetter: Known<NodeId | 'none'>;
  /** What the service must be allowed to do on this way, as far as it needs leave, with the app's answer. */
  readonly access: readonly Access[];
}
