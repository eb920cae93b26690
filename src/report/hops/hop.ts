/**
 * What can happen to an event on the way to what a function reads: from a topic, rule, schedule, bucket, log group or pipe to
 * a queue, stream, topic or bus. Times are seconds.
 */
import { Known } from '../../model/known';
import { Link } from '../../model/link';
import { StoryEnd, StoryExit } from '../story/story';

/** All endings of hops, in the order in which a sentence names them. */
export const HOP_ENDINGS = ['told', 'untold', 'outside', 'source', 'dropped', 'unchecked'] as const;

/**
 * What becomes of an event that cannot be handed over. `told`: kept, and somebody learns of it; `untold`: kept, and nobody
 * does; `outside`: kept where the app does not show who learns of it; `source`: it stays at the source.
 */
export type HopEnding = typeof HOP_ENDINGS[number];

export interface Hop {
  /** The resource and the property that name the target. */
  readonly id: string;
  readonly by: Link['by'];
  readonly source: Known<StoryEnd>;
  readonly target: Known<StoryEnd>;
  readonly stack: string;
  readonly path?: string;
  readonly enabled: Known<boolean>;
  readonly attemptsAtMost: Known<number | 'undocumented'>;
  readonly waitsAtMost: Known<number | 'undocumented'>;
  /** The dead-letter queue of the hop itself; empty where it has none. */
  readonly exits: readonly Pick<StoryExit, 'to' | 'keptFor' | 'toldBy'>[];
  readonly ending: HopEnding;
}
