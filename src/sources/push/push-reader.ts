/**
 * The reader of one kind of service that pushes events: to a function, which makes a delivery, or to another resource,
 * which makes a link. Each kind is one folder and one line in `sources/readers.ts`.
 */
import { Known } from '../../model/known';
import { Link } from '../../model/link';
import { NodeId } from '../../model/node';
import { PushTarget } from '../../model/push-target';
import { NodeReader, Nodes } from '../../resources/node-reader';
import { Resource, Stack } from '../../template/stack';
import { Resolved } from '../../template/value/resolved';

export interface PushReader {
  /** The service's principal without its domain. */
  readonly service: string;
  /** The types of resources that name the targets. */
  readonly types: readonly string[];
  /** What it names is always a function, even if it is hidden. */
  readonly namesFunctions?: true;
  /** Readers of nodes that no other kind of source reads. */
  readonly nodes: readonly NodeReader[];
  pushes(resource: Resource, nodes: Nodes): readonly Push[];
}

export interface Push {
  readonly from: Known<NodeId>;
  /** The source's ARN in the template. Two hidden ARNs that are written alike are the same. */
  readonly fromValue?: Resolved;
  /** The source ARNs of the invocation, if they differ from the source. Each needs a permission. */
  readonly sourceArns?: readonly Resolved[];
  /** The source ARN that a permission has to name, if the invocation may have any of many. */
  readonly permissionArn?: Resolved;
  /** The `aws:SourceArn` with which the service assumes its role, where AWS documents it, and the stack that writes it. */
  readonly assumesFor?: { readonly arn: Resolved; readonly stack: Stack };
  /** A function or another target. */
  readonly to: Resolved;
  readonly qualifier?: Resolved;
  /** `sync`: the service waits for the function's answer. */
  readonly way: Known<'async' | 'sync'>;
  /** Whether each invocation names a tenant, where this resource decides it. */
  readonly namesTenant?: Known<boolean>;
  /** How long the service waits, in seconds. */
  readonly answerWithin?: Known<number>;
  /** The path of that setting in the resource's properties; absent if it cannot be set. */
  readonly answerWithinProperty?: string;
  readonly by: Link['by'];
  /** The buckets that the event pattern names. */
  readonly buckets?: readonly Known<NodeId>[];
  readonly pushTarget: PushTarget;
  /** The ARN of the objects that are written where the dead-letter end is a bucket. */
  readonly deadLetterObjects?: Resolved;
}
