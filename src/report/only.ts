/** Keeps the stories that a pattern names: by id, name, construct path or stack. `*` stands for any text. */
import { isUnknown, Known } from '../model/known';
import { Story, StoryEnd } from './story/story';

export function onlyMatching(stories: readonly Story[], pattern: string): readonly Story[] {
  const pieces = pattern.toLowerCase().split('*').filter((piece) => piece !== '');
  return stories.filter((story) => textsOfStory(story).some((text) => hasInOrder(text.toLowerCase(), pieces)));
}

function textsOfStory({ id, stack, path = '', source, function: handler, exits }: Story): readonly string[] {
  const ends: readonly (Known<StoryEnd> | undefined)[] = [source, handler, ...exits.map(({ to }) => to)];
  return [id, stack, path, ...ends.flatMap((end) => (
    end === undefined || isUnknown(end) ? [] : [end.node, end.name, end.path ?? '']
  ))];
}

/** Each piece after the one before it. The first place of each is the best one. */
function hasInOrder(text: string, pieces: readonly string[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}
