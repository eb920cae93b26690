/** The contrasts of WCAG 2.2 AA, computed: 4.5 for text, 3 for lines that mean something. */
import { DARK, LIGHT, Palette } from '../../../src/report/drawing/palette';

type Color = keyof Palette;

const TEXT: readonly (readonly [text: Color, ground: Color])[] = [
  ['ink', 'canvas'], ['ink', 'surface'], ['ink', 'functionFill'], ['ink', 'exitFill'], ['muted', 'canvas'], ['muted', 'surface'], ['muted', 'functionFill'],
  ['muted', 'exitFill'], ['warn', 'canvas'], ['warn', 'exitFill'], ['maybeInk', 'maybeFill'], ['muted', 'maybeFill'], ['lostInk', 'lostFill'], ['lostLine', 'canvas'], ['focus', 'canvas'],
];
const LINES: readonly (readonly [line: Color, ground: Color])[] = [
  ['edge', 'canvas'], ['functionLine', 'canvas'], ['exitLine', 'canvas'], ['lostLine', 'canvas'], ['maybeLine', 'canvas'], ['focus', 'canvas'],
];

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const below = (pairs: typeof TEXT, palette: Palette, least: number): readonly string[] => pairs
  .filter(([one, other]) => contrast(palette[one], palette[other]) < least)
  .map(([one, other]) => `${one} on ${other}: ${contrast(palette[one], palette[other]).toFixed(2)}`);

describe.each([['light', LIGHT], ['dark', DARK]] as const)('%s', (_, palette) => {
  test('text has a contrast of 4.5', () => expect(below(TEXT, palette, 4.5)).toEqual([]));
  test('lines that mean something have a contrast of 3', () => expect(below(LINES, palette, 3)).toEqual([]));
});

test('the contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
