/** Every change of a difference in one list: those of the deliveries, then those of the first hops. */
import { hopPathWords, pathWords } from '../path-words';
import { StoryChange, StoryDiff } from './change';
import { HopChange } from './hop-changes';

export interface ListedChange extends Pick<StoryChange, 'what' | 'before' | 'after'> {
  readonly kind: StoryChange['kind'] | HopChange['kind'];
  /** The path of the delivery or of the hop. */
  readonly path: string;
}

export function listedChanges({ changes, hops = [] }: StoryDiff): readonly ListedChange[] {
  return [
    ...changes.map(({ story, ...change }) => ({ ...change, path: pathWords(story) })),
    ...hops.map(({ hop, ...change }) => ({ ...change, path: hopPathWords(hop) })),
  ];
}
