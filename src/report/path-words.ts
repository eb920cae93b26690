/** The path of a delivery in one line. */
import { Story } from './story/story';
import { sourceWords, targetWords } from './story-words';

/** `queue Orders -> function Save : live`. */
export function pathWords(story: Story): string {
  return `${sourceWords(story)} -> ${targetWords(story)}`;
}
