/** The bands of the picture: drawn open, or as a card that only counts. */
import { NodeId } from '../../model/node';
import { drawnBand } from '../drawing/band';
import { Element, element } from '../drawing/element';
import { fittedLines } from '../drawing/lines';
import type { layoutOf } from '../layout/layout';
import { Size } from '../layout/plane';
import { Band, bandCounts, bandName } from '../picture/bands';
import { HopsByTarget, hopsInto } from '../picture/hops-into';
import { pictureOf } from '../picture/picture';
import { SVG_TEXT } from './style';

export interface BandBody extends Size {
  readonly body: readonly Element[];
}

const HEAD = 34;
/** Pixels of the widest usual character of a stack's name. */
const STACK = 9;
const CARD = { width: 380, height: 56 };

export function openBand(
  band: Band, sharers: ReadonlyMap<NodeId, number>, hops: HopsByTarget, layout: typeof layoutOf,
): BandBody {
  const picture = pictureOf(band.paths, Infinity, sharers, hopsInto(hops, band.paths));
  const { ways, labels, nodes, width, height } = drawnBand(picture, band.stack, layout);
  const size = { width: Math.max(width, CARD.width), height: height + HEAD };
  const counts = bandCounts(band);
  const room = size.width - counts.length * SVG_TEXT.character;
  return {
    ...size,
    body: [
      element('rect', { class: `band ${band.worst}`, ...size, rx: 8 }),
      element('text', { class: 'stack', x: 16, y: 26 }, fittedLines(bandName(band), Math.max(8, Math.floor((room - 48) / STACK)), 1)[0]),
      element('text', { 'class': `counts ${band.worst}`, 'x': size.width - 16, 'y': 26, 'text-anchor': 'end' }, counts),
      element('g', { transform: `translate(0 ${HEAD})` }, ...ways, ...labels, ...nodes),
    ],
  };
}

export function bandCard(band: Band): BandBody {
  return {
    ...CARD,
    body: [
      element('rect', { class: `band ${band.worst}`, ...CARD, rx: 8 }),
      element('text', { class: 'stack', x: 16, y: 24 }, fittedLines(bandName(band), 44, 1)[0]),
      element('text', { class: `counts ${band.worst}`, x: 16, y: 43 }, bandCounts(band)),
    ],
  };
}
