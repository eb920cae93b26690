/**
 * How events get from a source to a function, whatever service delivers them: batches, retries, order and exits.
 * Rules read the policy and never depend on the service. Times are seconds.
 */
import { Known } from './known';
import { NodeId } from './node';

export interface DeliveryPolicy {
  /** `push`: the service sends the event. `poll`: Lambda's pollers read the source. `sync`: the caller waits. */
  readonly mode: 'push' | 'poll' | 'sync';
  /** The scope in which events are handled in order. A scope is also called a lane. */
  readonly order: Known<'none' | 'message-group' | 'shard'>;
  readonly batch: Batch;
  readonly attempts: Attempts;
  /** The longest time that the settings let an event wait and be retried before it is discarded. */
  readonly maxAge: Known<number | 'unlimited'>;
  /** How long the source keeps an event. The shorter of `maxAge` and `retention` applies. */
  readonly retention: Known<number>;
  readonly partialFailure: PartialFailure;
  readonly concurrency: Concurrency;
  /** Event patterns as JSON text, of which one must match; empty if every event is taken. */
  readonly filters: Known<readonly Known<string>[]>;
  /** The index of each filter in the template's list; absent if the list has no entry without a value. */
  readonly filterPlaces?: readonly number[];
  /** Where the poller starts to read; absent if the source has no position or the mapping sets none. */
  readonly startingPosition?: Known<string>;
  readonly enabled: Known<boolean>;
  /** How long the caller of a `sync` invocation waits for the answer, if it sets a limit. */
  readonly answerWithin?: Known<number>;
  /** The path of that setting in the properties of `declaredAt`; absent if it cannot be set. */
  readonly answerWithinProperty?: string;
  readonly exits: Exits;
}

export interface Batch {
  readonly size: Known<number>;
  readonly window: Known<number>;
  /** 0 when the function keeps no state over a window. */
  readonly tumblingWindow: Known<number>;
}

export interface Attempts {
  /** The most invocations for one event, including the first, excluding those that bisect a failed batch. */
  readonly most: Known<number | 'unlimited'>;
  /** What uses up an attempt: a failed invocation, or every receive of the message, throttled ones included. */
  readonly countedBy: 'function-errors' | 'receives';
  readonly backoff: Backoff;
}

/**
 * `fixed`: the seconds before each retry. `visibility`: the message is hidden for that long.
 * `undocumented`: AWS does not document the delays.
 */
export type Backoff =
  | { readonly law: 'fixed'; readonly delays: readonly number[] }
  | { readonly law: 'visibility'; readonly seconds: Known<number> }
  | { readonly law: 'undocumented' };

export interface PartialFailure {
  readonly reportBatchItemFailures: Known<boolean>;
  readonly bisectBatchOnError: Known<boolean>;
}

/** `unset` leaves the number to the service. */
export interface Concurrency {
  /** The number of batches of one lane that are handled at the same time. */
  readonly perLane: Known<number>;
  readonly maximum: Known<number | 'unset'>;
  readonly provisionedPollers: Known<ProvisionedPollers | 'unset'>;
}

export interface ProvisionedPollers {
  readonly minimum: Known<number>;
  readonly maximum: Known<number>;
}

/** Where events end; empty if they are discarded without a trace. An exit to an unknown node may not exist. */
export interface Exits {
  readonly failure: readonly Exit[];
  readonly success: readonly Exit[];
}

/** The exits of failed events and of handled ones. */
export function allExits({ exits: { failure, success } }: Pick<DeliveryPolicy, 'exits'>): readonly Exit[] {
  return [...failure, ...success];
}

export interface Exit {
  /** The setting that declares the exit. */
  readonly by:
    | 'on-failure' | 'on-success' | 'function-dead-letter' | 'queue-redrive' | 'target-dead-letter' | 'broker';
  /** The node that receives the event, or the record of it. */
  readonly to: Known<NodeId>;
  /** The qualifier, if the node is a function. */
  readonly qualifier?: Known<string>;
  /** The setting names the function without a qualifier. */
  readonly unqualified?: true;
  /** What the node receives: the invocation record, a pointer to the records, the records, or the original event. */
  readonly carries: Known<'invocation-record' | 'pointer' | 'records' | 'event'>;
}
