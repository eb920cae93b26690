/** Draws the picture of one stack: boxes from left to right, and the edges between them below their labels. */
import type { layoutOf } from '../layout/layout';
import { Point, Size } from '../layout/plane';
import { PictureEdge, PictureNode } from '../picture/parts';
import { Picture } from '../picture/picture';
import { BOX, BoxLines, boxLines, boxSize, CAPTION, LABEL, LabelLines, labelOf, linkOf, NAME, NOTE } from './boxes';
import { arrowAt, curveThrough } from './curve';
import { Element, element } from './element';
import { outline } from './outline';

export interface DrawnBand extends Size {
  /** The lines of the edges, in the order of the picture. They lie below all labels. */
  readonly ways: readonly Element[];
  readonly labels: readonly Element[];
  readonly nodes: readonly Element[];
  /** Where each node is. */
  readonly columns: readonly number[];
  readonly middles: readonly Point[];
}

const MARGIN = 16;

export function drawnBand({ nodes, edges }: Picture, stack: string, layout: typeof layoutOf): DrawnBand {
  const boxes = nodes.map((node) => {
    const lines = boxLines(node, stack);
    return { node, lines, ...boxSize(lines, node) };
  });
  const labels = edges.map((edge) => labelOf(edge, nodes));
  const placed = layout(boxes, edges.map((edge, i) => linkOf(edge, labels[i])));
  return {
    width: placed.width + 2 * MARGIN,
    height: placed.height + 2 * MARGIN,
    ways: edges.map((edge, i) => drawnWay(edge, placed.links[i].points.map(inside), nodes)),
    labels: edges.map((edge, i) => drawnLabel(edge, labels[i], inside(placed.links[i].label), nodes)),
    nodes: boxes.map(({ node, lines, ...size }, i) => drawnNode(node, lines, size, inside(placed.nodes[i]))),
    columns: placed.nodes.map(({ column }) => column),
    middles: placed.nodes,
  };
}

function inside({ x, y }: Point): Point {
  return { x: x + MARGIN, y: y + MARGIN };
}

function drawnNode(node: PictureNode, lines: BoxLines, { width, height }: Size, { x, y }: Point): Element {
  const [left, top] = [x - width / 2, y - height / 2];
  const classes = ['node', node.shape, ...(node.hidden ? ['hidden'] : []), ...(node.mark === undefined ? [] : [node.mark])].join(' ');
  const title = titleIfCut([...lines.caption, ...lines.name, ...lines.notes.map(({ text }) => text)], fullText(node));
  return element('g', { class: classes }, ...title, ...outline(node, { left, top, width, height }), ...(
    node.shape === 'nowhere'
      ? [element('text', { 'class': 'word', 'x': left + 66, 'y': y + 5, 'text-anchor': 'middle' }, node.name)]
      : textOf(lines, left + BOX.padding + 2, top + BOX.padding)
  ));
}

function titleIfCut(lines: readonly string[], text: string): readonly Element[] {
  return lines.some((line) => line.endsWith('…')) ? [element('title', {}, text)] : [];
}

/** What a pointer or a screen reader gets, where lines are cut. */
export function fullText({ label, mark, told, shared, stack }: PictureNode): string {
  return [
    mark === undefined ? label : `${mark}: ${label}`,
    ...(stack === '' ? [] : [`stack ${stack}`]),
    ...(shared === undefined ? [] : [`shared by ${shared} functions`]),
    ...told.map(({ words }) => `told: ${words}`),
  ].join('; ');
}

function textOf({ caption, name, notes }: BoxLines, x: number, top: number): readonly Element[] {
  let y = top;
  return [
    ...caption.map((text) => [text, CAPTION.line, 'caption'] as const),
    ...name.map((text) => [text, NAME.line, 'name'] as const),
    ...notes.map(({ text, warns }) => [text, NOTE.line, warns ? 'note warn' : 'note'] as const),
  ].map(([text, line, kind]) => {
    y += line;
    return element('text', { class: kind, x, y: y - 4 }, text);
  });
}

function drawnWay(edge: PictureEdge, points: readonly Point[], nodes: readonly PictureNode[]): Element {
  return element(
    'g', { class: classOf('edge', edge, nodes) },
    element('path', { class: 'way', d: curveThrough(points) }), element('path', { class: 'arrow', d: arrowAt(points) }),
  );
}

/** The label is on a plate, so that no line strikes it through. */
function drawnLabel(
  edge: PictureEdge, { lines, width, height }: LabelLines, { x, y }: Point, nodes: readonly PictureNode[],
): Element {
  const top = y - height / 2;
  return element(
    'g', { class: classOf('tag', edge, nodes) },
    ...titleIfCut(lines, edgeText(edge, nodes)),
    element('rect', { class: 'plate', x: x - width / 2, y: top, width, height }),
    ...lines.map((text, i) => (
      element('text', { 'class': 'label', x, 'y': top + (i + 1) * LABEL.line - 2, 'text-anchor': 'middle' }, text)
    )),
  );
}

export function edgeText({ from, to, label, details }: PictureEdge, nodes: readonly PictureNode[]): string {
  return `${nodes[from - 1].label} to ${nodes[to - 1].label}: ${[label, ...details].join('; ')}`;
}

function classOf(kind: 'edge' | 'tag', { to, line, mark }: PictureEdge, nodes: readonly PictureNode[]): string {
  const { shape, hidden } = nodes[to - 1];
  const fate = mark === 'was' ? [] : shape === 'nowhere' ? ['lost'] : shape === 'doubt' && hidden === undefined ? ['maybe'] : [];
  return [kind, line, ...fate, ...(mark === undefined ? [] : [mark])].join(' ');
}
