/**
 * The reader of one kind of node: from the resource that declares it, or from an ARN if the resource is outside the
 * app. The graph picks the reader by the type or the service.
 */
import { Known, Unknown } from '../model/known';
import { DeclaredAt, DeliveryNode, NodeId } from '../model/node';
import { Arn } from '../template/arn/arn';
import { ArnOrResource } from '../template/arn/resolve-arn';
import { Resource } from '../template/stack';
import { Resolved } from '../template/value/resolved';

export interface NodeReader {
  readonly kind: DeliveryNode['kind'];
  /** CloudFormation types that declare it. */
  readonly types: readonly string[];
  /** The service in its ARN. */
  readonly service: string;
  /** The property that holds the name of a resource. */
  readonly nameProperty: string;
  /** The name of a resource as its ARN has it, where that is more than the property. */
  nameOf?(resource: Resource): Resolved;
  /** Whether an ARN of the service is of this kind. */
  matches(arn: Arn): boolean;
  /** The name in an ARN. */
  nameIn(arn: Arn): string;
  fromResource(id: NodeId, resource: Resource, nodes: Nodes): DeliveryNode;
  fromArn(id: NodeId, arn: Arn, nodes: Nodes): DeliveryNode;
}

/** A node, with the qualifier if it is a function. */
export interface FoundTarget {
  readonly id: NodeId;
  readonly qualifier?: Known<string>;
  /** Nothing names a qualifier. */
  readonly unqualified?: true;
}

/** Finds nodes while others are read. */
export interface Nodes {
  register(place: ArnOrResource): NodeId;
  /** The node of an ARN or a reference. The node becomes part of the graph. */
  find(value: Resolved): Known<NodeId>;
  /** The id of that node, which does not become part of the graph. */
  idOf(value: Resolved): Known<NodeId>;
  /** Like `find`, for a target that may be a function with a qualifier. */
  findTarget(value: Resolved): Known<FoundTarget>;
  read(id: NodeId): DeliveryNode;
  /** The node as a value of a template: a reference to it, or its ARN. */
  valueOf(id: NodeId): Resolved;
  /** The resources of a type with a property that refers to the node, in the order of the templates. */
  pointingAt(id: NodeId, type: string, ...property: readonly string[]): readonly Resource[];
  /** Why there may be more such resources: the property of one of them is hidden. */
  hiddenPointer(type: string, ...property: readonly string[]): Unknown | undefined;
  /** Whether an alarm with an action watches the depth of the queue or the age of its messages. */
  hasAlarm(id: NodeId): Known<boolean>;
  /** An alarm that watches the queue and has its actions disabled. */
  silentAlarm(id: NodeId): DeclaredAt | undefined;
}
