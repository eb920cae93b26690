/**
 * Follows failed events that go to functions alone. A function keeps nothing: what becomes of the record there is what
 * becomes of the failed events of that function, as far as its exits lead to functions.
 */
import { isUnknown, Known } from '../../model/known';
import { LATEST } from '../../resources/function/facts';
import { Loss, Story, StoryEnd } from './story';

export function withPassedOn(all: readonly Story[]): readonly Story[] {
  const asynchronous = new Map(all.filter(({ handover }) => handover === 'push')
    .flatMap((story) => keysOf(story.function, story.qualifier).map((key) => [key, story] as const)));
  const known = new Map<Story, Loss>();
  return all.map((story) => {
    const lost = lossOf(story, asynchronous, known);
    return lost === story.lost ? story : { ...story, lost };
  });
}

/** A rule reports functions whose failed events form a loop; there the story of each keeps its own verdict. */
function lossOf(story: Story, asynchronous: ReadonlyMap<string, Story>, known: Map<Story, Loss>): Loss {
  const way: Story[] = [];
  const seen = new Set<Story>();
  let next: Story | undefined = story;
  while (next !== undefined && !known.has(next) && !seen.has(next)) {
    seen.add(next);
    way.push(next);
    next = onlyExit(next, asynchronous);
  }
  let after = next === undefined ? undefined : known.get(next);
  for (const one of way.reverse()) {
    after = worse(one, after);
    known.set(one, after);
  }
  return known.get(story) ?? story.lost;
}

/** What is possible is worse than what is not decided. */
function worse({ lost, exits }: Story, after: Loss | undefined): Loss {
  const verdict = after === undefined || after.verdict === 'none' ? 'none' : after.verdict === 'unknown' ? 'unknown' : 'possible';
  const isWorse = verdict !== 'none' && (lost.verdict === 'none' || (lost.verdict === 'unknown' && verdict === 'possible'));
  if (!isWorse) return lost;
  const to = exits.find(({ of }) => of === 'failed')?.to;
  return { verdict, why: 'exit-loses', ...(to === undefined || isUnknown(to) ? {} : { detail: to.name }) };
}

/** The story of the function that takes all failed events. */
function onlyExit({ exits }: Story, asynchronous: ReadonlyMap<string, Story>): Story | undefined {
  const failed = exits.filter(({ of }) => of === 'failed');
  if (failed.length !== 1 || failed[0].keptFor !== 'passed-on') return undefined;
  const [{ to, qualifier }] = failed;
  const [key] = isUnknown(to) || to.kind !== 'function' ? [] : keysOf(to, qualifier ?? LATEST);
  return key === undefined ? undefined : asynchronous.get(key);
}

function keysOf(end: Known<StoryEnd>, qualifier: Known<string>): readonly string[] {
  return isUnknown(end) || isUnknown(qualifier) ? [] : [JSON.stringify([end.node, qualifier])];
}
