/**
 * The nodes of the delivery graph: the functions that handle events, and the resources that events come from or end in.
 * A node has the values of its template, AWS's documented default for a value that the template omits, and `Unknown`
 * for a value that an intrinsic or an import hides. Times are seconds.
 */
import { Known } from './known';
import { Writers } from './writers';

/** Opaque. `nodeId` in node-id.ts makes the id of a resource of the app; the ARN is the id of one outside. */
export type NodeId = string;

interface AnyNode {
  readonly id: NodeId;
  /** Absent for a resource that no template of the app declares. */
  readonly declaredAt?: DeclaredAt;
  /** Absent where neither the stack nor the ARN names it. */
  readonly region?: string;
}

export interface DeclaredAt {
  readonly stack: string;
  readonly logicalId: string;
  /** Construct path, when the template carries it. */
  readonly path?: string;
  /** The condition under which the resource exists. The graph assumes that it does. */
  readonly condition?: string;
}

export interface FunctionNode extends AnyNode {
  readonly kind: 'function';
  /** aws-cdk-lib adds it for its own use, such as custom resources, so it handles none of the app's events. */
  readonly infrastructure: boolean;
  readonly timeout: Known<number>;
  readonly reservedConcurrency: Known<number | 'unreserved'>;
  /** Where the function's own dead-letter setting sends failed asynchronous events. */
  readonly deadLetter: Known<NodeId | 'none'>;
  /** It runs on the instances of a capacity provider (Lambda Managed Instances). */
  readonly managedInstances: Known<boolean>;
  readonly durable: Known<boolean>;
  /** The timeout of a whole durable execution; `none` if the function is not durable. */
  readonly executionTimeout: Known<number | 'none'>;
  /** The execution role. */
  readonly role: Known<NodeId | 'none'>;
  /** Every invocation names a tenant, and tenants do not share an execution environment. */
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
  /** A FIFO queue derives the deduplication id from the body of a message that has none. */
  readonly contentBasedDeduplication: Known<boolean>;
  /** Bytes. */
  readonly maximumMessageSize: Known<number>;
  readonly visibilityTimeout: Known<number>;
  readonly retention: Known<number>;
  readonly redrive: Known<Redrive | 'none'>;
  /** The queues that may have it as their dead-letter queue. */
  readonly redriveSources: Known<'all' | readonly Known<NodeId>[]>;
  readonly key: CustomerKey;
  readonly managedKey?: ManagedKey;
  /** Whether an alarm with actions watches the queue's depth or the age of its messages. */
  readonly hasAlarm: Known<boolean>;
  /** An alarm that watches the queue but has its actions disabled. */
  readonly silentAlarm?: DeclaredAt;
  /** Absent where no filter of the app depends on it. */
  readonly writers?: Writers;
}

/** The customer managed KMS key that encrypts the data; `none` for an AWS key or no key. */
export type CustomerKey = Known<NodeId | 'none'>;

/** The node of the key that AWS manages for the service of the resource. No service may use it for itself. */
export type ManagedKey = Known<NodeId>;

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
  readonly managedKey?: ManagedKey;
  /** Whether the app subscribes anything to it. */
  readonly subscribed: Known<boolean>;
  /** Absent where no filter of the app depends on it. */
  readonly writers?: Writers;
}

export interface StreamNode extends AnyNode {
  readonly kind: 'stream';
  readonly retention: Known<number>;
  readonly shards: Known<number | 'on-demand'>;
  /** The tables of the app whose changes DynamoDB writes to it; absent if there is none. */
  readonly changesOf?: readonly NodeId[];
  readonly key: CustomerKey;
}

/** An enhanced fan-out consumer of a stream. */
export interface StreamConsumerNode extends AnyNode {
  readonly kind: 'stream-consumer';
  readonly stream: Known<NodeId>;
}

