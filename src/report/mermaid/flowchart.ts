/** Writes a picture as a flowchart of Mermaid, with stacks as its bands. */
import { groupBy } from '../../model/collections';
import { PictureEdge, PictureNode } from '../picture/parts';
import { Picture } from '../picture/picture';
import { mermaidLabel } from './escape';

const SHAPES: Readonly<Record<PictureNode['shape'], readonly [open: string, close: string]>> = {
  source: ['([', '])'], function: ['[', ']'], exit: ['[(', ')]'], nowhere: ['{{', '}}'], doubt: ['{{', '}}'],
};
const ARROWS: Readonly<Record<PictureEdge['line'], string>> = { solid: '-->', dotted: '-.->', dashed: '-.->' };

export function flowchart({ nodes, edges, left }: Picture): readonly string[] {
  const stacks = groupBy(nodes, ({ stack }) => stack);
  const isBanded = [...stacks.keys()].filter((stack) => stack !== '').length > 1;
  const bands = [...stacks].flatMap(([stack, inside], i) => {
    const lines = inside.map((node) => `  ${nodeLine(node)}`);
    return isBanded && stack !== '' ? [`  subgraph s${i + 1}[${mermaidLabel(stack)}]`, ...lines.map((line) => `  ${line}`), '  end'] : lines;
  });
  return [
    'flowchart LR',
    ...bands,
    ...edges.map(({ from, to, label, line }) => `  n${from} ${ARROWS[line]}|${mermaidLabel(label)}| n${to}`),
    ...(left === 0 ? [] : [`  more[${mermaidLabel(`${left} more ${left === 1 ? 'delivery' : 'deliveries'}, not shown`)}]`]),
    ...classLines(nodes),
  ];
}

function nodeLine({ id, label, shape }: PictureNode): string {
  const [open, close] = SHAPES[shape];
  return `n${id}${open}${mermaidLabel(label)}${close}`;
}

/** What a hop drops is as certain as what a function loses. */
function classOf({ shape, isLost, mark }: PictureNode): string | undefined {
  if (mark === 'was') return mark;
  if (shape === 'nowhere' || isLost === true) return 'lost';
  return shape === 'doubt' ? 'doubt' : undefined;
}

/** Not everybody sees colors: each end has its shape and its word as well. */
function classLines(nodes: readonly PictureNode[]): readonly string[] {
  const named = (name: string, style: string): readonly string[] => {
    const ids = nodes.filter((node) => classOf(node) === name).map(({ id }) => `n${id}`);
    return ids.length === 0 ? [] : [`  classDef ${name} ${style}`, `  class ${ids.join(',')} ${name}`];
  };
  return [
    ...named('lost', 'fill:#b3261e,stroke:#7a1a14,color:#ffffff'),
    ...named('doubt', 'stroke-dasharray:5 4'),
    ...named('was', 'stroke-dasharray:2 4'),
  ];
}
