/** One stop of the Tab key for a picture. Arrows follow the edges and the columns, Home and End lead along a column. */
import type { DrawnBand } from '../src/report/drawing/band';
import type { Picture } from '../src/report/picture/picture';

/** Returns what gives the stop to another node where the side that is shown hides the one that has it. */
export function walk(
  nodes: readonly SVGElement[], { edges }: Picture, { columns, middles }: DrawnBand,
): () => void {
  nodes.forEach((node, i) => node.setAttribute('tabindex', i === 0 ? '0' : '-1'));
  let stop = 0;
  const moveTo = (next: number): void => {
    nodes[stop].setAttribute('tabindex', '-1');
    nodes[next].setAttribute('tabindex', '0');
    stop = next;
  };
  const goTo = (next: number | undefined): void => {
    if (next === undefined) return;
    moveTo(next);
    nodes[next].focus();
  };
  const isShown = (at: number): boolean => !nodes[at].matches('.after .was,.before .new');
  const column = (at: number): readonly number[] => nodes.flatMap((_, i) => (columns[i] === columns[at] && isShown(i) ? [i] : []))
    .sort((a, b) => middles[a].y - middles[b].y || middles[a].x - middles[b].x);
  const nearest = (at: number, ends: readonly number[]): number | undefined => (
    ends.filter(isShown).sort((a, b) => Math.abs(middles[a].y - middles[at].y) - Math.abs(middles[b].y - middles[at].y))[0]
  );
  const MOVES: Readonly<Record<string, (at: number) => number | undefined>> = {
    ArrowRight: (at) => nearest(at, edges.flatMap(({ from, to }) => (from - 1 === at ? [to - 1] : []))),
    ArrowLeft: (at) => nearest(at, edges.flatMap(({ from, to }) => (to - 1 === at ? [from - 1] : []))),
    ArrowDown: (at) => column(at)[column(at).indexOf(at) + 1],
    ArrowUp: (at) => column(at)[column(at).indexOf(at) - 1],
    Home: (at) => column(at)[0],
    End: (at) => column(at).at(-1),
  };
  nodes.forEach((node, at) => {
    node.addEventListener('focus', () => {
      if (stop !== at) goTo(at);
    });
    node.addEventListener('keydown', (event) => {
      if (!Object.hasOwn(MOVES, event.key)) return;
      event.preventDefault();
      goTo(MOVES[event.key](at));
    });
  });
  return () => {
    if (!isShown(stop)) moveTo(Math.max(0, nodes.findIndex((_, i) => isShown(i))));
  };
}
