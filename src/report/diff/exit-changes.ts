/** The exits that a delivery lost, gained or moved, and what differs at those that stayed. */
import { isUnknown } from '../../model/known';
import { Story, StoryExit } from '../story/story';
import { carriesWords, exitsWords, keptWords, toldWords } from '../story-words';
import { StoryChange } from './change';
import { localExit } from './local';
import { Key, pairsOf } from './pairs';
import { valueChange } from './value-change';

type Found = Omit<StoryChange, 'story'>;
type Of = StoryExit['of'];

export function exitChanges(old: Story, story: Story): readonly Found[] {
  const inEach = (['failed', 'undelivered', 'handled'] as const).flatMap((of) => changesAmong(old, story, of));
  return [...lossChange(old, story), ...inEach];
}

const isLost = ({ lost }: Story): boolean => lost.verdict === 'certain';
const exitsOf = ({ exits }: Story, of: Of): readonly StoryExit[] => exits.filter((exit) => exit.of === of);

/** Where failed events end: nowhere, even beside an exit that no event reaches. */
function endOf(story: Story): string {
  return isLost(story) ? 'NOWHERE' : exitsWords(exitsOf(story, 'failed'));
}

function lossChange(old: Story, story: Story): readonly Found[] {
  const change = { what: 'failed events', before: endOf(old), after: endOf(story) };
  if (isLost(story) && !isLost(old)) return [{ ...change, kind: 'exit-lost', removed: exitsOf(old, 'failed') }];
  if (isLost(old) && !isLost(story)) return [{ ...change, kind: 'exit-gained', added: exitsOf(story, 'failed') }];
  const [before, after] = [old.lost.verdict, story.lost.verdict];
  if (before === after) return [];
  if (after === 'possible') return [{ kind: 'loss-possible', what: 'loss of failed events', before, after }];
  return [{ kind: 'known', what: 'loss of failed events', before, after }];
}

const KEYS: readonly Key<StoryExit>[] = [
  ({ kind, to }) => (isUnknown(to) ? undefined : JSON.stringify([kind, to.node])),
  localExit,
  ({ kind, to }) => (isUnknown(to) || to.path === undefined ? undefined : JSON.stringify([kind, to.path])),
  ({ kind, to }) => (isUnknown(to) ? kind : undefined),
];

function changesAmong(old: Story, story: Story, of: Of): readonly Found[] {
  const [before, after] = [exitsOf(old, of), exitsOf(story, of)];
  const { both, gone, fresh } = pairsOf(before, after, KEYS);
  const stayed = both.flatMap(([one, other]) => changesOfExit(one, other));
  if (gone.length + fresh.length === 0) return stayed;
  // That failed events lose or gain every exit is one change already.
  if (of === 'failed' && isLost(old) !== isLost(story)) return stayed;
  const none = of === 'failed' ? 'NOWHERE' : 'none';
  const words = (exits: readonly StoryExit[]): string => (exits.length === 0 ? none : exitsWords(exits));
  const change = { what: `${of} events`, before: words(before), after: words(after), removed: gone, added: fresh };
  return [{ ...change, kind: kindOf(of, before, after) }, ...stayed];
}

/** Handled events need no exit. */
function kindOf(of: Of, before: readonly StoryExit[], after: readonly StoryExit[]): Found['kind'] {
  if (of !== 'undelivered' || before.length * after.length > 0) return 'exit-moved';
  return after.length === 0 ? 'exit-lost' : 'exit-gained';
}

function changesOfExit(old: StoryExit, exit: StoryExit): readonly Found[] {
  const at = exitsWords([exit]);
  return [
    ...valueChange('told-by', `who is told at ${at}`, old.toldBy, exit.toldBy, toldWords),
    ...valueChange('carries', `what ${at} receives`, old.carries, exit.carries, (carries) => carriesWords({ carries })),
    ...valueChange('bound', `how long ${at} keeps it`, old.keptFor, exit.keptFor, keptWords),
  ];
}
