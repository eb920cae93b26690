/** The stories and first hops that a pattern names: by id, name, construct path or stack. `*` stands for any text. */
import { isUnknown, Known } from '../model/known';
import { Hop } from './hops/hop';
import { Story, StoryEnd } from './story/story';

/** Whether a pattern names the story. */
export function namesStory(pattern: string): (story: Story) => boolean {
  return matcher(pattern, textsOfStory);
}

export function namesHop(pattern: string): (hop: Hop) => boolean {
  return matcher(pattern, textsOfHop);
}

function matcher<T>(pattern: string, textsOf: (item: T) => readonly string[]): (item: T) => boolean {
  const pieces = piecesOf(pattern);
  return (item) => textsOf(item).some((text) => hasInOrder(text.toLowerCase(), pieces));
}

function piecesOf(pattern: string): readonly string[] {
  return pattern.toLowerCase().split('*').filter((piece) => piece !== '');
}

function textsOfHop({ id, stack, path = '', source, target, exits }: Hop): readonly string[] {
  return [id, stack, path, ...textsOfEnds([source, target, ...exits.map(({ to }) => to)])];
}

function textsOfStory({ id, stack, path = '', source, function: handler, exits }: Story): readonly string[] {
  return [id, stack, path, ...textsOfEnds([source, handler, ...exits.map(({ to }) => to)])];
}

function textsOfEnds(ends: readonly (Known<StoryEnd> | undefined)[]): readonly string[] {
  return ends.flatMap((end) => (
    end === undefined || isUnknown(end) ? [] : [end.node, end.name, end.path ?? '']
  ));
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
