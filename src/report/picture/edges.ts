/** The edges that one story draws: from its source to its function, and from there to its exits, or to nowhere. */
import { isUnknown, Known } from '../../model/known';
import { LATEST } from '../../resources/function/facts';
import { callerGets } from '../story/caller';
import { Listener, Story, StoryEnd, StoryExit } from '../story/story';
import { carriesWords, endWords, keptWords, knownWords, timeWords, toldWords, triesWords } from '../story-words';
import { Notified, PictureEdge, PictureNode, PicturePath } from './parts';

export type DrawnNode = Omit<PictureNode, 'id' | 'told' | 'mark'> & { readonly key: string; readonly told?: Notified };
export type DrawnEdge = Omit<PictureEdge, 'from' | 'to' | 'details' | 'paths'> & {
  readonly from: DrawnNode; readonly to: DrawnNode; readonly detail?: string;
};

export function edgeKey({ from, to, label, line }: DrawnEdge): string {
  return JSON.stringify([from.key, to.key, label, line]);
}

export function edgesOf({ story, state, removed = [], added = [] }: PicturePath): readonly DrawnEdge[] {
  const source = sourceNode(story);
  const handler = functionNode(story.function, story.qualifier, story);
  const line = state === 'was' ? 'dashed' : 'solid';
  const isNew = (exit: StoryExit): boolean => added.includes(exit);
  const leaves = story.exits.filter(({ of }) => of !== 'failed' || story.lost.verdict !== 'certain');
  const exitEdge = (exit: StoryExit, mark: 'new' | 'was' | undefined): DrawnEdge => ({
    from: exit.of === 'undelivered' ? source : handler,
    // What was may be in the stack of an earlier file.
    to: mark === 'was' ? { ...exitNode(exit, story), stack: story.stack } : exitNode(exit, story),
    label: marked(exitLabel(exit), mark),
    line: mark === 'was' ? 'dashed' : exit.of === 'handled' ? 'dotted' : line,
    ...((mark ?? state) === undefined ? {} : { mark: mark ?? state }),
    detail: keptDetail(exit),
  });
  const asked = askedDetail(story);
  return [
    {
      from: source,
      to: handler,
      label: marked(triesLabel(story), state),
      line,
      ...(state === undefined ? {} : { mark: state }),
      ...(asked === undefined ? {} : { detail: asked }),
    },
    ...leaves.map((exit) => exitEdge(exit, isNew(exit) ? 'new' : undefined)),
    ...removed.map((exit) => exitEdge(exit, 'was')),
    ...nowhereEdges(story, handler, line).map((edge) => (state === undefined ? edge : { ...edge, mark: state })),
  ];
}

function marked(label: string, mark?: string): string {
  return mark === undefined ? label : `${mark}: ${label}`;
}

function keptDetail({ keptFor }: StoryExit): string {
  if (isUnknown(keptFor)) return 'kept for an unknown time';
  return keptFor === 'passed-on' ? keptWords(keptFor) : `kept ${keptWords(keptFor)}`;
}

/** What no edge to an exit shows. */
function askedDetail(story: Story): string | undefined {
  if (story.enabled === false) return 'disabled';
  return callerGets(story);
}

function nowhereEdges({ id, lost, stack }: Story, from: DrawnNode, line: PictureEdge['line']): readonly DrawnEdge[] {
  const end = (key: string, name: string, shape: 'nowhere' | 'doubt'): DrawnNode => ({ key, label: name, name, shape, stack });
  if (lost.verdict === 'certain') {
    const nowhere = end(`nowhere ${from.key}`, 'NOWHERE', 'nowhere');
    return [{ from, to: nowhere, label: LOST[lost.why ?? ''] ?? 'lost', line }];
  }
  // Of a hidden exit the picture shows the exit itself as unknown.
  if (lost.verdict === 'unknown' && lost.why !== 'hidden-exit') {
    return [{ from, to: { ...end(`undecided ${id}`, 'not decided', 'doubt'), hidden: true }, label: 'loss', line: 'dotted' }];
  }
  if (lost.verdict !== 'possible') return [];
  return [{ from, to: end(`doubt ${id}`, 'may be lost', 'doubt'), label: 'possible loss', line: 'dotted' }];
}

const LOST: Readonly<Record<string, string>> = { 'expires-first': 'LOST: expires first', 'redrive-cycle': 'LOST: redrive cycle', 'no-exit': 'LOST' };

function triesLabel(story: Story): string {
  const time = timeWords(story.endsAtMostAfter);
  return `${triesWords(story)} · ${isUnknown(story.endsAtMostAfter) ? `${time} time` : `≤ ${time}`}`;
}

function exitLabel(exit: StoryExit): string {
  const what = carriesWords(exit);
  if (exit.of === 'handled') return `handled: ${what}`;
  return exit.of === 'undelivered' ? `not handed over: ${what}` : what;
}

const CALLER = 'any asynchronous caller';

function sourceNode({ id, source, stack }: Story): DrawnNode {
  if (source === undefined) return { key: `caller ${id}`, label: CALLER, name: CALLER, shape: 'source', stack };
  return endNode(source, 'source', id, stack);
}

function exitNode({ to, qualifier, toldBy }: StoryExit, story: Story): DrawnNode {
  if (!isUnknown(to) && to.kind === 'function') return functionNode(to, qualifier ?? LATEST, story);
  return { ...endNode(to, 'exit', `${story.id} exit`, story.stack), told: notified(toldBy) };
}

function notified(toldBy: Known<readonly Listener[]>): Notified {
  const who = isUnknown(toldBy) ? 'unknown' : toldBy.length === 0 ? 'nobody' : 'somebody';
  return { who, words: toldWords(toldBy) };
}

function functionNode(end: Known<StoryEnd>, qualifier: Known<string>, { id, through, stack }: Story): DrawnNode {
  const name = isUnknown(qualifier) ? through ?? knownWords(qualifier, String) : qualifier;
  const shape = 'function';
  if (isUnknown(end)) {
    const label = `${endWords(end)} : ${name}`;
    return { key: `hidden ${id}`, label, name: label, shape, stack, hidden: true };
  }
  return {
    key: JSON.stringify([end.node, name]), ...named(end, ` : ${name}`), shape, stack: end.stack ?? '', node: end.node,
  };
}

/** What is hidden is not the same for two stories. */
export function endNode(end: Known<StoryEnd>, shape: 'source' | 'exit', owner: string, stack: string): DrawnNode {
  if (isUnknown(end)) {
    const label = `unknown ${shape}`;
    return { key: `hidden ${shape} ${owner}`, label, name: label, shape: 'doubt', stack, hidden: true };
  }
  return { key: `node ${end.node}`, ...named(end, ''), shape, stack: end.stack ?? '', node: end.node };
}

function named(end: StoryEnd, after: string): Pick<DrawnNode, 'label' | 'noun' | 'name'> {
  return { label: `${endWords(end)}${after}`, ...(end.noun === undefined ? {} : { noun: end.noun }), name: `${end.name}${after}` };
}
