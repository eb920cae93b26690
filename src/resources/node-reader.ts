/**
 * How one kind of node is read: from the resource that declares it, or from the ARN that is all an app says of something outside it.
 * Each kind brings its own reader; the graph asks the one that knows the resource's type or the ARN.
 */
import { Known, Unknown } from '../model/known';
import { DeclaredAt, DeliveryNode, NodeId } from '../model/node';
import { Arn } from '../template/arn/arn';
import { ArnOrResource } from '../template/arn/resolve-arn';
import { Resource } from '../template/stack';
import { Resolved } from '../template/value/resolved';

export interface NodeReader {
  readonly kind: DeliveryNode['kind'];
  /** CloudFormation resource types. */
  readonly types: readonly string[];
  /** Service of the ARN. */
  readonly service: string;
  /** The property that gives a resource its name, and the name that an ARN says. */
  readonly nameProperty: string;
  /** Whether an ARN of the service is of this kind. */
  matches(arn: Arn): boolean;
  nameIn(arn: Arn): string;
  fromResource(id: NodeId, resource: Resource, nodes: Nodes): DeliveryNode;
  fromArn(id: NodeId, arn: Arn, nodes: Nodes): DeliveryNode;
}

/** The nodes that are found while others are read. */
export interface Nodes {
  register(place: ArnOrResource): NodeId;
  /** The node that an ARN or a reference leads to; it becomes part of the graph. */
  find(value: Resolved): Known<NodeId>;
  /** The id of that node, whether or not it is a part of the graph. */
  idOf(value: Resolved): Known<NodeId>;
  /** The same as `find` for a function, by name or ARN, with the qualifier that is named. */
  findTarget(value: Resolved): Known<{ readonly id: NodeId; readonly qualifier?: Known<string> }>;
  read(id: NodeId): DeliveryNode;
  /** The node as a value of a template: a reference to it, or its ARN. */
  valueOf(id: NodeId): Resolved;
  /** The resources of a type of which a property leads to the node, in the order of the templates. */
  pointingAt(id: NodeId, type: string, ...property: readonly string[]): readonly Resource[];
  /** Why there may be more of them: where one of the type leads is hidden. */
  hiddenPointer(type: string, ...property: readonly string[]): Unknown | undefined;
  /** Whether an alarm of the app looks at what piles up in the queue, and tells somebody. */
  hasAlarm(id: NodeId): Known<boolean>;
  /** An alarm that looks at it with its actions switched off. */
  silentAlarm(id: NodeId): DeclaredAt | undefined;
}
