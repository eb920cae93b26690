/**
 * The whole app as one graph: sources → functions → exits. The graph is plain read-only data that survives
 * `JSON.stringify`. Nodes and deliveries are sorted by id, so that one app always gives the same bytes.
 */
import { Access, FunctionPolicy, InvokePermission } from './access';
import { Alarm } from './alarm';
import { Known } from './known';
import { Link } from './link';
import { DeclaredAt, DeliveryNode } from './node';
import { DeliveryPolicy } from './policy';
import { PushTarget } from './push-target';
import { Setting } from './setting';
import { Source, Target } from './target';
import { Trail } from './trail';
import { UnreadCaller } from './unread-caller';
import { WriteBack } from './write-back';

export interface DeliveryGraph {
  /** Version of this format. A reader must refuse a version that it does not know. */
  readonly version: 1;
  readonly nodes: readonly DeliveryNode[];
  readonly deliveries: readonly Delivery[];
  /** Ways between nodes that invoke no function. */
  readonly links: readonly Link[];
  /** Every permission to invoke a function that the app declares. */
  readonly permissions: readonly InvokePermission[];
  /** Every policy that replaces all permissions of its function and qualifier. */
  readonly functionPolicies: readonly FunctionPolicy[];
  /** Every trail of CloudTrail that the app declares. */
  readonly trails: readonly Trail[];
  /** Every property that names a function and is not read as a way to invoke it. */
  readonly unreadCallers: readonly UnreadCaller[];
  /** Every alarm of the app, with its actions enabled, that goes off when a node or mapping of the graph keeps or loses failed events. */
  readonly alarms: readonly Alarm[];
}

/** One way for events to reach one function and qualifier. */
export interface Delivery {
  /**
   * Unique in the graph. A mapping has the id of its resource. An asynchronous invocation, whose settings all callers
   * share, has `<source> -> <function>:<qualifier>`, with `*` for a source that the app does not name.
   */
  readonly id: string;
  readonly source: Source;
  readonly target: Target;
  readonly policy: DeliveryPolicy;
  /** The mapping, invoke config, pipe, URL or integration; absent when the app relies on the service's defaults. */
  readonly declaredAt?: DeclaredAt;
  /** The settings of `declaredAt`, sorted by property. A setting that is not here has its default. */
  readonly settings: readonly Setting[];
  /** The path to the settings for a pipe's source. */
  readonly sourceSettings?: string;
  /** How a service pushes the event to Lambda; absent where Lambda polls, or where the service has no setting. */
  readonly pushTarget?: PushTarget;
  /** More settings by which the same source invokes the same function: a bucket has one for each notification. */
  readonly furtherPushTargets?: readonly PushTarget[];
  /** Where the function may write so that it is invoked again; absent where nothing in the app shows it. */
  readonly writesBack?: readonly WriteBack[];
  /** Every permission that the delivery needs, and whether the app allows it. */
  readonly access: readonly Access[];
  /** Whether CloudFormation creates `declaredAt` after the role policies that it needs; absent if it needs none. */
  readonly waitsForPermissions?: Known<boolean>;
}
