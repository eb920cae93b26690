/** Puts rectangles below each other, or into columns of about the same height where one would be too long. */
import { Point, Size } from './plane';

/** How much wider than high the whole may be. */
const ASPECT = 1.6;

interface Arranged extends Size {
  /** The upper left corner of each. */
  readonly corners: readonly Point[];
}

/** In their order, from top to bottom and column by column. No column is wider than its widest rectangle. */
export function arranged(parts: readonly Size[], gap: number, columns = 1): Arranged {
  const most = totalHeight(parts, gap) / columns;
  const corners: Point[] = [];
  let [x, y, column, width, height] = [0, 0, 1, 0, 0];
  for (const part of parts) {
    if (y > 0 && column < columns && y + part.height / 2 > most) {
      [x, y, column, width] = [x + width + 2 * gap, 0, column + 1, 0];
    }
    corners.push({ x, y });
    y += part.height + gap;
    width = Math.max(width, part.width);
    height = Math.max(height, y - gap);
  }
  return { width: x + width, height, corners };
}

/** So many columns that the whole has about the shape of a screen. */
export function columnsOfScreen(parts: readonly Size[], gap: number): number {
  const widest = parts.reduce((most, { width }) => Math.max(most, width), 0);
  return Math.max(1, Math.round(Math.sqrt(ASPECT * totalHeight(parts, gap) / (widest + gap))));
}

/** So few columns that none is much higher. */
export function columnsWithin(parts: readonly Size[], gap: number, highest: number): number {
  return Math.max(1, Math.ceil(totalHeight(parts, gap) / highest));
}

function totalHeight(parts: readonly Size[], gap: number): number {
  return parts.reduce((sum, { height }) => sum + height + gap, 0);
}
