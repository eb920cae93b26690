/** The hatch of what is unknown. A document has one, which all its pictures use. */
import { Element, element } from './element';

export function hatch(): Element {
  return element('defs', {}, element(
    'pattern', { id: 'hatch', width: 8, height: 8, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('path', { 'class': 'stripe', 'd': 'M0 0V8', 'stroke-width': 3 }),
  ));
}
