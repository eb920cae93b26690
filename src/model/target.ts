/** The two ends of a delivery: the source, and the function and qualifier that it invokes. */
import { Known } from './known';
import { DeclaredAt, NodeId } from './node';

export interface Source {
  readonly kind: SourceKind;
  /**
   * Of an unknown kind: the kinds that take every option that the mapping sets, and require no option that it lacks.
   * Lambda refuses the mapping if it reads any other.
   */
  readonly mayBe?: readonly SourceKind[];
  /** Where the node is unknown: it may be a resource of the app that is no node of the graph. */
  readonly mayBeOwn?: true;
  /** The node that events come from; absent if any caller may send them (asynchronous invocation). */
  readonly node?: Known<NodeId>;
  /** Where there is no node: the app states that callers outside it invoke the qualifier asynchronously. */
  readonly outside?: true;
  /** The principal of the service that pushes, without its domain: `s3`; `lambda` for a function's destination. */
  readonly service?: Known<string>;
  /** Whether each invocation names a tenant, where a resource of the app decides it. */
  readonly namesTenant?: Known<boolean>;
  /** The topic of a cluster, or the queue of a broker. */
  readonly topic?: Known<string>;
}

/** `async`: pushed, Lambda keeps the event. `sync`: the caller waits. `pipe`: a pipe polls. Others: a mapping polls. */
export type SourceKind =
  | 'async' | 'sync' | 'pipe' | 'queue' | 'kinesis' | 'dynamodb' | 'kafka' | 'mq' | 'documentdb' | 'unknown';

export interface Target {
  readonly function: Known<NodeId>;
  /** `$LATEST`, an alias's name or a version's number. */
  readonly qualifier: Known<string>;
  /** The alias or version that the template references. Only deployment knows a version's number. */
  readonly through?: DeclaredAt;
  /** The caller names no qualifier, not even `$LATEST`; absent if it names one. A permission does not tell. */
  readonly unqualified?: Known<boolean>;
}
