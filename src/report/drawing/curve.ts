/** The course of an edge as a path of SVG, which leaves and reaches each point level, and the arrow at its end. */
import { Point } from '../layout/plane';

const ARROW = { length: 9, half: 4.5 };

export function curveThrough(points: readonly Point[]): string {
  const [start, ...rest] = points;
  let from = start;
  const parts = rest.map((to) => {
    const middle = (from.x + to.x) / 2;
    const part = from.y === to.y ? `L${at(to)}` : `C${middle} ${from.y} ${middle} ${to.y} ${at(to)}`;
    from = to;
    return part;
  });
  return [`M${at(start)}`, ...parts].join('');
}

/** Edges end level, so that the arrow points to the right, or to the left for a loop. */
export function arrowAt(points: readonly Point[]): string {
  const [before, end] = points.slice(-2);
  const back = end.x >= before.x ? -ARROW.length : ARROW.length;
  return `M${at(end)}L${end.x + back} ${end.y - ARROW.half}L${end.x + back} ${end.y + ARROW.half}Z`;
}

function at({ x, y }: Point): string {
  return `${x} ${y}`;
}
