/**
 * The picture of stories as plain nodes and edges, from left to right: sources, functions, exits. Ids are numbers of its
 * own, because no drawing takes any name for an id. A lost event has an end of its own beside its function.
 */
import { memo } from '../../model/collections';
import { isUnknown, Known } from '../../model/known';
import { Story, StoryEnd, StoryExit } from '../story/story';
import { carriesWords, endWords, knownWords, timeWords, triesWords } from '../story-words';

export type NodeShape = 'source' | 'function' | 'exit' | 'nowhere' | 'doubt';

export interface PictureNode {
  readonly id: number;
  readonly label: string;
  readonly shape: NodeShape;
  readonly stack: string;
}

export interface PictureEdge {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** `solid` for what is, `dotted` for handled events and doubts, `dashed` for what was. */
  readonly line: 'solid' | 'dotted' | 'dashed';
}

export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  /** Paths that did not fit. */
  readonly left: number;
}

/** A story, and what is to be said of it beside an earlier report. */
export interface PicturePath {
  readonly story: Story;
  readonly state?: 'new' | 'was';
  readonly removed?: readonly StoryExit[];
  readonly added?: readonly StoryExit[];
}

/** Draws path after path, as long as the number of edges stays within `mostEdges`. */
export function pictureOf(paths: readonly PicturePath[], mostEdges: number): Picture {
  const drawing = new Drawing();
  let left = 0;
  for (const path of paths) if (!drawing.draw(path, mostEdges)) left += 1;
  return { ...drawing.drawn(), left };
}

type DrawnNode = Omit<PictureNode, 'id'> & { readonly key: string };
type DrawnEdge = Omit<PictureEdge, 'from' | 'to'> & { readonly from: DrawnNode; readonly to: DrawnNode };

class Drawing {
  private readonly nodes = new Map<string, PictureNode>();
  private readonly edges = new Map<string, PictureEdge>();

  public draw(path: PicturePath, mostEdges: number): boolean {
    const edges = edgesOf(path).filter((edge) => !this.edges.has(edgeKey(edge)));
    if (this.edges.size + edges.length > mostEdges) return false;
    for (const edge of edges) {
      this.edges.set(edgeKey(edge), { ...edge, from: this.idOf(edge.from), to: this.idOf(edge.to) });
    }
    return true;
  }

  public drawn(): Pick<Picture, 'nodes' | 'edges'> {
    return { nodes: [...this.nodes.values()], edges: [...this.edges.values()] };
  }

  private idOf({ key, ...node }: DrawnNode): number {
    return memo(this.nodes, key, () => ({ ...node, id: this.nodes.size + 1 })).id;
  }
}

function edgeKey({ from, to, label, line }: DrawnEdge): string {
  return JSON.stringify([from.key, to.key, label, line]);
}

function edgesOf({ story, state, removed = [], added = [] }: PicturePath): readonly DrawnEdge[] {
  const source = sourceNode(story);
  const handler = functionNode(story.function, story.qualifier, story);
  const line = state === 'was' ? 'dashed' : 'solid';
  const marked = (label: string, mark?: string): string => (mark === undefined ? label : `${mark}: ${label}`);
  const isNew = (exit: StoryExit): boolean => added.includes(exit);
  const leaves = story.exits.filter(({ of }) => of !== 'failed' || story.lost.verdict !== 'certain');
  const exitEdge = (exit: StoryExit, mark: 'new' | 'was' | undefined): DrawnEdge => ({
    from: exit.of === 'undelivered' ? source : handler,
    // What was may stand in the stack of an earlier file.
    to: mark === 'was' ? { ...exitNode(exit, story), stack: story.stack } : exitNode(exit, story),
    label: marked(exitLabel(exit), mark),
    line: mark === 'was' ? 'dashed' : exit.of === 'handled' ? 'dotted' : line,
  });
  return [
    { from: source, to: handler, label: marked(triesLabel(story), state), line },
    ...leaves.map((exit) => exitEdge(exit, isNew(exit) ? 'new' : undefined)),
    ...removed.map((exit) => exitEdge(exit, 'was')),
    ...nowhereEdges(story, handler, line),
  ];
}

function nowhereEdges({ id, lost, stack }: Story, from: DrawnNode, line: PictureEdge['line']): readonly DrawnEdge[] {
  const nowhere = { key: `nowhere ${from.key}`, label: 'NOWHERE', shape: 'nowhere' as const, stack };
  if (lost.verdict === 'certain') return [{ from, to: nowhere, label: LOST[lost.why ?? ''] ?? 'lost', line }];
  if (lost.verdict !== 'possible') return [];
  const doubt = { key: `doubt ${id}`, label: 'may be lost', shape: 'doubt' as const, stack };
  return [{ from, to: doubt, label: 'possible loss', line: 'dotted' }];
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

function sourceNode({ id, source, stack }: Story): DrawnNode {
  if (source === undefined) return { key: `caller ${id}`, label: 'any asynchronous caller', shape: 'source', stack };
  return endNode(source, 'source', id, stack);
}

function exitNode({ to, qualifier }: StoryExit, story: Story): DrawnNode {
  return !isUnknown(to) && to.kind === 'function'
    ? functionNode(to, qualifier ?? '$LATEST', story)
    : endNode(to, 'exit', `${story.id} exit`, story.stack);
}

function functionNode(end: Known<StoryEnd>, qualifier: Known<string>, { id, through, stack }: Story): DrawnNode {
  const name = knownWords(qualifier, String);
  return {
    key: isUnknown(end) ? `hidden ${id}` : JSON.stringify([end.node, isUnknown(qualifier) ? through ?? name : name]),
    label: `${endWords(end)} : ${isUnknown(qualifier) ? through ?? name : name}`,
    shape: 'function',
    stack: isUnknown(end) ? stack : end.stack ?? '',
  };
}

/** What is hidden is not the same for two stories. */
function endNode(end: Known<StoryEnd>, shape: NodeShape, owner: string, stack: string): DrawnNode {
  if (isUnknown(end)) return { key: `hidden ${shape} ${owner}`, label: `unknown ${shape}`, shape: 'doubt', stack };
  return { key: `node ${end.node}`, label: endWords(end), shape, stack: end.stack ?? '' };
}
