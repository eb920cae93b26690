/**
 * Ids without the name of their stack, which is the name of a file where a template is read from one: the same template
 * in two files is the same app.
 */
import { isUnknown, Known } from '../../model/known';
import { isIn, withoutStack } from '../../model/node-id';
import { Story, StoryEnd, StoryExit, StoryFinding } from '../story/story';

export function localEnd({ node, stack }: StoryEnd): string {
  return withoutStack(node, stack);
}

/** What a delivery is, without stacks. */
export function localStory({ id, stack, source, function: handler, qualifier }: Story): string {
  return JSON.stringify([
    isIn(id, stack) && !id.includes(' -> ') ? withoutStack(id, stack) : '',
    placeOf(source),
    placeOf(handler),
    isUnknown(qualifier) ? '' : qualifier,
  ]);
}

export function localExit({ kind, to }: StoryExit): string | undefined {
  return isUnknown(to) ? undefined : JSON.stringify([kind, localEnd(to)]);
}

/**
 * The findings of a story are at resources of its stacks. A construct in place of another may make the same mapping
 * under another path, so a finding at the mapping itself is the same wherever that is.
 */
export function localFinding(
  { path, stack, source, function: handler, exits }: Story,
): (finding: StoryFinding) => string {
  const ends = [source, handler, ...exits.map(({ to }) => to)];
  const stacks = new Set([stack, ...ends.map((end) => (end === undefined || isUnknown(end) ? undefined : end.stack))]);
  return ({ rule, at }) => {
    if (path !== undefined && `${at} `.startsWith(`${path} `)) return JSON.stringify([rule, '', at.slice(path.length)]);
    const own = [...stacks].find((one) => isIn(at, one));
    return JSON.stringify([rule, withoutStack(at, own)]);
  };
}

function placeOf(end: Known<StoryEnd> | undefined): string {
  return end === undefined || isUnknown(end) ? '' : localEnd(end);
}
