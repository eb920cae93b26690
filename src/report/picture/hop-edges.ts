/** The edges of a hop: what it hands over, and what it cannot hand over. */
import { Hop } from '../hops/hop';
import { hopTimeWords } from '../hops/hop-words';
import { DrawnEdge, DrawnNode, endNode } from './edges';

const DROPPED = 'NOWHERE: dropped';

export function hopEdges(hop: Hop): readonly DrawnEdge[] {
  const { id, source, target, stack, exits, ending } = hop;
  const [from, to] = [endNode(source, 'source', id, stack), endNode(target, 'source', id, stack)];
  const dropped: DrawnNode = {
    key: `dropped ${from.key}`, label: DROPPED, name: DROPPED, shape: 'doubt', stack, isLost: true,
  };
  return [
    { from, to, label: hopTimeWords(hop), line: 'solid' },
    ...exits.map((exit): DrawnEdge => ({
      from, to: endNode(exit.to, 'exit', `${id} exit`, stack), label: 'not handed over: the event', line: 'solid',
    })),
    ...ending === 'dropped' ? [{ from, to: dropped, label: 'not handed over: the event', line: 'dotted' as const }] : [],
  ];
}
