/** What differs between two reports of one app, one change for each delivery, exit, bound or finding. */
import { Story, StoryExit } from '../story/story';
import { HopChange, HopChangeKind } from './hop-changes';

/** The order of a report: what loses events comes first. */
export const CHANGE_KINDS = [
  'exit-lost', 'new-without-exit', 'loss-possible', 'exit-gained', 'new', 'gone', 'exit-moved', 'bound', 'told-by', 'carries', 'known', 'finding-new', 'finding-gone',
] as const;

export type ChangeKind = typeof CHANGE_KINDS[number];

export interface StoryChange {
  readonly kind: ChangeKind;
  /** The story after the change, or before it where the delivery is gone. */
  readonly story: Story;
  /** Which value differs, such as `attempts at most`. */
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
  /** The exits that only one of the two reports has. */
  readonly removed?: readonly StoryExit[];
  readonly added?: readonly StoryExit[];
}

export interface StoryDiff {
  /** In the order of their kinds, then of the deliveries. */
  readonly changes: readonly StoryChange[];
  /** What differs at first hops; absent where the earlier report lists none. */
  readonly hops?: readonly HopChange[];
  /** Deliveries without a change. */
  readonly unchanged: number;
  /** Deliveries whose logical ids changed and whose construct paths did not. */
  readonly renamed: readonly (readonly [before: Story, after: Story])[];
}

const NEW_LOSSES: ReadonlySet<ChangeKind | HopChangeKind> = new Set(['exit-lost', 'new-without-exit', 'hop-exit-lost']);

/** An event that had an exit, or that nobody knew before, has none. */
export function isNewLoss({ kind }: StoryChange | HopChange): boolean {
  return NEW_LOSSES.has(kind);
}
