/** Which paths a picture shows, the losses first. */
import { StoryDiff } from '../diff/change';
import { Loss, Story } from '../story/story';
import { PicturePath } from './parts';

export const WORST_FIRST: readonly Loss['verdict'][] = ['certain', 'possible', 'unknown', 'none'];

export function lossesFirst(stories: readonly Story[]): readonly Story[] {
  return worstFirst(stories, (story) => story);
}

export function worstFirst<T>(items: readonly T[], storyOf: (item: T) => Pick<Story, 'lost'>): readonly T[] {
  return WORST_FIRST.flatMap((verdict) => items.filter((item) => storyOf(item).lost.verdict === verdict));
}

/** One path for each delivery that changed, in the order of the changes. */
export function changedPaths({ changes }: StoryDiff): readonly PicturePath[] {
  const paths = new Map<string, PicturePath>();
  for (const { kind, story, removed = [], added = [] } of changes) {
    const path = paths.get(story.id) ?? { story, ...stateOf(kind) };
    paths.set(story.id, {
      ...path, removed: [...path.removed ?? [], ...removed], added: [...path.added ?? [], ...added],
    });
  }
  return [...paths.values()];
}

function stateOf(kind: StoryDiff['changes'][number]['kind']): Pick<PicturePath, 'state'> {
  if (kind === 'gone') return { state: 'was' };
  return kind === 'new' || kind === 'new-without-exit' ? { state: 'new' } : {};
}
