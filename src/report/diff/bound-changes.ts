/** The bounds of a delivery that differ. */
import { Story } from '../story/story';
import { knownWords, timeWords } from '../story-words';
import { StoryChange } from './change';
import { valueChange } from './value-change';

export function boundChanges(old: Story, story: Story): readonly Omit<StoryChange, 'story'>[] {
  const number = (value: Story['attemptsAtMost']): string => knownWords(value, String);
  return [
    ...valueChange('bound', 'tries at most', old.attemptsAtMost, story.attemptsAtMost, number),
    ...valueChange('bound', 'halvings at most', old.halvingsAtMost, story.halvingsAtMost, number),
    ...valueChange('bound', 'ends at least after', old.endsAtLeastAfter, story.endsAtLeastAfter, timeWords),
    ...valueChange('bound', 'ends at most after', old.endsAtMostAfter, story.endsAtMostAfter, timeWords),
    ...valueChange('bound', 'enabled', old.enabled, story.enabled, (value) => knownWords(value, String)),
  ];
}
