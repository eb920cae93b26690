/** The style of a file of SVG, for a light and a dark screen. On paper it is light. */
import { DARK, LIGHT, Palette } from '../drawing/palette';
import { PICTURE_SHAPES, pictureColors, SANS_SERIF } from '../drawing/style';

/** Pixels of a line, and of the widest usual character. */
export const SVG_TEXT = { titleLine: 32, titleCharacter: 12, line: 20, character: 7.2 };

const SHAPES = [
  `.picture .headline,.picture .sub,.picture .foot,.picture .stack,.picture .counts{font-family:${SANS_SERIF}}`,
  '.picture .headline{font-size:22px;font-weight:700}',
  '.picture .sub{font-size:13px}',
  '.picture .foot{font-size:11px}',
  '.picture .stack{font-size:15px;font-weight:700}',
  '.picture .counts{font-size:12px}',
  '.picture .counts.certain,.picture .counts.possible{font-weight:700}',
  '.band{stroke-width:1.25}',
].join('');

export function svgStyle(): string {
  return `${PICTURE_SHAPES}${SHAPES}${colors(LIGHT)}@media screen and (prefers-color-scheme:dark){${colors(DARK)}}`;
}

function colors(of: Palette): string {
  return [
    pictureColors(of),
    `.canvas{fill:${of.canvas}}`,
    `.band{fill:${of.canvas};stroke:${of.rule}}`,
    `.picture .sub,.picture .foot,.picture .counts{fill:${of.muted}}`,
    `.picture .counts.certain{fill:${of.lostLine}}`,
    `.picture .counts.possible{fill:${of.warn}}`,
    `.band.certain{stroke:${of.lostLine}}`,
  ].join('');
}
