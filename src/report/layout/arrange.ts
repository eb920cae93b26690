/** Puts rectangles below each other, or into columns of about the same height where one would be too long. */
import { Point, Size } from './plane';

/** How much wider than high the whole may be. */
const ASPECT = 1.6;

interface Arranged extends Size {
  /** The upper left corner of each. */
  readonly corners: readonly Point[];
}

export function arranged(parts: readonly Size[], gap: number, isGrid: boolean): Arranged {
  const total = parts.reduce((sum, { height }) => sum + height + gap, 0);
  const widest = parts.reduce((most, { width }) => Math.max(most, width), 0);
  const columns = isGrid ? Math.max(1, Math.round(Math.sqrt(ASPECT * total / (widest + gap)))) : 1;
  const corners: Point[] = [];
  let [x, y, height] = [0, 0, 0];
  for (const part of parts) {
    if (y > 0 && y + part.height > total / columns + gap) [x, y] = [x + widest + 2 * gap, 0];
    corners.push({ x, y });
    y += part.height + gap;
    height = Math.max(height, y - gap);
  }
  return { width: x + widest, height, corners };
}