export interface TableNode extends AnyNode {
  readonly kind: 'table';
  readonly stream: Known<boolean>;
  /** `StreamViewType`. */
  readonly streamView: Known<string | 'none'>;
  /** Replicas in other Regions read the stream too. */
  readonly replicated: Known<boolean>;
  /** The global table of the app that has this replica in another Region; else absent. */
  readonly replicaOf?: NodeId;
  readonly key: CustomerKey;
}

export interface BucketNode extends AnyNode {
  readonly kind: 'bucket';
  readonly key: CustomerKey;
  /** Whether S3 sends the bucket's events to the default bus. */
  readonly eventBridge: Known<boolean>;
  /** An object of a versioned bucket is deleted by a delete marker. */
  readonly versioned: Known<boolean>;
  /** What sets its notifications, the bucket itself first; absent where it is one resource or none. */
  readonly notificationOwners?: readonly NotificationOwner[];
}

/** A resource that sets notifications of a bucket, which has one configuration for all. */
export interface NotificationOwner {
  readonly declaredAt: DeclaredAt;
  /** It replaces the whole configuration, and does not keep what others have set. */
  readonly replaces: Known<boolean>;
}

export interface RuleNode extends AnyNode {
  readonly kind: 'rule';
  /** Whether it is on the default bus of its account and Region. */
  readonly onDefaultBus: Known<boolean>;
  readonly schedule: Known<string | 'none'>;
  readonly state: Known<string>;
}

/** An SES receipt rule. */
export interface ReceiptRuleNode extends AnyNode {
  readonly kind: 'receipt-rule';
  readonly name: Known<string>;
  /** Only one rule set of an account and Region is active. */
  readonly ruleSet: Known<NodeId>;
  /** The rule before it in its rule set, by node or name; the place of one that names none depends on the deployment. */
  readonly after: Known<NodeId | string>;
  /** Addresses, domains, and `.example.com` for all subdomains, in lower case. */
  readonly recipients: Known<'all' | readonly Known<string>[]>;
  readonly enabled: Known<boolean>;
  /** Later rules of the set do not get its mail. */
  readonly endsRuleSet: Known<boolean>;
}

export interface BusNode extends AnyNode {
  readonly kind: 'event-bus';
  /** CloudFormation type, for people; absent for the classic bus. */
  readonly type?: string;
  /** Whether a policy of the app lets others put events on it. */
  readonly takesOthers: Known<boolean>;
  /** The event patterns of its archives, as JSON text; `none` keeps every event. */
  readonly archives: Known<readonly Known<string | 'none'>[]>;
}

/** Lambda's pollers run in the VPC of the cluster that they read. */
export interface KafkaClusterNode extends AnyNode {
  readonly kind: 'kafka-cluster';
  /** Absent if the app does not declare its subnets. */
  readonly network?: Known<Network>;
}

export interface LogGroupNode extends AnyNode {
  readonly kind: 'log-group';
  /** The functions of the app that write their log to it, sorted. */
  readonly loggers: readonly Logger[];
}

/** Where a name is hidden, only a function that the log group invokes, itself or through a stream, is listed. */
export interface Logger {
  readonly function: NodeId;
  readonly writes: Known<boolean>;
}

/** A node without attributes that deliveries depend on. */
export interface PlainNode extends AnyNode {
  readonly kind: PlainKind;
  /** CloudFormation type or ARN service, for people. */
  readonly type?: string;
}

export type PlainKind =
  | 'schedule' | 'pipe' | 'state-machine' | 'api' | 'kafka-topic' | 'broker' | 'document-cluster'
  | 'role' | 'key' | 'other';

export type DeliveryNode =
  | FunctionNode | QueueNode | TopicNode | StreamNode | StreamConsumerNode | TableNode | BucketNode
  | BusNode | RuleNode | ReceiptRuleNode | KafkaClusterNode | LogGroupNode | PlainNode;

export type NodeKind = DeliveryNode['kind'];
