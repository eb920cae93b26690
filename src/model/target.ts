/** The two ends of a delivery: what events come from, and the function and qualifier that they reach. */
import { Known } from './known';
import { DeclaredAt, NodeId } from './node';

export interface Source {
  readonly kind: SourceKind;
  /** The node that events come from; absent when any caller may send them (asynchronous invocation). */
  readonly node?: Known<NodeId>;
  /** Of a push, the service's principal without its domain, such as `s3` or `events`; `lambda` where a function's destination invokes. */
  readonly service?: Known<string>;
  /** The topic or queue that is read of a cluster or a broker. */
  readonly topic?: Known<string>;
}

/** `async`: pushed, and Lambda keeps the event. `sync`: the caller waits. `pipe`: a pipe reads and waits. All others: a mapping polls. */
export type SourceKind =
  | 'async' | 'sync' | 'pipe' | 'queue' | 'kinesis' | 'dynamodb' | 'kafka' | 'mq' | 'documentdb' | 'unknown';

export interface Target {
  readonly function: Known<NodeId>;
  /** `$LATEST`, an alias's name or a version's number. */
  readonly qualifier: Known<string>;
  /** The alias or version of the app that is named; a version's number is known only at deployment. */
  readonly through?: DeclaredAt;
}
