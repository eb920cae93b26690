/**
 * The facts of one kind of source that an event source mapping polls. Rules read them instead of naming kinds of
 * sources.
 */
import { SourceKind } from '../model/target';

export type PolledKind = Exclude<SourceKind, 'async' | 'sync' | 'pipe' | 'unknown'>;

export interface SourceFacts {
  readonly kind: PolledKind;
  /** The source as messages name it, with its article where it takes one. */
  readonly noun: string;
  /** The options of a mapping that some kinds of sources take and others refuse. */
  readonly options: readonly string[];
  /** The options that Lambda requires of every mapping of the kind. */
  readonly requires: readonly string[];
  /** Options that name the source or a part of it, so that a mapping which sets one reads this kind. */
  readonly tells: readonly string[];
  /** The types of SAM events that become such a mapping. */
  readonly samEvents: readonly string[];
  /** Absent for a source without positions. */
  readonly startingPositions?: readonly string[];
  /** AWS requires no position, and documents no default. */
  readonly positionIsOptional?: true;
  /** Keys of a record that an event filter may start from. Absent for a source without filters. */
  readonly filterKeys?: readonly string[];
  /** The key whose value the producer wrote. */
  readonly payloadKey?: string;
  /** The key whose value a filter matches as JSON alone: AWS refuses a pattern for plain text there. */
  readonly jsonKey?: string;
  /** Lambda refuses a second mapping of the source to the same function. */
  readonly oneMappingPerFunction?: true;
  /** Seconds that the poller waits for the function, when that is less than the function may run. */
  readonly longestRun?: number;
  /** What to do instead of setting an on-failure destination, which the source does not take. */
  readonly insteadOfDestination?: string;
}
