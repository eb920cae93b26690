/** What differs between two stories of one delivery. */
import { Story, StoryFinding } from '../story/story';
import { boundChanges } from './bound-changes';
import { StoryChange } from './change';
import { exitChanges } from './exit-changes';
import { localFinding } from './local';

export function changesOfStory(old: Story, story: Story): readonly StoryChange[] {
  const found = [...exitChanges(old, story), ...boundChanges(old, story), ...findingChanges(old, story)];
  return found.map((change) => ({ ...change, story }));
}

function findingChanges(old: Story, story: Story): readonly Omit<StoryChange, 'story'>[] {
  const [before, after] = [new Map(keyed(old)), new Map(keyed(story))];
  const fresh = [...after].flatMap(([key, finding]) => (before.has(key) ? [] : [finding]));
  const gone = [...before].flatMap(([key, finding]) => (after.has(key) ? [] : [finding]));
  return [
    ...fresh.map(({ rule, at }) => ({ kind: 'finding-new' as const, what: rule, after: at })),
    ...gone.map(({ rule, at }) => ({ kind: 'finding-gone' as const, what: rule, before: at })),
  ];
}

function keyed(story: Story): readonly (readonly [string, StoryFinding])[] {
  const keyOf = localFinding(story);
  return story.findings.map((finding) => [keyOf(finding), finding]);
}
