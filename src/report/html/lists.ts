/** What is lost, may be lost or is not decided, or what changed, as lists of words, with a link to each story. */
import { INPUT_LIMITS } from '../../limits';
import { groupBy } from '../../model/collections';
import { lazy } from '../../model/lazy';
import { clipped } from '../../text/clip';
import { formatNumber } from '../../text/numbers';
import { StoryChange, StoryDiff } from '../diff/change';
import { HopChange } from '../diff/hop-changes';
import { CHANGE_TITLES, changeWords } from '../diff/words';
import { Element, element } from '../drawing/element';
import { Hop } from '../hops/hop';
import { lossReasonWords } from '../loss-words';
import { hopPathWords, pathWords } from '../path-words';
import { hopsByTarget, hopsInto } from '../picture/hops-into';
import { endingOf } from '../story/ending';
import { Loss, Story } from '../story/story';
import { fragmentOf } from './fragment';

const MOST_ITEMS = INPUT_LIMITS.pageLosses.max;
/** Above so many, the rest is folded. */
const OPEN_ITEMS = 6;
const LONGEST = INPUT_LIMITS.printedCell.max;

/** Made only where it is shown. */
type Item = () => readonly (Element | string)[];

export function lossLists(stories: readonly Story[]): readonly Element[] {
  return [
    ...lossList('Events that are lost', 'lost', stories, 'certain'),
    ...lossList('Events that may be lost', 'maybe', stories, 'possible'),
    // As the first sentence counts them: a caller that waits keeps its event.
    ...lossList('Not decided', 'open', stories.filter((story) => endingOf(story) === 'unchecked'), 'unknown'),
  ];
}

/** What never reaches the source of a delivery. */
export function hopLists(hops: readonly Hop[], stories: readonly Story[]): readonly Element[] {
  const dropped = hops.filter(({ ending }) => ending === 'dropped');
  const into = lazy(() => hopsInto(hopsByTarget(hops), stories.map((story) => ({ story }))));
  return list('First hops that drop events', 'maybe', dropped.map((hop) => () => {
    const [place] = into().get(hop) ?? [];
    const words = cut(hopPathWords(hop));
    return [place === undefined ? words : linkTo(stories[place], words), ': what it cannot hand over is lost'];
  }));
}

function lossList(
  title: string, kind: string, stories: readonly Story[], verdict: Loss['verdict'],
): readonly Element[] {
  return list(title, kind, stories.filter(({ lost }) => lost.verdict === verdict).map((story) => {
    const because = lossReasonWords(story.lost);
    return () => [link(story), because];
  }));
}

export function changeLists({ changes, hops = [] }: StoryDiff): readonly Element[] {
  return [
    ...changeListsOf(changes, ({ story }) => link(story)),
    ...changeListsOf(hops, ({ hop }) => cut(hopPathWords(hop))),
  ];
}

function changeListsOf<T extends StoryChange | HopChange>(
  changes: readonly T[], nameOf: (change: T) => Element | string,
): readonly Element[] {
  return [...groupBy(changes, ({ kind }) => kind)].flatMap(([kind, own]) => list(CHANGE_TITLES[kind], LIST_KINDS[kind] ?? 'plain', own.map(
    (change) => () => [
      nameOf(change), ...(change.before === undefined && change.after === undefined ? [] : [`: ${cut(changeWords(change))}`]),
    ],
  )));
}

const LIST_KINDS: Partial<Record<StoryChange['kind'] | HopChange['kind'], string>> = {
  'exit-lost': 'lost', 'new-without-exit': 'lost', 'loss-possible': 'maybe', 'hop-exit-lost': 'maybe', 'hop-new-without-exit': 'maybe',
};

/** Nothing, where nothing is lost. A long list is folded, so that the picture is not far. */
function list(title: string, kind: string, items: readonly Item[]): readonly Element[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, MOST_ITEMS).map((item) => element('li', {}, ...item()));
  const left = items.length - shown.length;
  const open = shown.length > OPEN_ITEMS + 1 ? OPEN_ITEMS : shown.length;
  const [first, folded] = [shown.slice(0, open), shown.slice(open)];
  return [element(
    'section', { class: `list ${kind}` },
    element('h2', {}, `${title} (${formatNumber(items.length)})`),
    element('ul', {}, ...first),
    ...(folded.length === 0 ? [] : [element(
      'details', {},
      element('summary', {}, `${formatNumber(items.length - first.length)} more`),
      element('ul', {}, ...folded, ...(left === 0 ? [] : [element('li', {}, `and ${formatNumber(left)}, which the table below shows`)])),
    )]),
  )];
}

function link(story: Story): Element {
  return linkTo(story, cut(pathWords(story)));
}

function linkTo({ id }: Story, words: string): Element {
  return element('a', { href: `#${fragmentOf({ d: id })}` }, words);
}

function cut(text: string): string {
  return clipped(text, LONGEST);
}
