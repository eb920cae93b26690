import { Known, Unknown } from '../model/known';
import { DeliveryNode, NodeId, NodeKind } from '../model/node';
import { DeliveryPolicy } from '../model/policy';
import { SourceKind } from '../model/target';
import { NodeReader, Nodes } from '../resources/node-reader';
import { Resolved } from '../template/value/resolved';

export interface SourceReader {
  readonly kind: SourceKind;
  /** The kinds of nodes that a mapping of this kind polls. */
  readonly polls: readonly NodeKind[];
  /** Readers of nodes that no other kind of source reads. */
  readonly nodes: readonly NodeReader[];
  policy(delivery: DeliveryToRead): DeliveryPolicy;
  /**
   * The permissions that the execution role needs on the source of a mapping, which may be hidden; undefined where they
   * depend on what is hidden.
   */
  needs?(source: DeliveryNode | undefined, nodes: Nodes, settings: Resolved): readonly SourceNeed[] | undefined;
  /** The node whose key encrypts the records, if it is not the source itself. */
  keptIn?(source: DeliveryNode): Known<NodeId> | undefined;
  /** The source of a mapping that has no `EventSourceArn`; undefined for any other mapping. */
  source?(settings: Resolved, nodes: Nodes): NodeId | undefined;
  /** The topic or queue that the mapping reads. */
  topic?(settings: Resolved): Known<string> | undefined;
}

export interface SourceNeed {
  readonly action: string;
  /** The node that the action is on, if it is not the source itself. */
  readonly on?: Known<NodeId>;
  /** The resource that the action is on, if it is no node. `ABSENT` for an action that takes no resource. */
  readonly value?: Resolved;
  /** Only a statement for every resource surely allows it. */
  readonly everywhere?: true;
  /** AWS lists the action, but nothing fails without it. */
  readonly advised?: true;
  /** Actions that may replace this one. */
  readonly or?: readonly string[];
}

export interface DeliveryToRead {
  /** Properties of the mapping or the invoke config; absent if the app declares none. */
  readonly settings: Resolved;
  readonly source?: DeliveryNode;
  /** Why the source is unknown. */
  readonly hidden?: Unknown;
  /** The function, if it is known. */
  readonly target?: DeliveryNode;
  readonly nodes: Nodes;
}
