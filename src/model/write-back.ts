/** A function that may write to what invokes it by its own configuration: each event may cause the next. */
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
  /** The start of the keys that it may write, if the source is a bucket. */
  readonly keys?: string;
  /** Their end, where the statement names one. */
  readonly keysEnd?: string;
  /** The environment variable that names the resource. */
  readonly variable?: string;
  /** Whether the function turns Lambda's loop detection off (`RecursiveLoop: Allow`), so that its loops are intended. */
  readonly intended: Known<boolean>;
}
