/**
 * The nodes of the delivery graph: the functions that handle events, and the resources that events come from or end in.
 * A node says what a template says of it, with AWS's documented default where the template says nothing, and `Unknown` where an
 * intrinsic or an import hides it. Times are seconds.
 */
import { Known } from './known';

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
  /** Made by aws-cdk-lib for itself (custom resources, log retention, bucket notifications): nobody's events are in it. */
  readonly infrastructure: boolean;
  readonly timeout: Known<number>;
  readonly reservedConcurrency: Known<number | 'unreserved'>;
  /** Where the function's own dead-letter setting sends failed asynchronous events. */
  readonly deadLetter: Known<NodeId | 'none'>;
  readonly durable: Known<boolean>;
  /** The longest that a whole durable execution may take; `none` where the function is not durable. */
  readonly executionTimeout: Known<number | 'none'>;
  /** The execution role. */
  readonly role: Known<NodeId | 'none'>;
  /** Every invocation names a tenant, and tenants share no environment. */
  readonly tenantIsolated: Known<boolean>;
  /** Published versions start from a snapshot. */
  readonly snapStart: Known<boolean>;
  readonly network: Known<Network | 'none'>;
  /** The aliases and versions of the function that the app declares, sorted by declaration. */
  readonly qualifiers: readonly FunctionQualifier[];
}

export interface FunctionQualifier {
  readonly kind: 'alias' | 'version';
  /** The alias's name; a version's number is known only at deployment. */
  readonly name: Known<string>;
  readonly declaredAt: DeclaredAt;
  readonly provisionedConcurrency: Known<number | 'none'>;
}

/** The VPC of a function or a cluster, as far as the app declares its subnets and their routes. */
export interface Network {
  /** Every subnet has a default route that leaves the VPC. */
  readonly outbound: Known<boolean>;
  /** Services that the VPC has an endpoint for, as in `com.amazonaws.<Region>.<service>`, sorted. */
  readonly endpoints: Known<readonly Known<string>[]>;
}

export interface QueueNode extends AnyNode {
  readonly kind: 'queue';
  readonly fifo: Known<boolean>;
  readonly visibilityTimeout: Known<number>;
  readonly retention: Known<number>;
  readonly redrive: Known<Redrive | 'none'>;
  /** The queues that may have it as their dead-letter queue. */
  readonly redriveSources: Known<'all' | readonly Known<NodeId>[]>;
  readonly key: CustomerKey;
  /** An alarm of the app, with its actions enabled, goes off when the depth of the queue or the age of its messages grows. */
  readonly hasAlarm: Known<boolean>;
  /** An alarm that would, were its actions not switched off. */
  readonly silentAlarm?: DeclaredAt;
}

/** The customer key of KMS that encrypts what is kept; `none` where AWS's own key or none does. */
export type CustomerKey = Known<NodeId | 'none'>;

export interface Redrive {
  readonly deadLetterQueue: Known<NodeId>;
  readonly maxReceiveCount: Known<number>;
}

export interface TopicNode extends AnyNode {
  readonly kind: 'topic';
  readonly fifo: Known<boolean>;
  /** Bytes. */
  readonly maximumMessageSize: Known<number>;
  readonly key: CustomerKey;
}

export interface StreamNode extends AnyNode {
  readonly kind: 'stream';
  readonly retention: Known<number>;
  readonly shards: Known<number | 'on-demand'>;
  readonly key: CustomerKey;
}

/** An enhanced fan-out consumer; the records are those of its stream. */
export interface StreamConsumerNode extends AnyNode {
  readonly kind: 'stream-consumer';
  readonly stream: Known<NodeId>;
}

export interface TableNode extends AnyNode {
  readonly kind: 'table';
  readonly stream: Known<boolean>;
  /** What its stream tells of a changed item: `StreamViewType`. */
  readonly streamView: Known<string | 'none'>;
  /** Copies in other Regions, which read the stream too. */
  readonly replicated: Known<boolean>;
  readonly key: CustomerKey;
}

export interface BucketNode extends AnyNode {
  readonly kind: 'bucket';
  readonly key: CustomerKey;
}

/** Lambda's pollers work from the VPC of the cluster that they read. */
export interface KafkaClusterNode extends AnyNode {
  readonly kind: 'kafka-cluster';
  /** Absent where its subnets are not the app's. */
  readonly network?: Known<Network>;
}

/** A node of which delivery needs no attribute beyond its kind. */
export interface PlainNode extends AnyNode {
  readonly kind: PlainKind;
  /** CloudFormation type or ARN service, for people. */
  readonly type?: string;
}

export type PlainKind =
  | 'event-bus' | 'rule' | 'schedule' | 'pipe' | 'log-group' | 'api' | 'kafka-topic' | 'broker' | 'document-cluster'
  | 'role' | 'key' | 'other';

export type DeliveryNode =
  | FunctionNode | QueueNode | TopicNode | StreamNode | StreamConsumerNode | TableNode | BucketNode
  | KafkaClusterNode | PlainNode;

export type NodeKind = DeliveryNode['kind'];
