import { Known } from '../model/known';
import { DeliveryNode, NodeId, NodeKind } from '../model/node';
import { DeliveryPolicy } from '../model/policy';
import { SourceKind } from '../model/target';
import { NodeReader, Nodes } from '../resources/node-reader';
import { Resolved } from '../template/value/resolved';

export interface SourceReader {
  readonly kind: SourceKind;
  /** The nodes that a mapping of this kind polls; empty where nothing is polled. */
  readonly polls: readonly NodeKind[];
  /** Readers for the nodes that only this kind knows. */
  readonly nodes: readonly NodeReader[];
  policy(delivery: DeliveryToRead): DeliveryPolicy;
  /** What the execution role must be allowed to do with the source of a mapping. */
  needs?(source: DeliveryNode, nodes: Nodes, settings: Resolved): readonly SourceNeed[];
  /** Whose key encrypts what is read, where that is not the source itself. */
  keptIn?(source: DeliveryNode): Known<NodeId> | undefined;
  /** The source of a mapping that names it in a way of its own; undefined for any other mapping. */
  source?(settings: Resolved, nodes: Nodes): NodeId | undefined;
  /** The topic that is read. */
  topic?(settings: Resolved): Known<string> | undefined;
}

export interface SourceNeed {
  readonly action: string;
  /** Where it is not the source itself. */
  readonly on?: Known<NodeId>;
  /** What the action is on, where that is no node; absent where it takes no resource. */
  readonly value?: Resolved;
  /** A statement allows it on every resource. */
  readonly everywhere?: true;
  /** Actions of which one does as well. */
  readonly or?: readonly string[];
}

export interface DeliveryToRead {
  /** Properties of the mapping or the invoke config; absent where the app declares none. */
  readonly settings: Resolved;
  readonly source?: DeliveryNode;
  /** The function, when it is known. */
  readonly target?: DeliveryNode;
  readonly nodes: Nodes;
}
