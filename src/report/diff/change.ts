/** What differs between two reports of one app, one change for each delivery, exit, bound or finding. */
import { Story, StoryExit } from '../story/story';

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
  /** Deliveries without a change. */
  readonly unchanged: number;
  /** Deliveries whose logical ids changed and whose construct paths did not. */
  readonly renamed: readonly (readonly [before: Story, after: Story])[];
}

/** An event that had an exit, or that nobody knew before, has none. */
export function isNewLoss({ kind }: StoryChange): boolean {
  return kind === 'exit-lost' || kind === 'new-without-exit';
}
