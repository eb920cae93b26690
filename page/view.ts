/** The picture of one band: drawn when it is opened, chosen by click or key, and walked along its edges. */
import { drawnBand, edgeText, fullText } from '../src/report/drawing/band';
import { element } from '../src/report/drawing/element';
import { layoutOf } from '../src/report/layout/layout';
import { hopsInto } from '../src/report/picture/hops-into';
import { PictureEdge, PictureNode } from '../src/report/picture/parts';
import { pictureOf } from '../src/report/picture/picture';
import type { App } from './app';
import { svgNode } from './dom';
import { walk } from './walk';

export interface View {
  readonly svg: SVGElement;
  readonly width: number;
  readonly height: number;
  /** Shows only the paths of what is chosen. */
  readonly mark: () => void;
}

/** `places`: those of the paths of the band, in the list of all. */
export function viewOf(app: App, stack: string, places: readonly number[], name: string): View {
  const shown = places.map((place) => app.paths[place]);
  const picture = pictureOf(shown, Infinity, app.sharers(), hopsInto(app.hopsAt, shown));
  const drawn = drawnBand(picture, stack, layoutOf);
  const { width, height } = drawn;
  const svg = svgNode(element('svg', { 'class': 'picture', 'viewBox': `0 0 ${width} ${height}`, 'role': 'group', 'aria-label': `Picture of ${name}` }));
  const [ways, labels, nodes] = [drawn.ways, drawn.labels, drawn.nodes].map((list) => list.map(svgNode));
  svg.append(...ways, ...labels, ...nodes);
  const pathsOf = ({ paths }: PictureEdge): readonly number[] => paths.map((path) => places[path]);
  const edgesAt = ({ id }: PictureNode): readonly PictureEdge[] => picture.edges.filter(({ from, to }) => from === id || to === id);
  labels.forEach((label, i) => label.addEventListener('click', () => app.choose(pathsOf(picture.edges[i]))));
  nodes.forEach((node, i) => {
    const choose = (): void => app.choose([...new Set(edgesAt(picture.nodes[i]).flatMap(pathsOf))]);
    const edges = edgesAt(picture.nodes[i]).map((edge) => edgeText(edge, picture.nodes));
    node.setAttribute('role', 'button');
    node.querySelector('title')?.remove();
    node.prepend(svgNode(element('title', {}, [fullText(picture.nodes[i]), ...edges].join('. '))));
    node.addEventListener('click', choose);
    node.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      choose();
    });
  });
  const settle = walk(nodes, picture, drawn);
  const mark = (): void => {
    settle();
    const chosen = new Set(app.chosen);
    const on = picture.edges.map((edge) => pathsOf(edge).some((place) => chosen.has(place)));
    svg.classList.toggle('chosen', on.includes(true));
    const touched = new Set(picture.edges.flatMap(({ from, to }, i) => (on[i] ? [from, to] : [])));
    on.forEach((isOn, i) => [ways[i], labels[i]].forEach((part) => part.classList.toggle('on', isOn)));
    nodes.forEach((node, i) => {
      node.classList.toggle('on', touched.has(picture.nodes[i].id));
      node.setAttribute('aria-pressed', String(touched.has(picture.nodes[i].id)));
    });
  };
  return { svg, width, height, mark };
}
