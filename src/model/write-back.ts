/** A function that may write to what invokes it, as its own configuration says: each event may cause the next. */
import { Known } from './known';
import { DeclaredAt, NodeId } from './node';

export interface WriteBack {
  /** The source, or what sends to it. */
  readonly to: NodeId;
  /** The action that a statement names. */
  readonly action: string;
  /** The policy with that statement. */
  readonly policy: DeclaredAt;
  /** The statement names the resource, and not every one. */
  readonly named: boolean;
  /** Of a bucket: the start of the keys that it may write. */
  readonly keys?: string;
  /** The environment variable that names the resource. */
  readonly variable?: string;
  /** Whether the function keeps Lambda from stopping its loops, which says that it means them. */
  readonly intended: Known<boolean>;
}
