/** The outline of a box. Each shape can be told without its color. */
import { PictureNode } from '../picture/parts';
import { Element, element } from './element';

type Corner = readonly [x: number, y: number];

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const NOWHERE = { width: 132, cut: 13 };
const CUT = 14;

export function outline({ shape, hidden }: PictureNode, place: Place): readonly Element[] {
  const box = shapeOf(shape, place);
  // The hatch covers the box below its text.
  return hidden ? [box, { ...box, attributes: { ...box.attributes, class: 'hatch', fill: 'url(#hatch)' } }] : [box, ...sides(shape, place)];
}

function shapeOf(shape: PictureNode['shape'], { left, top, width, height }: Place): Element {
  const rect = (rx: number): Element => element('rect', { class: 'box', x: left, y: top, width, height, rx });
  switch (shape) {
    case 'source': return rect(Math.min(20, height / 2));
    case 'function':
    case 'exit': return rect(4);
    case 'nowhere': return polygon(octagon({ left, top, width: NOWHERE.width, height }, NOWHERE.cut));
    default: return polygon(hexagon({ left, top, width, height }));
  }
}

/** A function has a bar before it, an exit a floor below it. */
function sides(shape: PictureNode['shape'], { left, top, width, height }: Place): readonly Element[] {
  if (shape === 'function') return [element('path', { class: 'side', d: `M${left + 2} ${top + 3}V${top + height - 3}` })];
  if (shape !== 'exit') return [];
  return [element('path', { class: 'side', d: `M${left + 3} ${top + height - 2}H${left + width - 3}` })];
}

function polygon(points: readonly Corner[]): Element {
  return element('polygon', { class: 'box', points: points.map(([x, y]) => `${x},${y}`).join(' ') });
}

function octagon({ left, top, width, height }: Place, cut: number): readonly Corner[] {
  const [right, bottom] = [left + width, top + height];
  return [
    [left + cut, top], [right - cut, top], [right, top + cut], [right, bottom - cut],
    [right - cut, bottom], [left + cut, bottom], [left, bottom - cut], [left, top + cut],
  ];
}

function hexagon({ left, top, width, height }: Place): readonly Corner[] {
  const [right, bottom, middle] = [left + width, top + height, top + height / 2];
  return [
    [left + CUT, top], [right - CUT, top], [right, middle], [right - CUT, bottom], [left + CUT, bottom], [left, middle],
  ];
}
