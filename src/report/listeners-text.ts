import { StoryExit } from './story/story';
import { keptWords, toldKinds } from './story-words';

/** How long each exit keeps a failed event, and who is told of it, for a narrow cell. */
export function listenersText(exits: readonly Pick<StoryExit, 'keptFor' | 'toldBy'>[]): string {
  return exits.map(({ keptFor, toldBy }) => `${keptWords(keptFor)}, ${toldKinds(toldBy)}`).join('; ') || '-';
}
