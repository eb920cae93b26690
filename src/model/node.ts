/**
 * The nodes of the delivery graph: the functions that handle events, and the resources that events come from or end in.
 * A node says what a template says of it, with AWS's documented default where the template says nothing, and `Unknown` where an
 * intrinsic or an import hides it. Times are seconds.
 */
import { Known } from './unknown';

/** `<stack>.<logicalId>` for a resource of the app; the ARN, or what is known of it, for one from outside. */
export type NodeId = string;

interface AnyNode {
  readonly id: NodeId;
  /** Stack and logical id; absent for a resource that no template of the app declares. */
  readonly declaredAt?: DeclaredAt;
}

export interface DeclaredAt {
  readonly stack: string;
  readonly logicalId: string;
  /** Construct path, when the template carries it. */
  readonly path?: string;
  /** The condition under which the resource exists. Everything about it is read as if it does. */
  readonly condition?: string;
}

export interface FunctionNode extends AnyNode {
  readonly kind: 'function';
  readonly timeout: Known<number>;
  readonly reservedConcurrency: Known<number | 'unreserved'>;
  /** Where the function's own dead-letter setting sends failed asynchronous events. */
  readonly deadLetter: Known<NodeId | 'none'>;
  readonly durable: Known<boolean>;
}

export interface QueueNode extends AnyNode {
  readonly kind: 'queue';
  readonly fifo: Known<boolean>;
  readonly visibilityTimeout: Known<number>;
  readonly retention: Known<number>;
  readonly redrive: Known<Redrive | 'none'>;
}

export interface Redrive {
  readonly deadLetterQueue: Known<NodeId>;
  readonly maxReceiveCount: Known<number>;
}

export interface TopicNode extends AnyNode {
  readonly kind: 'topic';
  readonly fifo: Known<boolean>;
}

export interface StreamNode extends AnyNode {
  readonly kind: 'stream';
  readonly retention: Known<number>;
  readonly shards: Known<number | 'on-demand'>;
}

/** An enhanced fan-out consumer; the records are those of its stream. */
export interface StreamConsumerNode extends AnyNode {
  readonly kind: 'stream-consumer';
  readonly stream: Known<NodeId>;
}

export interface TableNode extends AnyNode {
  readonly kind: 'table';
  readonly stream: Known<boolean>;
}

/** A node of which delivery needs no attribute beyond its kind. `other` is a push source such as a rule. */
export interface PlainNode extends AnyNode {
  readonly kind: 'bucket' | 'event-bus' | 'kafka-topic' | 'other';
  /** CloudFormation type or ARN service, for people. */
  readonly type?: string;
}

export type DeliveryNode =
  | FunctionNode | QueueNode | TopicNode | StreamNode | StreamConsumerNode | TableNode | PlainNode;

export type NodeKind = DeliveryNode['kind'];
