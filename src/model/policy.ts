/**
 * What happens to an event on its way from a source to a function, whatever service moves it: how it is grouped, how often and how
 * long it is tried, in which order, and where it ends. Rules and simulator ask the policy, never the service. Times are seconds.
 */
import { Known } from './known';
import { NodeId } from './node';

export interface DeliveryPolicy {
  /** `push`: the service hands the event over; `poll`: pollers read the source; `sync`: the caller waits and keeps the event itself. */
  readonly mode: 'push' | 'poll' | 'sync';
  /** What must be handled in order: nothing, each message group, each shard (lane). */
  readonly order: Known<'none' | 'message-group' | 'shard'>;
  readonly batch: Batch;
  readonly attempts: Attempts;
  /** The longest that an event may wait or be retried before it is given up, as the settings say. */
  readonly maxAge: Known<number | 'unlimited'>;
  /** How long the source keeps an event at all. Time ends at the shorter of the two. */
  readonly retention: Known<number>;
  readonly partialFailure: PartialFailure;
  readonly concurrency: Concurrency;
  /** Event patterns, of which one must match, as JSON text; empty when every event is taken. */
  readonly filters: Known<readonly Known<string>[]>;
  /** Where each of them is written in its list; absent where that is its own number, as nothing without a value stands among them. */
  readonly filterPlaces?: readonly number[];
  /** Where the poller starts to read; absent where the source has no position or the mapping names none. */
  readonly startingPosition?: Known<string>;
  readonly enabled: Known<boolean>;
  /** Of `sync`, how long the caller waits for the answer, where it says so. */
  readonly answerWithin?: Known<number>;
  readonly exits: Exits;
}

export interface Batch {
  readonly size: Known<number>;
  readonly window: Known<number>;
  /** 0 when the function keeps no state over a window. */
  readonly tumblingWindow: Known<number>;
}

export interface Attempts {
  /** Runs of the handler that the settings allow one event, the first one included; those that halve a failed batch do not count. */
  readonly most: Known<number | 'unlimited'>;
  /**
   * What uses an attempt up: a failed run of the function only, or every receive of the message (a throttled receive counts too).
   */
  readonly countedBy: 'function-errors' | 'receives';
  readonly backoff: Backoff;
}

/**
 * `fixed`: the seconds before each retry. `visibility`: the message is hidden for that long. `undocumented`: AWS publishes no law,
 * so a simulator must take one as a parameter.
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
  /** Batches of one lane that are handled at the same time. */
  readonly perLane: Known<number>;
  readonly maximum: Known<number | 'unset'>;
  readonly provisionedPollers: Known<ProvisionedPollers | 'unset'>;
}

export interface ProvisionedPollers {
  readonly minimum: Known<number>;
  readonly maximum: Known<number>;
}

/** Empty where the event is gone without a trace. An exit to an unknown place may turn out not to exist. */
export interface Exits {
  readonly failure: readonly Exit[];
  readonly success: readonly Exit[];
}

export interface Exit {
  /** The setting that makes the exit. */
  readonly by: 'on-failure' | 'on-success' | 'function-dead-letter' | 'queue-redrive' | 'target-dead-letter' | 'broker';
  /** The node where the event, or the record of it, ends. */
  readonly to: Known<NodeId>;
  /** Of the function, when it is one. */
  readonly qualifier?: Known<string>;
  /** What arrives there: the invocation record, a pointer to the records, the records themselves, or the event as it was sent. */
  readonly carries: Known<'invocation-record' | 'pointer' | 'records' | 'event'>;
}
