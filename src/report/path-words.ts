/** The path of a delivery, or of a first hop, in one line. */
import { Hop } from './hops/hop';
import { Story } from './story/story';
import { endWords, sourceWords, targetWords } from './story-words';

/** `queue Orders -> function Save : live`. */
export function pathWords(story: Story): string {
  return `${sourceWords(story)} -> ${targetWords(story)}`;
}

/** `topic Placed -> queue Orders`. */
export function hopPathWords({ source, target }: Pick<Hop, 'source' | 'target'>): string {
  return `${endWords(source)} -> ${endWords(target)}`;
}
