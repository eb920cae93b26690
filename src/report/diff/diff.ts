/**
 * Compares the stories of two reports. A delivery is the same by its id, or by its construct paths where logical ids
 * changed, or without the names of stacks; an exit by its setting and its node.
 */
import { isUnknown, Known } from '../../model/known';
import { Story, StoryEnd } from '../story/story';
import { CHANGE_KINDS, StoryChange, StoryDiff } from './change';
import { changesOfStory } from './changes-of-story';
import { localStory } from './local';
import { Key, pairsOf, shownPairs } from './pairs';

/** Shows the pairs of which either story is to be shown: an exit that a pattern names may be what is lost. */
export function diffOf(
  before: readonly Story[], after: readonly Story[], isShown: (story: Story) => boolean = () => true,
): StoryDiff {
  const { both, gone, fresh } = shownPairs(pairsOf(before, after, KEYS), isShown);
  const perPair = both.map(([old, story]) => changesOfStory(old, story));
  const changes = [
    ...fresh.map((story): StoryChange => (
      { kind: story.lost.verdict === 'certain' ? 'new-without-exit' : 'new', story, what: 'delivery' }
    )),
    ...gone.map((story): StoryChange => ({ kind: 'gone', story, what: 'delivery' })),
    ...perPair.flat(),
  ];
  return {
    changes: CHANGE_KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind)),
    unchanged: perPair.filter((found) => found.length === 0).length,
    renamed: both.filter(([old, story]) => old.id !== story.id && localStory(old) !== localStory(story)),
  };
}

const KEYS: readonly Key<Story>[] = [({ id }) => id, localStory, byPaths];

/** Undefined if no construct path identifies the delivery. */
function byPaths({ source, function: handler, qualifier, path }: Story): string | undefined {
  if (isUnknown(source) || isUnknown(handler)) return undefined;
  if (path === undefined && source?.path === undefined && handler.path === undefined) return undefined;
  const place = (end: Known<StoryEnd> | undefined): string => (end === undefined || isUnknown(end) ? '' : end.path ?? end.node);
  return JSON.stringify([path ?? '', place(source), place(handler), isUnknown(qualifier) ? '' : qualifier]);
}
