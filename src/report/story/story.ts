/**
 * What can happen to an event of one delivery: how often it is tried, when it ends, where, for how long it is kept
 * there, and who is told. Every format of the report is written from stories. Times are seconds.
 */
import { Known } from '../../model/known';
import { NodeId, NodeKind } from '../../model/node';
import { DeliveryPolicy, Exit } from '../../model/policy';
import { Severity } from '../../rules/kit/finding';
import { StoryAssumption } from './assumptions';

export interface Story {
  /** The id of the delivery. */
  readonly id: string;
  /** Absent if any caller may send events. */
  readonly source?: Known<StoryEnd>;
  /** How the function gets the event. `callback`: asynchronously, by a caller that waits until the function reports its result. */
  readonly handover: DeliveryPolicy['mode'] | 'callback';
  readonly function: Known<StoryEnd>;
  readonly qualifier: Known<string>;
  /** The name of the alias or version that the template references. */
  readonly through?: string;
  /** The name of what declares it, where its source and function do not tell it from another delivery. */
  readonly declaredBy?: string;
  /** The construct path of the mapping or invoke config, which stays when a logical id changes. */
  readonly path?: string;
  readonly enabled: Known<boolean>;
  /** The stack of the mapping, else of the function; empty if no template of the app declares either. */
  readonly stack: string;
  /** Runs for one event, the first included and duplicates excluded. */
  readonly attemptsAtMost: Known<number | 'unlimited'>;
  /** Additional runs that halve a failed batch down to one record. */
  readonly halvingsAtMost: Known<number>;
  /** A failing event is tried at least so long before it ends. */
  readonly endsAtLeastAfter: Known<number>;
  /** No event waits longer for its last run. Where the real limit is unknown, `between` may bound it. */
  readonly waitsAtMost: Known<number | 'unlimited'>;
  /** The same with the last run itself, where Lambda lets it finish. */
  readonly endsAtMostAfter: Known<number | 'unlimited'>;
  readonly exits: readonly StoryExit[];
  readonly lost: Loss;
  readonly assumptions: readonly StoryAssumption[];
  /** What the checks report about the delivery, its source, function and exits. */
  readonly findings: readonly StoryFinding[];
}

/** A node of the graph, with its name for people. */
export interface StoryEnd {
  readonly node: NodeId;
  readonly kind: NodeKind;
  /** `queue`; absent where the name is an ARN, which contains it. */
  readonly noun?: string;
  readonly name: string;
  readonly stack?: string;
  readonly path?: string;
}

export interface StoryExit {
  /** Which events leave here: failed ones, handled ones, or those that the service could not hand over to Lambda. */
  readonly of: 'failed' | 'handled' | 'undelivered';
  readonly kind: Exit['by'];
  readonly to: Known<StoryEnd>;
  /** The qualifier, if the exit is a function. */
  readonly qualifier?: Known<string>;
  readonly carries: Exit['carries'];
  readonly keptFor: Known<Kept>;
  /** The alarms, consumers and subscribers that learn of it. */
  readonly toldBy: Known<readonly Listener[]>;
}

/** Seconds at least; `deleted` means until somebody deletes it; `passed-on` means that the exit itself keeps nothing. */
export type Kept = number | 'deleted' | 'passed-on';

export interface Listener {
  readonly kind: 'alarm' | 'consumer' | 'subscriber' | 'rule';
  readonly name: string;
}

/** Whether a failed event can end nowhere. */
export interface Loss {
  readonly verdict: 'none' | 'certain' | 'possible' | 'unknown';
  readonly why?: LossReason;
  /** What is hidden, or what the checks report. */
  readonly detail?: string;
}

export type LossReason =
  | 'no-exit' | 'expires-first' | 'redrive-cycle' | 'nobody-takes-it' | 'exit-loses' | 'hidden-exit' | 'unchecked'
  | 'finding';

export interface StoryFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  /** Where to change it: the construct path or the id of the resource, and the property. */
  readonly at: string;
}
